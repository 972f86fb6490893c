/** What a member's page asks of its live class, and what comes of it. */
import type { RoomAct, ToRoom } from '#contract/live-room.ts'
import { type Result, refuse } from '#kernel/result.ts'
import { grantsNow, isAdult, judgeAct } from './judge-act.ts'
import { type LiveHall, memberOf, nowOf, setMediaGrants } from './live-hall-context.ts'
import type { LiveMember } from './live-presence.ts'
import { type LiveSeat, say } from './live-seat.ts'
import { actPace, pointPace, takeOne } from './message-pace.ts'

/** A line over which sound still comes, late. */
const poorRoundTripMs = 1_000
const poorLatePercent = 5

/** What concerns more than the log: done by the room. */
export interface RoomOrders {
  admit(member: number): void
  remove(member: number): void
  end(): void
  leave(seat: LiveSeat): void
}

export function hearMember(
  hall: LiveHall,
  orders: RoomOrders,
  seat: LiveSeat,
  message: ToRoom,
): void {
  const of = memberOf(hall, seat)
  const leads = seat.isIn && isAdult(of.role)
  switch (message.kind) {
    case 'act':
      hearAct(hall, seat, message)
      break
    case 'point':
      hearPoint(hall, seat, message)
      break
    case 'line':
      hearOfLine(hall, of, message)
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
  of: LiveMember,
  { latePercent, roundTripMs }: Extract<ToRoom, { kind: 'line' }>,
): void {
  const isPoor = roundTripMs > poorRoundTripMs || latePercent > poorLatePercent
  const line = isPoor ? 'poor' : 'good'
  if (of.line !== line) hall.isListOld = true
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
  if (judged.ok) {
    log.append({ id, by: seat.member, act: judged.value })
    followGrants(hall, judged.value)
  } else {
    say(seat.line, { kind: 'not_done', id, code: judged.refusal.code })
  }
}

function judge(hall: LiveHall, seat: LiveSeat, act: RoomAct): Result<RoomAct> {
  const { isHeld, parts, presence, state } = hall
  if (!takeOne(seat.acts, actPace, nowOf(hall))) return refuse('too_many_requests')
  if (!seat.isIn) return refuse('no_adult_here')
  return judgeAct(state, memberOf(hall, seat), act, {
    nowMs: parts.context.clock.now(),
    isHeld,
    roleOf: (member) => presence.members.get(member)?.role ?? null,
  })
}

/** A right to speak that is taken is gone with the next packet. */
function followGrants(hall: LiveHall, act: RoomAct): void {
  if (act.kind === 'grant') {
    const member = hall.presence.members.get(act.member)
    if (member !== undefined) setMediaGrants(hall, member)
  } else if (act.kind === 'mute_all') {
    for (const seat of hall.seats.values()) setMediaGrants(hall, memberOf(hall, seat))
  } else return
  hall.isListOld = true
}

function hearPoint(
  hall: LiveHall,
  seat: LiveSeat,
  { at, page }: Extract<ToRoom, { kind: 'point' }>,
): void {
  if (!seat.isIn || !takeOne(seat.points, pointPace, nowOf(hall))) return
  if (!grantsNow(hall.state, memberOf(hall, seat), hall.isHeld).draw) return
  const text = JSON.stringify({ kind: 'pointer', by: seat.member, page, at })
  for (const other of hall.seats.values()) {
    if (other !== seat && other.isIn) other.line.sendIfQuick(text)
  }
}
