/** Whether a copy is returned, in the page's hand: sent until the server has it, and taken back. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useValueKeeper } from '#browser/teach/use-value-keeper.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'

export interface CopyReturn {
  readonly isReturned: boolean
  readonly state: KeptState | null
  /** Resolves true once the server has it; false takes the copy back. */
  give(isReturned: boolean): Promise<boolean>
  /** The server took it back with a mark. */
  forget(): void
}

export function useReturn(attemptId: string, wasReturned: boolean): CopyReturn {
  const [isReturned, setReturned] = useState(wasReturned)
  const [state, setState] = useState<KeptState | null>(null)
  const keeper = useValueKeeper<boolean>(`return ${attemptId}`, () => ({
    onState: (_, next) => setState(next),
    async send(_, wanted) {
      const path = `/api/attempts/${attemptId}/return`
      const result = await callApi(path, { method: wanted ? 'PUT' : 'DELETE' })
      // Also where it went by itself, once the line was back.
      if (result.ok) setReturned(wanted)
      return result
    },
  }))
  return {
    isReturned,
    state,
    give: (wanted) => keeper.save('return', wanted),
    forget: () => setReturned(false),
  }
}
