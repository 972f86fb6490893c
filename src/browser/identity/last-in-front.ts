/**
 * Who was in front on this device the last time, so that a page can speak to them, and keep their
 * place in line, before the server has said who it is. No name: an id, a voice, a time zone.
 * Nothing is kept on a shared computer, and it goes with the person (`forgetHere`).
 */
import type { Voice } from '#browser/catalogue/speech.ts'

export interface InFront {
  readonly personId: string
  readonly voice: Voice
  /** IANA name; null where the school is not known yet. */
  readonly timeZone: string | null
}

const prefix = 'preau.front.'

function entries(): readonly string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
}

/** Null: nobody is in front, or nothing may be written down about them. */
export function rememberInFront(inFront: InFront | null): void {
  try {
    for (const key of entries()) localStorage.removeItem(key)
    if (inFront === null) return
    const { personId, ...rest } = inFront
    localStorage.setItem(prefix + personId, JSON.stringify(rest))
  } catch {
    // Where storage is closed, the server's answer is waited for.
  }
}

/** Null where nobody is known; a damaged entry counts as none. */
export function lastInFront(): InFront | null {
  try {
    const [key] = entries()
    const kept: unknown = key === undefined ? null : JSON.parse(localStorage.getItem(key) ?? '')
    if (key === undefined || typeof kept !== 'object' || kept === null) return null
    const { voice, timeZone } = kept as Partial<InFront>
    return {
      personId: key.slice(prefix.length),
      voice: voice === 'tu' ? 'tu' : 'vous',
      timeZone: typeof timeZone === 'string' ? timeZone : null,
    }
  } catch {
    return null
  }
}
