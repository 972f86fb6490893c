/** One act of a person on the server: under way, refused with its words, or done. */
import { useState } from 'preact/hooks'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'

export interface Act {
  readonly busy: boolean
  readonly refusal: ApiRefusal | null
  /** Runs it; `onDone` gets what came back. What was typed stays whatever happens. */
  run<T>(ask: () => Promise<ApiResult<T>>, onDone: (value: T) => void): Promise<void>
  forget(): void
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  return {
    busy,
    refusal,
    async run(ask, onDone) {
      setBusy(true)
      setRefusal(null)
      const result = await ask()
      setBusy(false)
      if (result.ok) onDone(result.value)
      else setRefusal(result.refusal)
    },
    forget: () => setRefusal(null),
  }
}
