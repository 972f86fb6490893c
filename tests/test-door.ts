/**
 * The door without its HTTP, over a real PostgreSQL and on a clock that stands still until told: for
 * tests of who is let in, who waits, and whose place it is.
 */
import assert from 'node:assert/strict'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import { type FixedClock, fixedClock } from '#kernel/clock.ts'
import { seededRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { createAddressShare } from '#pipes/waiting-room/address-share.ts'
import { admitVisitor, type Visitor } from '#pipes/waiting-room/admit-visitor.ts'
import { insertArrivalClaims } from '#pipes/waiting-room/arrival-claim-store.ts'
import { insertArrivals } from '#pipes/waiting-room/arrival-store.ts'
import type { TicketBearer } from '#pipes/waiting-room/find-by-ticket.ts'
import type { CheckIn, FirstArrival } from '#pipes/waiting-room/first-arrival.ts'
import type { AtDoor } from '#pipes/waiting-room/give-place.ts'
import { createInTokenReader } from '#pipes/waiting-room/in-token.ts'
import { createLateCheckIns } from '#pipes/waiting-room/keep-late-check-ins.ts'
import { createMemoryLine } from '#pipes/waiting-room/memory-line.ts'
import { reserveNumbers } from '#pipes/waiting-room/number-block-store.ts'
import { createPeopleInside } from '#pipes/waiting-room/people-inside.ts'
import { createReturnPace } from '#pipes/waiting-room/return-pace.ts'
import { createNumberSource } from '#pipes/waiting-room/take-number.ts'
import { mintTicket, type Ticket } from '#pipes/waiting-room/ticket.ts'
import { createTicketSilence } from '#pipes/waiting-room/ticket-silence.ts'
import { createUsedPasses } from '#pipes/waiting-room/used-passes.ts'
import { createWaitRecord } from '#pipes/waiting-room/wait-record.ts'
import type { Arriver, WaitingRoomContext } from '#pipes/waiting-room/waiting-room-context.ts'

/** Every statement of this door is signed with it. */
export const doorKey: Uint8Array = new Uint8Array(32).fill(3)

export interface TestDoor {
  readonly clock: FixedClock
  /** A process: what it remembers is lost with the next one, the database stays. */
  startProcess(perSecond: number): Promise<WaitingRoomContext>
}

export function createTestDoor(db: PipesDatabase, startsAt: string): TestDoor {
  const clock = fixedClock(startsAt)
  const random = seededRandom(8)
  return {
    clock,
    async startProcess(perSecond) {
      const line = createMemoryLine()
      await line.release(perSecond, clock.now())
      clock.advance(250)
      await line.release(perSecond, clock.now())
      return {
        line,
        clock,
        dayBeganAtMs: () => midnightBefore(clock.now()),
        random,
        keyRing: { key: () => doorKey, all: () => [doorKey] },
        log: { warn: (data, message) => assert.fail(`${message} ${JSON.stringify(data)}`) },
        arrivalClaims: createGroupCommit({ write: (group) => insertArrivalClaims(db, group) }),
        checkIns: createGroupCommit<CheckIn, FirstArrival | null>({
          write: (group) => insertArrivals(db, group),
        }),
        lateCheckIns: createLateCheckIns({ submit: () => assert.fail('nothing is late here') }),
        takeNumber: createNumberSource(() => reserveNumbers(db, 10)),
        inside: createPeopleInside(),
        silence: createTicketSilence(clock.now()),
        usedPasses: createUsedPasses(),
        readInToken: createInTokenReader(() => [doorKey]),
        isCalm: () => false,
        shares: createAddressShare(),
        returns: createReturnPace(),
        perSecondOnceOpen: () => perSecond,
        lastSizes: () => ({ waiting: { pass: 1, known: 20, unknown: 300 }, perSecond }),
        waits: createWaitRecord(),
        lottery: null,
      }
    },
  }
}

/** Winter in metropolitan France. */
function midnightBefore(nowMs: number): number {
  const hour = 3_600_000
  return Math.floor((nowMs + hour) / (24 * hour)) * 24 * hour - hour
}

/** Somebody who polls with a ticket; without an account, nobody is signed in. */
export function bearer(context: WaitingRoomContext, accountId: string | null): TicketBearer {
  return { accountId, dayBeganAtMs: async () => context.dayBeganAtMs() }
}

let people = 0
export function newArriver(change: Partial<Arriver> = {}): Arriver {
  people += 1
  return {
    accountId: `0199a000-0000-7000-8000-${String(people).padStart(12, '0')}`,
    onDay: '2026-11-23',
    dayBeganAtMs: Date.parse('2026-11-22T23:00:00Z'),
    isStaff: false,
    classId: null,
    firstLessonAtMs: null,
    ...change,
  }
}

export function visitor(person: Arriver | null, shown: Partial<Visitor> = {}): Visitor {
  return {
    person,
    address: '192.0.2.1',
    ticket: undefined,
    inToken: undefined,
    pass: undefined,
    checkIn: { warm: true, tries: 1 },
    ...shown,
  }
}

export async function admit(context: WaitingRoomContext, who: Visitor): Promise<AtDoor> {
  return expectValue(await admitVisitor(context, who))
}

export function waiting(there: AtDoor): { ticket: Ticket; text: string; ahead: number } {
  assert.equal(there.state, 'waiting')
  if (there.state !== 'waiting' || there.standing.state !== 'waiting')
    throw new Error('not waiting')
  const { ticket, standing } = there
  return { ticket, text: mintTicket(doorKey, ticket), ahead: standing.ahead }
}
