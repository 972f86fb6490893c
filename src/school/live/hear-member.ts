/** What a member's page asks of its live class, and what comes of it. */
import { liveGuestsMax } from '#contract/live-guests.ts'
import type { RoomAct, ToRoom } from '#contract/live-room.ts'
import { type Result, refuse } from '#kernel/result.ts'
import { hearCaptions } from './hear-captions.ts'
import { isPoorLine } from './is-poor-line.ts'
import { grantsNow, isAdult, judgeAct } from './judge-act.ts'
import { type LiveHall, memberOf, nowOf, setMediaGrants } from './live-hall-context.ts'
import { type LiveSeat, say } from './live-seat.ts'
import { breakoutOf, followsPage } from './live-split.ts'
import { actPace, pointPace, takeOne } from './message-pace.ts'

/** What concerns more than the log: done by the room. */
export interface RoomOrders {
  admit(member: number): void
  remove(member: number): void
  end(): void
  leave(seat: LiveSeat): void
  /** Tells the seat all that stands on the page. */
  tellPage(seat: LiveSeat, page: number): void
}

export function hearMember(
  hall: LiveHall,
  orders: RoomOrders,
  seat: LiveSeat,
  message: ToRoom,
): void {
  const leads = seat.isIn && isAdult(memberOf(hall, seat).role)
  switch (message.kind) {
    case 'act':
      hearAct(hall, seat, message)
      break
    case 'point':
      hearPoint(hall, seat, message)
      break
    case 'page':
      if (mayReadPage(hall, seat, message.page)) orders.tellPage(seat, message.page)
      break
    case 'caption':
    case 'caption_voice':
    case 'see_captions':
      hearCaptions(hall, seat, message)
      break
    case 'line':
      hearOfLine(hall, seat, message)
      break
    case 'admit':
      if (leads) orders.admit(message.member)
      break
    case 'remove':
      if (leads) orders.remove(message.member)
      break
    case 'end':
      if (leads) orders.end()
      break
    case 'leave':
      orders.leave(seat)
      break
    case 'enter':
      // Who is in is in.
      break
  }
}

function hearOfLine(
  hall: LiveHall,
  seat: LiveSeat,
  report: Extract<ToRoom, { kind: 'line' }>,
): void {
  // Also to whoever waits at the door: they too would not know that the way is gone.
  say(seat.line, { kind: 'line' })
  if (!seat.isIn) return
  const of = memberOf(hall, seat)
  const line = isPoorLine(report) ? 'poor' : 'good'
  if (of.line !== line) hall.isLineOld = true
  of.line = line
}

function hearAct(
  hall: LiveHall,
  seat: LiveSeat,
  { act, id }: Extract<ToRoom, { kind: 'act' }>,
): void {
  const { log, state } = hall
  const seq = state.done.get(id)
  if (seq !== undefined) {
    // One that is still on its way is answered when it is durable.
    if (seq <= log.lastDurable()) say(seat.line, { kind: 'done', id, seq })
    return
  }
  const judged = judge(hall, seat, act)
  if (!judged.ok) {
    say(seat.line, { kind: 'not_done', id, code: judged.refusal.code })
  } else if (judged.value === null) {
    // What made it so may still be on its way.
    log.whenDurable(() => say(seat.line, { kind: 'done', id, seq: 0 }))
  } else {
    log.append({ id, by: seat.member, act: judged.value })
    followGrants(hall, judged.value, seat.member)
  }
}

function judge(hall: LiveHall, seat: LiveSeat, act: RoomAct): Result<RoomAct | null> {
  const { isHeld, parts, presence, pupils, state } = hall
  if (!takeOne(seat.acts, actPace, nowOf(hall))) return refuse('too_many_requests')
  if (!seat.isIn) return refuse('no_adult_here')
  return judgeAct(state, memberOf(hall, seat), act, {
    nowMs: parts.context.clock.now(),
    isHeld,
    roleOf: (member) => presence.members.get(member)?.role ?? null,
    sharers: pupils.length + liveGuestsMax,
  })
}

/** A right to speak that is taken is gone with the next packet; who goes elsewhere is heard there with it. */
export function followGrants(hall: LiveHall, act: RoomAct, by: number): void {
  const changed = whoseGrants(hall, act, by)
  if (changed === null) return
  for (const number of changed) {
    const member = hall.presence.members.get(number)
    if (member !== undefined) setMediaGrants(hall, member)
  }
  hall.isListOld = true
  // Pages follow some of it by themselves: the list is told again, even where it says what it said.
  for (const seat of hall.seats.values()) seat.toldList = null
}

/** Whose rights the act may have changed; null: nobody's. */
function whoseGrants({ seats }: LiveHall, act: RoomAct, by: number): Iterable<number> | null {
  switch (act.kind) {
    case 'grant':
    case 'move':
      return [act.member]
    case 'visit':
      return [by]
    case 'mute_all':
    case 'split':
    case 'gather':
      return seats.keys()
    default:
      return null
  }
}

/** Of the breakouts' pages a pupil reads the own one, while they are there. */
function mayReadPage(hall: LiveHall, seat: LiveSeat, page: number): boolean {
  if (!seat.isIn || !takeOne(seat.acts, actPace, nowOf(hall))) return false
  return isAdult(memberOf(hall, seat).role) || followsPage(hall.state.split, seat.member, page)
}

function hearPoint(
  hall: LiveHall,
  seat: LiveSeat,
  { at, page }: Extract<ToRoom, { kind: 'point' }>,
): void {
  if (!seat.isIn || !takeOne(seat.points, pointPace, nowOf(hall))) return
  if (!grantsNow(hall.state, memberOf(hall, seat), hall.isHeld).draw) return
  const text = JSON.stringify({ kind: 'pointer', by: seat.member, page, at })
  const { split } = hall.state
  const here = breakoutOf(split, seat.member)
  for (const other of hall.seats.values()) {
    const isSeen = other !== seat && other.isIn && breakoutOf(split, other.member) === here
    if (isSeen) other.line.sendIfQuick(text)
  }
}
