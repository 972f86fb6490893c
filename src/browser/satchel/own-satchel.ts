/**
 * Where the satchel of whoever is in front is found: nobody's at first, then the one that
 * `open-satchel.ts` opened. Small, so that every page may ask.
 */
import { useEffect, useState } from 'preact/hooks'
import { createWatched, useWatched } from '#browser/parts/watched.ts'
import type { Satchel, SatchelView } from './create-satchel.ts'

export interface OpenSatchel {
  readonly satchel: Satchel
  /** Something was kept: send it. */
  readonly wake: () => void
  /** On a computer that belongs to nobody its things are sealed. */
  readonly isSealed: boolean
}

const place = createWatched<OpenSatchel | null>(null)

export function setOwnSatchel(open: OpenSatchel | null): void {
  place.set(open)
}

export function ownSatchel(): OpenSatchel | null {
  return place.view()
}

/** Waits for the satchel of this account; it is opened as soon as its owner is known. */
export function satchelOf(accountId: string): Promise<OpenSatchel> {
  return new Promise((found) => {
    const look = (): boolean => {
      const open = place.view()
      if (open?.satchel.owner !== accountId) return false
      found(open)
      return true
    }
    if (look()) return
    const stop = place.subscribe(() => {
      if (look()) stop()
    })
  })
}

/** What lies in it now; null while nobody's is open. */
export function useOwnSatchel(): { readonly open: OpenSatchel; readonly view: SatchelView } | null {
  const open = useWatched(place)
  const [view, setView] = useState(() => open?.satchel.view() ?? null)
  useEffect(() => {
    const look = (): void => setView(open?.satchel.view() ?? null)
    look()
    return open?.satchel.subscribe(look)
  }, [open])
  return open === null || view === null ? null : { open, view }
}
