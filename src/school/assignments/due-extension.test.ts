import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  extendDue,
  extensionStart,
  meetsBeforeMs,
  type OutageSpan,
  outagesNamedMax,
  returnMarginMs,
} from './due-extension.ts'

const minute = 60_000
const dueAt = 1_000 * minute
const window = { opensAt: dueAt - 24 * 60 * minute, dueAt }
const outage = (fromMinute: number, untilMinute: number): OutageSpan => ({
  fromMs: dueAt + fromMinute * minute,
  untilMs: dueAt + untilMinute * minute,
  reason: 'stopped',
})
/** In minutes after the due time, without the margin; null: not moved. */
function movedBy(...outages: OutageSpan[]): number | null {
  const extension = extendDue(window, outages)
  return extension === null ? null : (extension.untilMs - returnMarginMs - dueAt) / minute
}

test('the clock of an assignment stands still while nothing could be served', () => {
  assert.equal(movedBy(), null)
  assert.equal(movedBy(outage(-20, -5)), 15)
  // Ten minutes were left when it began: they are there again when it ends.
  assert.equal(movedBy(outage(-10, 30)), 40)
  assert.equal(movedBy(outage(-20, -10), outage(-15, -5)), 15, 'together they took fifteen')
  assert.equal(movedBy(outage(-10, 5), outage(10, 20)), 25, 'the second met the moved time')
  assert.equal(movedBy(outage(-10, -5), outage(5, 9)), 5, 'the second began as it was over')
  assert.equal(movedBy(outage(0, 60)), null, 'it was due before')
  assert.equal(movedBy(outage(-400, -300)), null, 'long before there was time enough')
  assert.equal(movedBy(outage(-400, -170)), 10, 'only what lies in the window counts')
  assert.equal(extendDue({ opensAt: dueAt - 5 * minute, dueAt }, [outage(-30, -6)]), null)
})

test('where outages meet, the longer one gives the reason', () => {
  const line = { ...outage(-60, -10), reason: 'line' as const }
  const [only, ...others] = extendDue(window, [line, outage(-20, -5)])?.outages ?? []
  assert.deepEqual(only, { ...outage(-60, -5), reason: 'line' })
  assert.deepEqual(others, [])
})

const spans = fc.array(
  fc
    .record({
      from: fc.integer({ min: -400, max: 400 }),
      length: fc.integer({ min: 0, max: 200 }),
      reason: fc.constantFrom('stopped', 'no_database', 'stalled', 'line'),
    })
    .map(({ from, length, reason }) => ({ ...outage(from, from + length), reason })),
  { maxLength: 8 },
)

/** Minute by minute, the slow way: served minutes from the start until as many as were promised. */
function slowly(outages: readonly OutageSpan[]): number {
  const startMs = extensionStart(window)
  let left = (dueAt - startMs) / minute
  let nowMs = startMs
  while (left > 0) {
    const isOut = outages.some((one) => one.fromMs <= nowMs && nowMs < one.untilMs)
    if (!isOut) left -= 1
    nowMs += minute
  }
  return nowMs
}

test('it is as if only the minutes counted in which somebody served', () => {
  fc.assert(
    fc.property(spans, (outages) => {
      const extension = extendDue(window, outages)
      const movedMs = extension === null ? dueAt : extension.untilMs - returnMarginMs
      assert.equal(movedMs, slowly(outages))
      assert.ok((extension?.outages.length ?? 0) <= outagesNamedMax)
      for (const { fromMs } of extension?.outages ?? []) assert.ok(fromMs >= dueAt - meetsBeforeMs)
    }),
  )
})

test('one outage more never leaves less time', () => {
  fc.assert(
    fc.property(spans, spans, (some, more) => {
      const before = extendDue(window, some)?.untilMs ?? dueAt
      const after = extendDue(window, [...some, ...more])?.untilMs ?? dueAt
      assert.ok(after >= before)
    }),
  )
})
