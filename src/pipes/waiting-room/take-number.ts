/** Gives numbers from blocks that are durable before their first number is given. */
import type { NumberBlock } from './number-blocks.ts'
import { takeNumber } from './number-blocks.ts'
import type { TicketNumber } from './waiting-line.ts'

/** Reserves the next block when it is first needed; many who ask meanwhile wait for the same one. */
export function createNumberSource(
  reserve: () => Promise<NumberBlock>,
): () => Promise<TicketNumber> {
  let block: NumberBlock | null = null
  let reserving: Promise<void> | null = null

  const reserveNext = (): Promise<void> => {
    reserving ??= reserve()
      .then((next) => {
        block = next
      })
      .finally(() => {
        reserving = null
      })
    return reserving
  }
  return async () => {
    for (;;) {
      const taken = block === null ? null : takeNumber(block)
      if (taken !== null) {
        block = taken.rest
        return taken.number
      }
      await reserveNext()
    }
  }
}
