/**
 * The secret of a class card, taken out of the address bar before anything else happens: it must
 * not stay in the history of a shared computer, nor in a picture of the screen. Kept in memory
 * only, until the card has opened.
 */
import { pagePaths } from '#browser/page-paths.ts'

let held: string | null = null
const listeners = new Set<() => void>()

/** Called at the very start; a card scanned while Préau is open comes as a change of the fragment. */
export function takeCardFragments(): void {
  const take = (): void => {
    if (location.pathname.replace(/\/$/, '') !== pagePaths.openCard) return
    if (location.hash.length < 2) return
    held = location.hash.slice(1)
    history.replaceState(history.state, '', pagePaths.openCard)
    for (const listener of listeners) listener()
  }
  take()
  addEventListener('hashchange', take)
}

export const cardFragment = {
  /** What came after `#`; null when the page was opened without, or reloaded. */
  current: () => held,
  forget(): void {
    held = null
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}
