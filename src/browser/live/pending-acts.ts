/**
 * What was done on this page and the room has not answered yet, in its order: sent no faster than the
 * room takes it, sent again on another line, gone with the room's word.
 */
import type { RoomAct, RoomEvent } from '#contract/live-room.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'

interface Pending {
  readonly id: string
  readonly act: RoomAct
  /** Lines on which it was sent. */
  readonly sends: number
  readonly isOnWay: boolean
  readonly sentAtMs: number
}

export interface PendingActs {
  acts(): readonly RoomAct[]
  /** False where too many wait. */
  add(id: string, act: RoomAct): boolean
  /** Gives each that may go now to `send`. True: more wait for their moment. */
  pump(nowMs: number, send: (id: string, act: RoomAct) => void): boolean
  /** Another line is open: what was on its way goes again, but for these, given up. */
  again(): readonly RoomAct[]
  /** How long the answer took, in milliseconds; null: the event is not of an act that waits. */
  settle(event: RoomEvent, nowMs: number): number | null
  refuse(id: string): RoomAct | null
  clear(): void
}

/** Strokes of about half a minute without a line. */
const waitingMax = 240
/** Sent so often without a word, an act is given up. */
const sendsMax = 4
/** Below what a room takes of one member, in acts a second and at once. */
const sendsPerSecond = 12
const sendsAtOnce = 40

/** The same for an act and for what the room makes of it: it adds counts, and leaves out what is gone. */
function likeness(act: RoomAct): string {
  if (act.kind === 'close_poll') return canonicalJson({ ...act, counts: null })
  if (act.kind === 'erase') return canonicalJson({ ...act, ids: act.ids === null })
  if (act.kind === 'hand') return canonicalJson({ kind: act.kind, isUp: act.isUp })
  return canonicalJson(act)
}

export function createPendingActs(): PendingActs {
  let waiting: readonly Pending[] = []
  let left = sendsAtOnce
  let filledAtMs = 0

  return {
    acts: () => waiting.map(({ act }) => act),
    add(id, act) {
      if (waiting.length >= waitingMax) return false
      waiting = [...waiting, { id, act, sends: 0, isOnWay: false, sentAtMs: 0 }]
      return true
    },
    pump(nowMs, send) {
      left = Math.min(sendsAtOnce, left + ((nowMs - filledAtMs) / 1000) * sendsPerSecond)
      filledAtMs = nowMs
      waiting = waiting.map((one) => {
        if (one.isOnWay || left < 1) return one
        left -= 1
        send(one.id, one.act)
        return { ...one, isOnWay: true, sends: one.sends + 1, sentAtMs: nowMs }
      })
      return waiting.some(({ isOnWay }) => !isOnWay)
    },
    again() {
      const given = waiting.filter(({ sends }) => sends >= sendsMax)
      waiting = waiting
        .filter((one) => !given.includes(one))
        .map((one) => ({ ...one, isOnWay: false }))
      return given.map(({ act }) => act)
    },
    settle(event, nowMs) {
      const told = likeness(event.act)
      const place = waiting.findIndex(({ act, sends }) => sends > 0 && likeness(act) === told)
      const found = waiting[place]
      if (found === undefined) return null
      // The room tells acts in the order in which it did them: those before it are answered.
      waiting = waiting.slice(place + 1)
      return Math.max(0, nowMs - found.sentAtMs)
    },
    refuse(id) {
      const found = waiting.find((one) => one.id === id)
      waiting = waiting.filter((one) => one.id !== id)
      return found?.act ?? null
    },
    clear() {
      waiting = []
    },
  }
}
