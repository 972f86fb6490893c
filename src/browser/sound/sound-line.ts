/**
 * The socket over which a room's sound comes and goes. It comes back by itself, ever more slowly and
 * never at the same moment as others, until the server says that the ticket is not good.
 */
import type { LineSocket } from '#browser/api/line-socket.ts'
import { soundEndCodes, standingEveryMs } from '#contract/live-sound.ts'
import type { SoundStanding } from '#contract/sound-standing.ts'

/** What of the browser is needed; handed in, so that lines can be tried out. */
export interface LineOutside {
  readonly openSocket: () => LineSocket
  readonly fraction: () => number
  /** The way that something in time is asked for; gives back how to call it off. */
  readonly after: (ms: number, act: () => void) => () => void
}

export type LineState = 'opening' | 'open' | 'lost' | 'refused' | 'closed'

export interface SoundLine {
  state(): LineState
  maySpeak(): boolean
  /** False: it went nowhere. */
  send(bundle: Uint8Array<ArrayBuffer>): boolean
  /** A word in text, where the room understands more than bundles. */
  say(word: object): boolean
  renew(ticket: string): void
  close(): void
}

const backMsMin = 400
const backMsMax = 8_000
/** What a line that is slower than a voice may hold back; more would be old when it arrives. */
const unsentBytesMax = 6_000
const openState = 1
const silentMsMax = 2 * standingEveryMs

export function createSoundLine(
  ticket: string,
  outside: LineOutside,
  events: { onChange(): void; onBundle(bytes: Uint8Array): void; onWord?(word: unknown): void },
): SoundLine {
  let state: LineState = 'opening'
  let nextTicket = ticket
  /** What the page gave last. */
  let given = ticket
  /** Given while the line was open: for when the server no longer takes its own. */
  let spare: string | null = null
  let standing: SoundStanding | null = null
  let socket: LineSocket | null = null
  let failures = 0
  let callOff: () => void = () => undefined

  const become = (next: LineState): void => {
    if (next !== 'open') standing = null
    state = next
    events.onChange()
  }
  const watchSilence = (): void => {
    callOff()
    callOff = outside.after(silentMsMax, lose)
  }
  const letGo = (): void => {
    callOff()
    if (socket === null) return
    socket.onopen = null
    socket.onmessage = null
    socket.onclose = null
    socket.close()
    socket = null
  }
  const lose = (): void => {
    letGo()
    failures += 1
    const longestMs = Math.min(backMsMax, backMsMin * 2 ** failures)
    callOff = outside.after(longestMs * (0.5 + outside.fraction() / 2), open)
    become('lost')
  }
  const end = (next: 'refused' | 'closed'): void => {
    letGo()
    become(next)
  }
  const hear = (data: unknown): void => {
    if (data instanceof ArrayBuffer) {
      events.onBundle(new Uint8Array(data))
      return
    }
    const word = readWord(data)
    const told = readStanding(word)
    if (told === null) {
      if (word !== null) events.onWord?.(word)
      return
    }
    standing = told
    nextTicket = told.backTicket
    failures = 0
    watchSilence()
    become('open')
  }
  const openWith = (next: string): void => {
    nextTicket = next
    spare = null
    letGo()
    open()
    become('opening')
  }
  const refuse = (): void => {
    if (spare === null) end('refused')
    else openWith(spare)
  }
  const open = (): void => {
    const opened = outside.openSocket()
    socket = opened
    watchSilence()
    opened.onopen = () => opened.send(JSON.stringify({ ticket: nextTicket }))
    opened.onmessage = ({ data }) => hear(data)
    opened.onclose = ({ code }) => {
      if (code === soundEndCodes.refused) refuse()
      else if (code === soundEndCodes.moved) end('closed')
      else lose()
    }
  }
  open()

  return {
    state: () => state,
    maySpeak: () => standing?.maySpeak === true,
    send(bundle) {
      if (standing?.maySpeak !== true || socket?.readyState !== openState) return false
      if (socket.bufferedAmount > unsentBytesMax) return false
      socket.send(bundle)
      return true
    },
    say(word) {
      if (standing === null || socket?.readyState !== openState) return false
      socket.send(JSON.stringify(word))
      return true
    },
    renew(ticket) {
      // Told twice: it is on its way, and a second time it would be refused.
      if (ticket === given || state === 'closed') return
      given = ticket
      if (state === 'open') spare = ticket
      else openWith(ticket)
    },
    close: () => end('closed'),
  }
}

function readWord(data: unknown): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    return null
  }
}

function readStanding(word: unknown): SoundStanding | null {
  const told = word as Partial<SoundStanding> | null
  if (typeof told?.backTicket !== 'string') return null
  const { backTicket, mayHear, maySpeak } = told
  return { backTicket, mayHear: mayHear === true, maySpeak: maySpeak === true }
}
