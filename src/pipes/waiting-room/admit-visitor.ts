/**
 * Somebody stands at the door: lets them in, or gives them their place. Whoever is known has one
 * place, whatever the device; whoever is not has that of the ticket. Nothing here is refused for
 * being asked again.
 */
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { checkInPerson, type DeviceWord, type Kept } from './check-in-person.ts'
import { findByTicket } from './find-by-ticket.ts'
import type { FirstArrival } from './first-arrival.ts'
import { type AtDoor, entrantOfTicket, givePlace } from './give-place.ts'
import { orderOf } from './line-order.ts'
import type { Inside } from './people-inside.ts'
import { pollMinMs } from './poll-pace.ts'
import { readShownInToken, readShownTicket, showsGoodPass } from './read-shown-ticket.ts'
import { type Holder, keyOf, type Ticket } from './ticket.ts'
import type { Lane } from './waiting-line.ts'
import type { Arriver, WaitingRoomContext } from './waiting-room-context.ts'

/** What somebody shows at the door. */
export interface Visitor {
  /** Null: nobody is signed in. */
  readonly person: Arriver | null
  readonly address: string
  /** Signed texts as they came; each may be anything. */
  readonly ticket: string | undefined
  readonly inToken: string | undefined
  readonly pass: string | undefined
  /** What the device says of itself. Null: only a call that wants through, which checks nobody in. */
  readonly checkIn: { readonly warm: boolean | null; readonly tries: number } | null
}

export async function admitVisitor(
  context: WaitingRoomContext,
  visitor: Visitor,
): Promise<Result<AtDoor>> {
  const { person } = visitor
  return person === null ? admitStranger(context, visitor) : admitPerson(context, person, visitor)
}

async function admitPerson(
  context: WaitingRoomContext,
  person: Arriver,
  visitor: Visitor,
): Promise<Result<AtDoor>> {
  const nowMs = context.clock.now()
  const holder: Holder = { kind: 'account', id: person.accountId }
  const key = keyOf(holder)
  context.shares.know(visitor.address, key, nowMs)
  const inside = context.inside.get(key, nowMs) ?? enterByCookie(context, person, visitor)
  const shown = readShownTicket(context, visitor.ticket)?.ticket ?? null
  const isOwn = shown !== null && keyOf(shown.holder) === key
  // One of yesterday says nothing of today: neither that they came, nor when, nor by which lane.
  const own = isOwn && shown.arrivedAtMs >= person.dayBeganAtMs ? shown : null
  const lane =
    own?.lane === 'pass' || showsGoodPass(context, person, visitor.pass) ? 'pass' : 'known'
  const word: DeviceWord = { ...(visitor.checkIn ?? { warm: null, tries: 1 }), lane }
  if (inside !== null) {
    if (visitor.checkIn === null || inside.keptOn === person.onDay) {
      return accept({ state: 'in', holder, inside })
    }
    const kept = await checkInPerson(context, person, inside.arrival, word)
    return accept({ state: 'in', holder, inside: context.inside.enter(key, kept, nowMs) })
  }
  const walked = visitor.checkIn === null ? await walkIn(context, person, lane) : null
  if (walked?.state === 'in') return accept(walked)
  // The place of a ticket becomes the person's who signed in with it, once.
  const former =
    shown?.holder.kind === 'ticket' && context.inside.bind(shown.holder.id, person.accountId)
      ? shown
      : null
  const claimed = own ?? (former === null ? null : await arrivalBy(context, person, former))
  const kept =
    own?.isKept === true
      ? { arrival: own, keptOn: person.onDay }
      : await checkInPerson(context, person, claimed ?? walked?.ticket ?? null, word)
  const isFormers = former !== null && kept.arrival.number.number === former.number.number
  // Presence may count from later; the place does not.
  const rankFromMs = isFormers ? former.arrivedAtMs : kept.arrival.arrivedAtMs
  const ticket = ticketFor(context, person, kept, { lane, rankFromMs })
  const entrant = entrantOfTicket(context, ticket, rankFromMs)
  const standing = isFormers
    ? await context.line.merge(keyOf(former.holder), entrant, nowMs)
    : await context.line.take(entrant, nowMs)
  return accept(givePlace(context, { ticket }, standing, kept.keptOn))
}

/** Time and number of a stranger's ticket, for whoever signs in with it. */
async function arrivalBy(
  context: WaitingRoomContext,
  { dayBeganAtMs }: Arriver,
  ticket: Ticket,
): Promise<FirstArrival> {
  // One of yesterday gives neither, whenever it came back.
  if (ticket.arrivedAtMs < dayBeganAtMs) return ticket
  const [key, nowMs] = [keyOf(ticket.holder), context.clock.now()]
  const isKnown =
    context.inside.get(key, nowMs) !== null ||
    (await context.line.standing(key, nowMs)).state !== 'absent'
  if (!isKnown) context.silence.show(ticket, nowMs)
  return { arrivedAtMs: context.silence.countsFromMs(ticket), number: ticket.number }
}

/** A mere call, while the door stands open: goes through, and nothing is written. */
async function walkIn(context: WaitingRoomContext, person: Arriver, lane: Lane): Promise<AtDoor> {
  const nowMs = context.clock.now()
  const arrival = { arrivedAtMs: nowMs, number: await context.takeNumber() }
  const place = { lane, rankFromMs: nowMs }
  const ticket = ticketFor(context, person, { arrival, keptOn: null }, place)
  const standing = await context.line.take(entrantOfTicket(context, ticket), nowMs)
  return givePlace(context, { ticket }, standing)
}

async function admitStranger(
  context: WaitingRoomContext,
  visitor: Visitor,
): Promise<Result<AtDoor>> {
  const nowMs = context.clock.now()
  const token = readShownInToken(context, visitor.inToken)
  if (
    token !== null &&
    token.holder.kind === 'ticket' &&
    !context.inside.isBound(token.holder.id)
  ) {
    const key = keyOf(token.holder)
    const inside =
      context.inside.get(key, nowMs) ??
      context.inside.enter(key, { arrival: token.arrival, keptOn: null }, nowMs)
    return accept({ state: 'in', holder: token.holder, inside })
  }
  const dayBeganAtMs = async (): Promise<number> => context.dayBeganAtMs()
  const held = await findByTicket(context, visitor.ticket, { accountId: null, dayBeganAtMs })
  if (held !== null && isTheirOwn(held)) return accept(held)
  // A bot that throws its tickets away would put everybody behind its address back with every call.
  if (visitor.checkIn === null && !(await mayWalkIn(context, visitor.address))) {
    return refuse('wait_your_turn', { retryAfterMs: pollMinMs })
  }
  const { arrival, id } = await numberOf(context, visitor.ticket)
  const share = context.isCalm()
    ? ({ state: 'ticket', orderMs: arrival.arrivedAtMs } as const)
    : context.shares.ticket(visitor.address, arrival.arrivedAtMs)
  if (share.state === 'later') {
    return refuse('too_many_requests', { retryAfterMs: share.comeBackAfterMs })
  }
  const ticket: Ticket = {
    ...arrival,
    holder: { kind: 'ticket', id },
    lane: 'unknown',
    isStaff: false,
    together: null,
    orderMs: orderOf({
      arrivedAtMs: share.orderMs,
      firstLessonAtMs: null,
      opensAtMs: context.lottery?.times.doorOpensAtMs ?? null,
    }),
    isKept: false,
    isUnplaced: false,
  }
  const standing = await context.line.take(entrantOfTicket(context, ticket), nowMs)
  return accept(givePlace(context, { ticket }, standing))
}

/** Time and number under which a stranger takes a place: those of a number given before, or new ones. */
async function numberOf(
  context: WaitingRoomContext,
  text: string | undefined,
): Promise<{ readonly arrival: FirstArrival; readonly id: Id }> {
  const shown = readShownTicket(context, text)?.ticket
  if (shown?.isUnplaced === true && !context.inside.isBound(shown.holder.id)) {
    const { arrivedAtMs, holder, number } = shown
    context.silence.show(shown, context.clock.now())
    return { arrival: { arrivedAtMs, number }, id: holder.id }
  }
  const arrival = { arrivedAtMs: context.clock.now(), number: await context.takeNumber() }
  return { arrival, id: mintId(context.clock, context.random) }
}

/** A mere call that shows nothing takes no place while others wait: whoever wants one arrives. */
async function mayWalkIn(context: WaitingRoomContext, address: string): Promise<boolean> {
  if (!context.isCalm()) return false
  const { perSecond } = await context.line.sizes()
  return context.shares.mayWalkIn(address, perSecond, context.clock.now())
}

/** Whoever is not signed in waits by any genuine ticket, and is let through only by an unbound one. */
function isTheirOwn(held: AtDoor): boolean {
  return held.state === 'waiting' || held.holder.kind === 'ticket'
}

/** In by the cookie of this account, or by that of a ticket with which this person signed in. */
function enterByCookie(
  context: WaitingRoomContext,
  person: Arriver,
  visitor: Visitor,
): Inside | null {
  const token = readShownInToken(context, visitor.inToken)
  if (token === null) return null
  const { holder } = token
  const isTheirs =
    holder.kind === 'account'
      ? holder.id === person.accountId
      : context.inside.bind(holder.id, person.accountId)
  if (!isTheirs) return null
  const key = keyOf({ kind: 'account', id: person.accountId })
  const entry = { arrival: token.arrival, keptOn: null }
  return context.inside.enter(key, entry, context.clock.now())
}

function ticketFor(
  context: WaitingRoomContext,
  person: Arriver,
  kept: Kept,
  { lane, rankFromMs }: { readonly lane: Lane; readonly rankFromMs: number },
): Ticket {
  const { arrivedAtMs, number } = kept.arrival
  return {
    holder: { kind: 'account', id: person.accountId },
    lane,
    isStaff: person.isStaff,
    together: person.classId,
    orderMs: orderOf({
      arrivedAtMs: rankFromMs,
      firstLessonAtMs: person.firstLessonAtMs,
      opensAtMs: context.lottery?.times.doorOpensAtMs ?? null,
    }),
    number,
    arrivedAtMs,
    isKept: kept.keptOn !== null,
    isUnplaced: false,
  }
}
