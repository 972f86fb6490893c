/**
 * What flows down a tunnel: one stream of bytes, handed out as the page asks for it, and kept until the
 * page says that it has it. Of each socket records keep their order; between sockets those go first of
 * which less waits, so that a word or a voice does not stand behind a picture.
 */
import { Readable } from 'node:stream'
import { tunnelHoldMsMax, tunnelNumberMax, tunnelReceivesMax } from '#contract/live-tunnel.ts'
import { packRecords, recordKinds, type TunnelRecord } from '#contract/tunnel-records.ts'
import type { Clock } from '#kernel/clock.ts'
import { createWaitingRecords } from './waiting-records.ts'

/** What one answer holds, but for its last record. */
const answerBytesMax = 64 * 1024
/** What has left and the page has not yet said it has; beyond, it waits, and old sound is left out. */
const unheardBytesMax = 128 * 1024
/** Between two whole answers: what is said meanwhile travels together. */
const answerEveryMs = 40
/** What an answer that flows on may hold back here. */
const flowBytesMax = 16 * 1024

export interface TunnelDownstream {
  /** `keepMs`: afterwards it is worth nothing, and left out. */
  add(record: TunnelRecord, keepMs: number): void
  waitingBytesOf(socket: number): number
  /** The page has all up to here; false: it cannot have. */
  got(position: number): boolean
  /** Bytes, at once or as they come; the first four say where they begin. */
  receive(ask: {
    readonly isAgain: boolean
    readonly isFlowing: boolean
  }): Promise<Uint8Array | Readable>
  /** Since when the page has not said that it has what it was sent; null: it has all. */
  unheardSinceMs(): number | null
  end(): void
}

interface Events {
  /** Something of this socket has left. */
  onLeft(socket: number): void
  /** The page has got a ping, and all before it. */
  onHeard(ping: TunnelRecord): void
  /** The numbers of the stream are used up. */
  onFull(): void
}

interface Sent {
  readonly from: number
  readonly bytes: Uint8Array
  readonly pings: readonly TunnelRecord[]
  readonly atMs: number
}

/** One question of the page, while it is open. */
interface Question {
  readonly isFlowing: boolean
  isReady(): boolean
  /** It is the first now. */
  begin(position: number): void
  give(position: number, bytes: Uint8Array): void
  end(position: number): void
}

export function createTunnelDownstream(clock: Clock, events: Events): TunnelDownstream {
  const waiting = createWaitingRecords(clock)
  let sent: Sent[] = []
  /** Ends of what was packed, of what was handed out, and of what the page has. */
  let packedTo = 0
  let handedTo = 0
  let heardTo = 0
  const questions: Question[] = []
  let answeredAtMs = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPlanned = false
  let isOver = false

  /** False: nothing waits, or the page has too much to say first that it has. */
  function packMore(): boolean {
    if (packedTo - heardTo > unheardBytesMax) return false
    const records = waiting.take(answerBytesMax)
    if (records.length === 0) return false
    const bytes = packRecords(records)
    if (packedTo + bytes.length > tunnelNumberMax) {
      events.onFull()
      return false
    }
    const pings = records.filter(({ kind }) => kind === recordKinds.ping)
    sent.push({ from: packedTo, bytes, pings, atMs: clock.monotonicMs() })
    packedTo += bytes.length
    for (const socket of new Set(records.map(({ socket }) => socket))) events.onLeft(socket)
    return true
  }

  function notHanded(): Uint8Array {
    const parts = sent.flatMap(({ bytes, from }) => {
      const at = Math.max(0, handedTo - from)
      return at < bytes.length ? [bytes.subarray(at)] : []
    })
    const [first] = parts
    return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts)
  }

  function pump(): void {
    for (let first = questions[0]; first !== undefined && !isOver; first = questions[0]) {
      first.begin(handedTo)
      if (!first.isReady()) return
      const nowMs = clock.monotonicMs()
      const earlyMs = first.isFlowing ? 0 : answeredAtMs + answerEveryMs - nowMs
      if (earlyMs > 0) {
        timer ??= setTimeout(() => {
          timer = undefined
          pump()
        }, earlyMs)
        return
      }
      if (handedTo === packedTo && !packMore()) return
      const bytes = notHanded()
      const from = handedTo
      handedTo = packedTo
      answeredAtMs = nowMs
      if (!first.isFlowing) questions.shift()
      first.give(from, bytes)
    }
  }
  /** What is said in one turn leaves together. */
  function plan(): void {
    if (isPlanned) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      pump()
    })
  }
  function drop(question: Question): void {
    const at = questions.indexOf(question)
    if (at < 0) return
    questions.splice(at, 1)
    question.end(handedTo)
    plan()
  }

  return {
    add(record, keepMs) {
      if (isOver) return
      waiting.add(record, keepMs)
      if (questions.length > 0) plan()
    },
    waitingBytesOf: waiting.bytesOf,
    got(position) {
      if (position > packedTo) return false
      if (position <= heardTo) return true
      heardTo = position
      handedTo = Math.max(handedTo, heardTo)
      const isHeard = ({ bytes, from }: Sent): boolean => from + bytes.length <= heardTo
      const heard = sent.filter(isHeard)
      sent = sent.filter((one) => !isHeard(one))
      for (const ping of heard.flatMap(({ pings }) => pings)) events.onHeard(ping)
      plan()
      return true
    },
    receive({ isAgain, isFlowing }) {
      if (isAgain) {
        for (const older of [...questions]) drop(older)
        handedTo = heardTo
      }
      while (questions.length >= tunnelReceivesMax && questions[0] !== undefined) drop(questions[0])
      const { question, answer } = isFlowing ? flowingQuestion(plan, drop) : wholeQuestion(drop)
      if (isOver) question.end(handedTo)
      else questions.push(question)
      plan()
      return answer
    },
    unheardSinceMs: () => (handedTo > heardTo ? (sent[0]?.atMs ?? null) : null),
    end() {
      isOver = true
      clearTimeout(timer)
      for (const question of [...questions]) drop(question)
      sent = []
    },
  }
}

/** Answered by what there is, once. */
function wholeQuestion(drop: (question: Question) => void) {
  let resolve: (bytes: Uint8Array) => void = () => undefined
  const answer = new Promise<Uint8Array>((done) => {
    resolve = done
  })
  const tooLong = setTimeout(() => drop(question), tunnelHoldMsMax)
  const give = (position: number, bytes: Uint8Array): void => {
    clearTimeout(tooLong)
    resolve(Buffer.concat([positionBytes(position), bytes]))
  }
  const question: Question = {
    isFlowing: false,
    isReady: () => true,
    begin: () => undefined,
    give,
    end: (position) => give(position, new Uint8Array()),
  }
  return { question, answer }
}

/** Waits for its turn, and then flows for as long as a question may be kept. */
function flowingQuestion(plan: () => void, drop: (question: Question) => void) {
  let isBegun = false
  let isReady = true
  let tooLong = setTimeout(() => drop(question), 2 * tunnelHoldMsMax)
  const stream = new Readable({
    highWaterMark: flowBytesMax,
    read() {
      isReady = true
      plan()
    },
  })
  stream.once('close', () => {
    clearTimeout(tooLong)
    drop(question)
    // Whoever asked is gone: that nothing had come yet is no failure.
    stream.push(null)
  })
  const question: Question = {
    isFlowing: true,
    isReady: () => isReady && !stream.destroyed,
    begin(position) {
      if (isBegun) return
      isBegun = true
      clearTimeout(tooLong)
      tooLong = setTimeout(() => drop(question), tunnelHoldMsMax)
      isReady = stream.push(positionBytes(position))
    },
    give(_position, bytes) {
      isReady = stream.push(bytes)
    },
    end(position) {
      clearTimeout(tooLong)
      question.begin(position)
      clearTimeout(tooLong)
      stream.push(null)
    },
  }
  return { question, answer: Promise.resolve(stream) }
}

function positionBytes(position: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(position)
  return bytes
}
