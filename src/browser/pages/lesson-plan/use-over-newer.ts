/** Saving over what was read: what a colleague wrote meanwhile comes back, until the teacher chose. */
import { useState } from 'preact/hooks'
import { type Act, useAct } from '#browser/api/use-act.ts'
import type { SendOver } from './save-behind.ts'

export interface OverNewer<Newer> {
  readonly act: Act
  readonly newer: Newer | null
  /** Saves over what was read; a second time, over what came back. */
  readonly save: () => void
  /** What came back is what was read now. */
  readonly take: () => void
}

export function useOverNewer<Newer>(
  send: SendOver<Newer>,
  on: { saved: () => void; taken: (newer: Newer) => void },
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
          if (saved.newer === null) on.saved()
        },
      )
    },
    take() {
      if (newer !== null) on.taken(newer)
      setNewer(null)
    },
  }
}
