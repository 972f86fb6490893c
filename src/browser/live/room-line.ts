/**
 * The line of one page to the room of a live class: a ticket, a socket, and back by itself after a
 * lost line. What is done here keeps its id until the room said it or refused it, and is sent again.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import type { LineSocket } from '#browser/api/line-socket.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { SoundNow } from '#browser/sound/sound.ts'
import type { FromRoom, LiveTicket, RoomAct, ToRoom } from '#contract/live-room.ts'
import { createPendingActs } from './pending-acts.ts'
import { emptyRoom, hearRoom, type RoomView, withPending } from './room-view.ts'
import { roomWord } from './room-word.ts'
import type { LineNow } from './slide-pacer.ts'

export type LineState =
  | { readonly state: 'opening' }
  | { readonly state: 'open' }
  /** It comes back by itself. */
  | { readonly state: 'lost' }
  /** Not without being asked again; null: the room did not take the ticket. */
  | { readonly state: 'refused'; readonly refusal: ApiRefusal | null }
  | { readonly state: 'left' }

/** An act that the room did not do, with its code; `number` tells one from the next. */
export interface NotDone {
  readonly number: number
  readonly act: RoomAct
  readonly code: string
}

export interface RoomState {
  readonly line: LineState
  /** As the room told it, and what was done here since. */
  readonly view: RoomView
  readonly lesson: LiveTicket['lesson'] | null
  readonly notDone: NotDone | null
}

/** With which code it ends, a room does not ask. */
export type RoomSocket = Pick<LineSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>

/** What of the browser is needed; handed in, so that time and lines can be tried out. */
export interface RoomOutside {
  askTicket(): Promise<ApiResult<LiveTicket>>
  openSocket(): RoomSocket
  mintId(): string
  now(): number
  random(): number
  /** Null: there is none. */
  sound(): SoundNow | null
}

/** Everything but acts, which have ids and are sent again. */
export type RoomSignal = Exclude<ToRoom, { kind: 'act' | 'enter' | 'line' | 'leave' }>

export interface RoomLine extends Watched<RoomState> {
  /** False where too much waits already, or it is over: nothing was done. */
  act(act: RoomAct): boolean
  /** False without a line: nothing was sent. */
  signal(message: RoomSignal): boolean
  /** After `refused`, or at once where it would come back by itself. */
  retry(): void
  /** The device has a line again: at once too, unless the server wants nobody yet. */
  hurry(): void
  /** Hangs up and comes back: with another ticket for the sound. */
  enterAnew(): void
  leave(): void
  /** How the line does, as it is reported to the room. */
  now(): LineNow
}

/** A room that says nothing for so long is taken for a lost line. */
const answerMsMax = 8_000
const pumpMs = 100
const backMsMin = 500
const backMsMax = 15_000
const lineReportMs = 5_000
/** Where reports are answered: a room silent for so long after one, which is two of them, is out of reach. */
const silentMsMax = 2 * lineReportMs
/** The contract's. */
const roundTripMsMax = 600_000

export function createRoomLine(outside: RoomOutside): RoomLine {
  const watched = createWatched<RoomState>({
    line: { state: 'opening' },
    view: emptyRoom,
    lesson: null,
    notDone: null,
  })
  /** As the room told it, without what waits. */
  let told = emptyRoom
  const pending = createPendingActs()
  let socket: RoomSocket | null = null
  let isOpen = false
  let isEntered = false
  /** This room answers reports: an older one does not. */
  let isAnswering = false
  let failures = 0
  let askedAtMs = 0
  /** Until then the server wants nobody of a class that comes back. */
  let notBeforeMs = 0
  /** Of the oldest report without an answer. */
  let reportedAtMs: number | null = null
  let roundTripMs = 0
  let notDoneNumber = 0
  /** Rises with every try, so that an answer to an older one is not heard. */
  let turn = 0
  const timers: { back?: Timer; answer?: Timer; pump?: Timer; report?: Timer; silence?: Timer } = {}

  const change = (part: Partial<RoomState>): void => watched.set({ ...watched.view(), ...part })
  const redraw = (part: Partial<RoomState> = {}): void =>
    change({ ...part, view: withPending(told, pending.acts(), outside.now()) })
  const say = (message: ToRoom): void => {
    if (isOpen) socket?.send(JSON.stringify(message))
  }
  const hangUp = (): void => {
    turn += 1
    for (const timer of Object.values(timers)) clearTimeout(timer)
    const line = socket
    socket = null
    isOpen = false
    isEntered = false
    isAnswering = false
    reportedAtMs = null
    delete timers.silence
    line?.close()
  }
  const comeBack = (afterMs: number | null): void => {
    hangUp()
    failures += 1
    const growing = Math.min(backMsMax, backMsMin * 2 ** failures)
    // A class that lost its room must not return as one.
    notBeforeMs = outside.now() + (afterMs ?? 0)
    timers.back = setTimeout(connect, (afterMs ?? 0) + growing * (0.5 + outside.random()))
    change({ line: { state: 'lost' } })
  }
  const refused = (refusal: ApiRefusal | null): void => {
    hangUp()
    change({ line: { state: 'refused', refusal } })
  }
  const awaitAnswer = (): void => {
    clearTimeout(timers.answer)
    timers.answer = setTimeout(() => comeBack(null), answerMsMax)
  }
  const notDone = (act: RoomAct, code: string): Partial<RoomState> => {
    notDoneNumber += 1
    return { notDone: { number: notDoneNumber, act, code } }
  }
  const pump = (): void => {
    clearTimeout(timers.pump)
    if (!isEntered) return
    const waits = pending.pump(outside.now(), (id, act) => say({ kind: 'act', id, act }))
    if (waits) timers.pump = setTimeout(pump, pumpMs)
  }
  const reportLine = (): void => {
    timers.report = setTimeout(reportLine, lineReportMs)
    if (!isOpen) return
    reportedAtMs ??= outside.now()
    say({ kind: 'line', ...lineNow(), behindMs: outside.sound()?.behindMs ?? 0 })
    // From a report on, not from the last word: a page out of sight reports seldom.
    if (isAnswering) timers.silence ??= setTimeout(() => comeBack(null), silentMsMax)
  }
  const lineNow = (): LineNow => ({
    roundTripMs: Math.min(roundTripMsMax, Math.round(roundTripMs)),
    latePercent: outside.sound()?.latePercent ?? 0,
  })
  /** The first word on this line: it is open. */
  const nowOpen = (): Partial<RoomState> => {
    if (watched.view().line.state === 'open') return {}
    failures = 0
    roundTripMs = outside.now() - askedAtMs
    reportLine()
    return { line: { state: 'open' } }
  }
  const nowInside = (): Partial<RoomState> => {
    if (isEntered) return {}
    isEntered = true
    const [given] = pending.again()
    return given === undefined ? {} : notDone(given, 'no_answer_in_time')
  }
  const settle = (message: FromRoom): Partial<RoomState> => {
    let part: Partial<RoomState> = {}
    if (message.kind === 'events') {
      for (const event of message.events) if (event.by === told.self?.member) pending.heard(event)
    } else if (message.kind === 'done') {
      roundTripMs = pending.done(message.id, message.seq, outside.now()) ?? roundTripMs
    } else if (message.kind === 'not_done') {
      const act = pending.refuse(message.id)
      if (act !== null) part = notDone(act, message.code)
    }
    pending.holds(told.lastSeq)
    return part
  }
  const heardEnd = ({ why, backAfterMs }: Extract<FromRoom, { kind: 'end' }>): void => {
    if (why === 'going') comeBack(backAfterMs)
    else if (why === 'refused') refused(null)
    else {
      hangUp()
      pending.clear()
      redraw({ line: { state: 'left' } })
    }
  }
  const heardLife = ({ kind }: FromRoom): void => {
    clearTimeout(timers.silence)
    delete timers.silence
    if (kind !== 'line') return
    isAnswering = true
    if (reportedAtMs !== null) roundTripMs = outside.now() - reportedAtMs
    reportedAtMs = null
  }
  const hear = (message: FromRoom): void => {
    heardLife(message)
    told = hearRoom(told, message, outside.now())
    if (message.kind === 'end') {
      heardEnd(message)
      return
    }
    const part = {
      ...nowOpen(),
      ...settle(message),
      ...(message.kind === 'entered' ? nowInside() : {}),
    }
    pump()
    if (isEntered && pending.acts().length > 0) awaitAnswer()
    else clearTimeout(timers.answer)
    redraw(part)
  }
  const openLine = (ticket: string): void => {
    const line = outside.openSocket()
    socket = line
    line.onopen = () => {
      if (socket !== line) return
      isOpen = true
      askedAtMs = outside.now()
      say({ kind: 'enter', ticket, after: told.lastSeq })
    }
    line.onmessage = ({ data }) => {
      const message = socket === line ? roomWord(data) : null
      if (message !== null) hear(message)
    }
    line.onclose = () => {
      if (socket === line) comeBack(null)
    }
    awaitAnswer()
  }

  async function connect(): Promise<void> {
    hangUp()
    const own = turn
    const answer = await outside.askTicket()
    if (own !== turn) return
    if (answer.ok) {
      change({ lesson: answer.value.lesson })
      openLine(answer.value.ticket)
      return
    }
    const { status, retryAfterMs } = answer.refusal
    // Nobody answered, or somebody who is short of breath: not a word about this person.
    if (status === 0 || status === 429 || status >= 500) comeBack(retryAfterMs)
    else refused(answer.refusal)
  }

  void connect()
  return {
    view: watched.view,
    subscribe: watched.subscribe,
    act(act) {
      if (told.stage === 'over' || !pending.add(outside.mintId(), act)) return false
      pump()
      if (isEntered && pending.acts().length === 1) awaitAnswer()
      redraw()
      return true
    },
    signal(message) {
      if (isEntered) say(message)
      return isEntered
    },
    retry() {
      const { state } = watched.view().line
      if (state === 'open' || state === 'opening') return
      if (told.stage === 'over') told = { ...told, stage: 'outside', end: null }
      redraw(state === 'lost' ? {} : { line: { state: 'opening' } })
      void connect()
    },
    hurry() {
      if (watched.view().line.state === 'lost' && outside.now() >= notBeforeMs) void connect()
    },
    enterAnew() {
      if (isEntered) comeBack(null)
    },
    leave() {
      say({ kind: 'leave' })
      hangUp()
      change({ line: { state: 'left' } })
    },
    now: lineNow,
  }
}

type Timer = ReturnType<typeof setTimeout>
