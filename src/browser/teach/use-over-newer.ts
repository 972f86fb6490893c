/** Saving over what was read: what a colleague wrote meanwhile comes back, until the teacher chose. */
import { useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import { type Act, useAct } from '#browser/api/use-act.ts'

/** `over`: what stands there and was seen; null: what the form was opened with. */
export type SendOver<Newer> = (over: Newer | null) => Promise<ApiResult<{ newer: Newer | null }>>

export interface OverNewer<Newer> {
  readonly act: Act
  readonly newer: Newer | null
  /** Saves over what was read; a second time, over what came back. */
  readonly save: () => void
  /** What came back is what was read now. */
  readonly take: () => void
}

interface Place {
  readonly current: HTMLElement | null
}

/** `field`: where one goes on once the choice is made, for what was pressed is gone then. */
export function useOverNewer<Newer>(
  send: SendOver<Newer>,
  on: { saved: () => void; taken: (newer: Newer) => void; field: Place },
): OverNewer<Newer> {
  const act = useAct()
  const [newer, setNewer] = useState<Newer | null>(null)
  return {
    act,
    newer,
    save() {
      void act.run(
        () => send(newer),
        (saved) => {
          setNewer(saved.newer)
          if (saved.newer !== null) return
          if (newer !== null) on.field.current?.focus()
          on.saved()
        },
      )
    },
    take() {
      if (newer === null) return
      on.taken(newer)
      setNewer(null)
      on.field.current?.focus()
    },
  }
}
