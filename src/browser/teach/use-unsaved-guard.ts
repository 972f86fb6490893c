/** Asks before the page is closed while something on it is not saved. */
import { useEffect, useRef } from 'preact/hooks'

export function useUnsavedGuard(hasUnsaved: () => boolean): void {
  const ask = useRef(hasUnsaved)
  ask.current = hasUnsaved
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (ask.current()) event.preventDefault()
    }
    addEventListener('beforeunload', guard)
    return () => removeEventListener('beforeunload', guard)
  }, [])
}
