/** Seconds until an instant, counted down while somebody looks. */
import { useEffect, useState } from 'preact/hooks'

/** `atMs`: by the device's clock; null counts nothing. Never below zero. */
export function useSecondsUntil(atMs: number | null): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    if (atMs === null) return
    setNowMs(Date.now())
    const timer = setInterval(() => setNowMs(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [atMs])
  return atMs === null ? 0 : Math.max(0, Math.ceil((atMs - nowMs) / 1000))
}
