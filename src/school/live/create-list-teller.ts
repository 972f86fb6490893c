/**
 * Tells the members of a live class who is there, each as they may see it. Whoever's line is poor gets
 * no list that says what the last one said, however often somebody makes it look changed.
 */
import type { FromRoom } from '#contract/live-room.ts'
import { isAdult } from './judge-act.ts'
import { type LiveHall, memberOf } from './live-hall-context.ts'
import { membersFor } from './live-presence.ts'
import type { LiveSeat } from './live-seat.ts'

/** The list is told at most so often. */
const listEveryMs = 500
/** And where only somebody's line became poor or good, so often: a page says how it does as rarely. */
const linesEveryMs = 5_000

export interface ListTeller {
  /** At once to somebody who comes in: what was said before is of people with names. */
  tellComer(seat: LiveSeat): void
  /** Looks at the clock, which never goes back: several times a second. */
  look(nowMs: number): void
}

type Hall = Pick<
  LiveHall,
  'isHeld' | 'isLineOld' | 'isListOld' | 'presence' | 'pupils' | 'seats' | 'state'
>

export function createListTeller(hall: Hall): ListTeller {
  let toldAtMs = Number.NEGATIVE_INFINITY
  return {
    tellComer(seat) {
      tellList(
        seat,
        isAdult(memberOf(hall, seat).role) ? textForAdult(hall, seat) : textForOther(hall, seat),
      )
    },
    look(nowMs) {
      const { isLineOld, isListOld } = hall
      const sinceMs = nowMs - toldAtMs
      if (isListOld ? sinceMs < listEveryMs : !isLineOld || sinceMs < linesEveryMs) return
      toldAtMs = nowMs
      hall.isListOld = false
      hall.isLineOld = false
      tellAdults(hall)
      if (isListOld) tellOthers(hall)
    },
  }
}

function tellAdults(hall: Hall): void {
  const seats = seatsIn(hall, true)
  const [first] = seats
  if (first === undefined) return
  const text = textForAdult(hall, first)
  for (const seat of seats) tellList(seat, text)
}

/** All adults see the same. */
function textForAdult(hall: Hall, seat: LiveSeat): string {
  const { presence, pupils } = hall
  const here = new Set<string>()
  for (const one of presence.members.values()) if (one.place !== 'away') here.add(one.personId)
  const missing = pupils.filter(({ personId }) => !here.has(personId)).map(({ name }) => name)
  return write({ kind: 'members', members: listFor(hall, seat), missing })
}

function tellOthers(hall: Hall): void {
  let forAll: string | null = null
  for (const seat of seatsIn(hall, false)) {
    // While no adult is here, each sees nobody besides adults but themselves.
    if (!hall.isHeld) forAll ??= textForOther(hall, seat)
    tellList(seat, forAll ?? textForOther(hall, seat))
  }
}

function textForOther(hall: Hall, seat: LiveSeat): string {
  return write({ kind: 'members', members: listFor(hall, seat) })
}

function seatsIn(hall: Hall, ofAdults: boolean): LiveSeat[] {
  return [...hall.seats.values()].filter(
    (seat) => seat.isIn && isAdult(memberOf(hall, seat).role) === ofAdults,
  )
}

function listFor(hall: Hall, seat: LiveSeat) {
  const captioned = new Set<number>()
  for (const { isCaptioned, member } of hall.seats.values()) if (isCaptioned) captioned.add(member)
  const { isHeld, presence, state } = hall
  return membersFor(presence, state, { ...memberOf(hall, seat), isHeld, captioned })
}

function tellList(seat: LiveSeat, text: string): void {
  if (seat.toldList === text) return
  seat.toldList = text
  seat.line.send(text)
}

function write(message: FromRoom): string {
  return JSON.stringify(message)
}
