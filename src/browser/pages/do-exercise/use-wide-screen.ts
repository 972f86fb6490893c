/** Whether there is room for all questions at once: a desk, not a phone. */
import { useEffect, useState } from 'preact/hooks'

const wide = '(min-width: 56rem)'

export function useWideScreen(): boolean {
  const [matches, setMatches] = useState(() => matchMedia(wide).matches)
  useEffect(() => {
    const query = matchMedia(wide)
    const look = (): void => setMatches(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return matches
}
