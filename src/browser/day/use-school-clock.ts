/** The school's clock on this device: what the server said the time was, and what has passed since. */
import { useEffect, useMemo, useState } from 'preact/hooks'

/** Often enough for "maintenant" to be true. */
const tickMs = 20_000

/** Milliseconds since 1970 by the server's clock; the page is drawn again as time goes by. */
export function useSchoolClock(serverNow: string): number {
  const [deviceMs, setDeviceMs] = useState(Date.now)
  const offsetMs = useMemo(() => Date.parse(serverNow) - Date.now(), [serverNow])
  useEffect(() => {
    const timer = setInterval(() => setDeviceMs(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return deviceMs + offsetMs
}
