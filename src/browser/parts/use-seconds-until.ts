/** Seconds until an instant, counted down while somebody looks. */
import { useEffect, useState } from 'preact/hooks'
import { createElapsed } from './elapsed.ts'

/** `atMs`: by the device's clock as it is now, whatever is done to it later; null counts nothing. Never below zero. */
export function useSecondsUntil(atMs: number | null): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    if (atMs === null) return
    const beganMs = Date.now()
    const elapsed = createElapsed()
    setNowMs(beganMs)
    const timer = setInterval(() => setNowMs(beganMs + elapsed()), 1000)
    return () => clearInterval(timer)
  }, [atMs])
  return atMs === null ? 0 : Math.max(0, Math.ceil((atMs - nowMs) / 1000))
}
