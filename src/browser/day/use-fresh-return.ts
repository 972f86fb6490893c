/** Asks again when somebody comes back to a page that lay in a pocket for a while. */
import { useEffect, useRef } from 'preact/hooks'

/** A page that was out of sight for less is fresh enough. */
const staleAfterMs = 120_000

export function useFreshReturn(reload: () => void): void {
  const hiddenAt = useRef<number | null>(null)
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'hidden') {
        hiddenAt.current = Date.now()
        return
      }
      const away = hiddenAt.current === null ? 0 : Date.now() - hiddenAt.current
      hiddenAt.current = null
      if (away >= staleAfterMs) reload()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [reload])
}
