/** Things that change by themselves (saves, uploads) and the pages that show them. */
import { useEffect, useState } from 'preact/hooks'

export interface Watched<View> {
  readonly view: () => View
  readonly subscribe: (listener: () => void) => () => void
}

/** What all of them have inside: a view that is replaced as a whole, and who listens. */
export function createWatched<View>(first: View): Watched<View> & { set(next: View): void } {
  let view = first
  const listeners = new Set<() => void>()
  return {
    view: () => view,
    set(next) {
      view = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export function useWatched<View>(watched: Watched<View>): View {
  const [view, setView] = useState(watched.view)
  useEffect(() => {
    const look = (): void => setView(() => watched.view())
    look()
    return watched.subscribe(look)
  }, [watched])
  return view
}
