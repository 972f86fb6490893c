/** Numbers on tickets: never one twice, whatever is lost on the way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareNumbers } from './line-order.ts'
import {
  firstLedger,
  formatNumber,
  type NumberBlock,
  raiseEpoch,
  reserveBlock,
  takeNumber,
} from './number-blocks.ts'
import type { TicketNumber } from './waiting-line.ts'

type Step = 'take' | 'restart' | 'promote'

test('no number comes twice and each is larger than the ones before, across restarts', () => {
  const steps = fc.array(fc.constantFrom<Step>('take', 'take', 'take', 'restart', 'promote'))
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 4 }), (all, blockSize) => {
      let ledger = firstLedger
      let block: NumberBlock | null = null
      let last: TicketNumber = { epoch: 0, number: 0 }
      for (const step of all) {
        if (step === 'restart') block = null
        if (step === 'promote') {
          block = null
          ledger = raiseEpoch(ledger)
        }
        if (step !== 'take') continue
        let taken: ReturnType<typeof takeNumber> = block === null ? null : takeNumber(block)
        if (taken === null) {
          const reserved = reserveBlock(ledger, blockSize)
          ledger = reserved.ledger
          taken = takeNumber(reserved.block)
        }
        assert.ok(taken !== null)
        assert.ok(compareNumbers(last, taken.number) < 0)
        last = taken.number
        block = taken.rest
      }
    }),
  )
})

test('a used up block gives nothing', () => {
  const { block } = reserveBlock(firstLedger, 1)
  const taken = takeNumber(block)
  assert.deepEqual(taken?.number, { epoch: 1, number: 1 })
  assert.equal(formatNumber({ epoch: 2, number: 10_403 }), '2-10403')
  assert.equal(taken === null ? undefined : takeNumber(taken.rest), null)
})
