/**
 * The name that somebody searches, found again when they come back from a file. It stands in the
 * entry of the browser's history, never in the address, and only its writer gets it back.
 */
import { useEffect, useState } from 'preact/hooks'
import { useSettled } from '#browser/parts/use-settled.ts'
import { useViewer } from '#browser/viewer.ts'

interface Remembered {
  readonly searchedName: string
  readonly by: string
}

function remembered(state: unknown, personId: string | null): string {
  if (typeof state !== 'object' || state === null || personId === null) return ''
  const { searchedName, by } = state as Partial<Remembered>
  return by === personId && typeof searchedName === 'string' ? searchedName : ''
}

export function useRememberedName(): [string, (name: string) => void] {
  const viewer = useViewer()
  const personId = viewer.state === 'known' ? viewer.me.personId : null
  const [name, setName] = useState(() => remembered(history.state, personId))
  // Browsers allow few writes in a short time: one for each pause, not for each key.
  const settled = useSettled(name)
  // Changing another filter replaces the entry, so it is written again after every drawing.
  useEffect(() => {
    if (personId === null || remembered(history.state, personId) === settled) return
    const state: Remembered = { searchedName: settled, by: personId }
    history.replaceState(state, '')
  })
  return [name, setName]
}
