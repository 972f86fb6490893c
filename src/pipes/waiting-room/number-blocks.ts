/**
 * The numbers on tickets: (epoch, number). A process takes them from a block that was reserved
 * durably before the first of it is given out; what a crash leaves of a block is lost, and that is
 * the point: no number comes twice. At a promotion the epoch is raised, since the new primary may
 * not have heard of the last blocks. Pure; the door's store makes the reservation durable.
 */
import type { TicketNumber } from './waiting-line.ts'

/** Numbers of one reservation: one write to the database for as many arrivals. */
export const blockNumbers = 4_096

/** What is durable: the next number that nobody has reserved. */
export interface NumberLedger {
  readonly epoch: number
  readonly nextNumber: number
}

/** Reserved numbers: from `nextNumber` to before `endNumber`. */
export interface NumberBlock {
  readonly epoch: number
  readonly nextNumber: number
  readonly endNumber: number
}

export const firstLedger: NumberLedger = { epoch: 1, nextNumber: 1 }

/** The ledger must be written durably before a number of the block is given out. */
export function reserveBlock(
  ledger: NumberLedger,
  count: number = blockNumbers,
): { readonly ledger: NumberLedger; readonly block: NumberBlock } {
  const endNumber = ledger.nextNumber + count
  return {
    ledger: { epoch: ledger.epoch, nextNumber: endNumber },
    block: { epoch: ledger.epoch, nextNumber: ledger.nextNumber, endNumber },
  }
}

/** A standby becomes the primary: numbers begin anew under the next epoch. */
export function raiseEpoch(ledger: NumberLedger): NumberLedger {
  return { epoch: ledger.epoch + 1, nextNumber: 1 }
}

/** The next number and what is left; null where the block is used up. */
export function takeNumber(
  block: NumberBlock,
): { readonly number: TicketNumber; readonly rest: NumberBlock } | null {
  if (block.nextNumber >= block.endNumber) return null
  return {
    number: { epoch: block.epoch, number: block.nextNumber },
    rest: { ...block, nextNumber: block.nextNumber + 1 },
  }
}

/** As a person reads it: `2-10403`. */
export function formatNumber(number: TicketNumber): string {
  return `${number.epoch}-${number.number}`
}
