/**
 * The door as the simulator needs it: the real decisions about numbers, turns, draws, passes and
 * addresses, over a durable memory that survives a restart as the database does. What is signed
 * (tickets) or durable (arrival rows) is here; what a crash forgets is in the line.
 */
import type { Random } from '#kernel/random.ts'
import { createAddressShare } from '#pipes/waiting-room/address-share.ts'
import type { FirstArrival } from '#pipes/waiting-room/first-arrival.ts'
import { anchorOf, createLineClock } from '#pipes/waiting-room/line-clock.ts'
import { compareRanks, orderOf, rankOf } from '#pipes/waiting-room/line-order.ts'
import { drawFor, seedBytes } from '#pipes/waiting-room/lottery.ts'
import {
  firstLedger,
  type NumberBlock,
  type NumberLedger,
  raiseEpoch,
  reserveBlock,
  takeNumber,
} from '#pipes/waiting-room/number-blocks.ts'
import type { Entrant, TicketNumber } from '#pipes/waiting-room/waiting-line.ts'
import {
  doorOpensAt,
  type MorningPlan,
  morningStartMs,
  type PlannedVisitor,
} from './morning-plan.ts'

/** Numbers of one reservation: few, so that blocks run out and are lost in every morning. */
const blockSize = 16

export interface DoorFlaws {
  /** A restart gives the last block's numbers once more. */
  readonly reusesNumbers: boolean
  /** How long a later lesson lets earlier ones go first. */
  readonly ageingMs: number
  /** Whoever comes back with a number and no place counts as having come now. */
  readonly forgetsGiven: boolean
}

export type Admission =
  | { readonly state: 'entrant'; readonly entrant: Entrant }
  | { readonly state: 'later'; readonly comeBackAfterMs: number }

export interface SimulatedDoor {
  /** The process begins, or begins again: what was in memory is gone. */
  start(machineNowMs: number, isPromotion: boolean): void
  /** Once a second; `nobodyWaits` lets the arrival clock take over the machine's time. */
  tick(machineNowMs: number, nobodyWaits: boolean): void
  /** A number and a time, before anybody looks who has come. */
  giveNumber(machineNowMs: number): FirstArrival
  /**
   * The entrant of an account: of its durable row, made at the first arrival. `given`: the number
   * that the device got before.
   */
  account(visitor: PlannedVisitor, machineNowMs: number, given: FirstArrival | null): Entrant
  /** The entrant of a fresh ticket; a device sends it again by itself. */
  ticket(visitor: PlannedVisitor, machineNowMs: number, given: FirstArrival | null): Admission
  /** A ticket becomes an account: the row has the earlier of both. */
  recognise(visitor: PlannedVisitor, ticket: Entrant, machineNowMs: number): Entrant
  /** Every number that was ever given out. */
  readonly numbers: readonly TicketNumber[]
}

export function createSimulatedDoor(
  plan: MorningPlan,
  random: Random,
  flaws: DoorFlaws,
): SimulatedDoor {
  const seed = random.bytes(seedBytes)
  const times = {
    waitingOpensAtMs: morningStartMs,
    doorOpensAtMs: morningStartMs + doorOpensAt * 1_000,
  }
  const lottery = plan.hasOpening ? { seed, times } : null
  const opensAtMs = plan.hasOpening ? times.doorOpensAtMs : null
  const rows = new Map<number, Entrant>()
  const numbers: TicketNumber[] = []
  let ledger: NumberLedger = firstLedger
  let block: NumberBlock | null = null
  let lastArrivalMs: number | null = null
  let arrivals = createLineClock()
  let addresses = createAddressShare()

  const nextNumber = (): TicketNumber => {
    let taken = block === null ? null : takeNumber(block)
    if (taken === null) {
      const reserved = reserveBlock(ledger, blockSize)
      ledger = reserved.ledger
      taken = takeNumber(reserved.block)
    }
    if (taken === null) throw new Error('a fresh block is empty')
    block = taken.rest
    numbers.push(taken.number)
    return taken.number
  }

  const arrive = (machineNowMs: number): number => {
    const arrivedAtMs = arrivals.read(machineNowMs)
    lastArrivalMs = Math.max(lastArrivalMs ?? 0, arrivedAtMs)
    return arrivedAtMs
  }

  const arrivalOf = (given: FirstArrival | null, machineNowMs: number): FirstArrival =>
    given === null || flaws.forgetsGiven
      ? { arrivedAtMs: arrive(machineNowMs), number: nextNumber() }
      : given

  const known = (visitor: PlannedVisitor, arrivedAtMs: number, number: TicketNumber): Entrant => {
    const turn = { arrivedAtMs, firstLessonAtMs: visitor.lessonAtMs, opensAtMs }
    const key = `a:${visitor.index}`
    return {
      key,
      lane: 'known',
      together: visitor.classId,
      isStaff: visitor.kind === 'staff',
      orderMs: orderOf(turn, flaws.ageingMs),
      draw: drawFor(lottery, arrivedAtMs, visitor.classId ?? key),
      number,
      arrivedAtMs,
    }
  }

  return {
    numbers,
    start(machineNowMs, isPromotion) {
      if (flaws.reusesNumbers && block !== null) {
        ledger = { ...ledger, nextNumber: ledger.nextNumber - blockSize }
      }
      if (isPromotion) ledger = raiseEpoch(ledger)
      block = null
      // Whoever comes now has come after all who came before, whatever the clock says meanwhile.
      arrivals = createLineClock(anchorOf(lastArrivalMs, machineNowMs) ?? undefined)
      arrivals.read(machineNowMs)
      addresses = createAddressShare()
    },
    tick(machineNowMs, nobodyWaits) {
      if (nobodyWaits) arrivals.settle(machineNowMs)
      else arrivals.read(machineNowMs)
    },
    giveNumber: (machineNowMs) => ({ arrivedAtMs: arrive(machineNowMs), number: nextNumber() }),
    account(visitor, machineNowMs, given) {
      const held = rows.get(visitor.index)
      if (held !== undefined) return held
      const { arrivedAtMs, number } = arrivalOf(given, machineNowMs)
      const entrant = known(visitor, arrivedAtMs, number)
      rows.set(visitor.index, entrant)
      addresses.know(visitor.address, entrant.key, entrant.arrivedAtMs)
      return entrant
    },
    ticket(visitor, machineNowMs, given) {
      const { arrivedAtMs, number } = arrivalOf(given, machineNowMs)
      const share = addresses.ticket(visitor.address, Math.max(arrivedAtMs, opensAtMs ?? 0))
      if (share.state === 'later') return share
      const key = `t:${visitor.index}`
      const draw = drawFor(lottery, arrivedAtMs, key)
      const { orderMs } = share
      const rest = { together: null, isStaff: false, orderMs, draw, arrivedAtMs }
      return { state: 'entrant', entrant: { key, lane: 'unknown', number, ...rest } }
    },
    recognise(visitor, ticket, machineNowMs) {
      const byTicket = known(visitor, ticket.arrivedAtMs, ticket.number)
      const held = rows.get(visitor.index)
      const isEarlier = held === undefined || compareRanks(rankOf(byTicket), rankOf(held)) < 0
      const row = isEarlier ? byTicket : held
      rows.set(visitor.index, row)
      addresses.know(visitor.address, row.key, arrivals.read(machineNowMs))
      return row
    },
  }
}
