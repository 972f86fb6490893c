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
  /** The number of its event, which may not be here yet; infinite: it is not done. */
  readonly doneSeq: number
}

export interface PendingActs {
  acts(): readonly RoomAct[]
  /** False where too many wait. */
  add(id: string, act: RoomAct): boolean
  /** Gives each that may go now to `send`. True: more wait for their moment. */
  pump(nowMs: number, send: (id: string, act: RoomAct) => void): boolean
  /** Another line is open: what was on its way goes again, but for these, given up. */
  again(): readonly RoomAct[]
  /** The room did it. How long its answer took, in milliseconds; null: it does not wait here. */
  done(id: string, seq: number, nowMs: number): number | null
  /** An event of this member came: on another line it comes before the answer. */
  heard(event: RoomEvent): void
  /** Of what is done, this much is on the page as the room told it. */
  holds(lastSeq: number): void
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
  if (act.kind === 'say') {
    return canonicalJson({ kind: act.kind, to: act.to, words: act.words })
  }
  if (act.kind === 'hand') return canonicalJson({ kind: act.kind, isUp: act.isUp })
  return canonicalJson(act)
}

const doneSeq = Number.POSITIVE_INFINITY

export function createPendingActs(): PendingActs {
  let waiting: readonly Pending[] = []
  let left = sendsAtOnce
  let filledAtMs = 0

  return {
    acts: () => waiting.map(({ act }) => act),
    add(id, act) {
      if (waiting.length >= waitingMax) return false
      waiting = [...waiting, { id, act, sends: 0, isOnWay: false, sentAtMs: 0, doneSeq }]
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
    done(id, seq, nowMs) {
      const found = waiting.find((one) => one.id === id)
      waiting = waiting.map((one) => (one.id === id ? { ...one, doneSeq: seq } : one))
      return found === undefined ? null : Math.max(0, nowMs - found.sentAtMs)
    },
    heard(event) {
      const told = likeness(event.act)
      const found = waiting.find(({ act, sends }) => sends > 0 && likeness(act) === told)
      waiting = waiting.filter((one) => one !== found)
    },
    holds(lastSeq) {
      waiting = waiting.filter((one) => one.doneSeq > lastSeq)
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
