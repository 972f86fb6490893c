/**
 * A line that may be out of reach for a while: whoever asks meanwhile keeps the ticket and is told
 * when to come back, and nobody meets an error.
 */
import type { Line, Standing } from './waiting-line.ts'

/** How long whoever asked in vain stays away; the server is then asked by fewer. */
const comeBackAfterMs = 10_000

export function createPatientLine(line: Line, onError: (error: unknown) => void): Line {
  const patiently = async (ask: Promise<Standing>): Promise<Standing> => {
    try {
      return await ask
    } catch (error) {
      onError(error)
      return { state: 'full', comeBackAfterMs }
    }
  }
  return {
    take: (entrant, nowMs) => patiently(line.take(entrant, nowMs)),
    seen: (key, nowMs) => patiently(line.seen(key, nowMs)),
    standing: (key, nowMs) => patiently(line.standing(key, nowMs)),
    merge: (ticketKey, entrant, nowMs) => patiently(line.merge(ticketKey, entrant, nowMs)),
    // The next release makes up for one that failed.
    release: (perSecond, nowMs) => line.release(perSecond, nowMs),
    async sizes() {
      try {
        return await line.sizes()
      } catch (error) {
        onError(error)
        return { waiting: { pass: 0, known: 0, unknown: 0 }, perSecond: 0 }
      }
    },
  }
}
