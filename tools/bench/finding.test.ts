/** A figure holds only if everything that belongs to its target holds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Figure, judge, type Target } from './finding.ts'

const target: Target = { value: 8_000, is: 'at_least', ofLimitMin: 0.2, p99MsMax: 150 }
const good: Figure = { value: 8_000, unit: '/s', p99Ms: 150, limit: 40_000, ofLimit: 0.2 }

test('everything at its bound holds, and is told with its target', () => {
  assert.deepEqual(judge(target, { ...good, voided: null }), {
    ...good,
    target: 8_000,
    holds: true,
  })
})

test('one part that fails is enough', () => {
  const bad: Partial<Figure>[] = [
    { value: 7_999 },
    { ofLimit: 0.19 },
    { p99Ms: 151 },
    { failed: 1 },
    { voided: 'the generator used 99 % of a core' },
  ]
  for (const part of bad) assert.equal(judge(target, { ...good, ...part }).holds, false)
  assert.equal(judge(target, { value: 9_000, unit: '/s' }).holds, false)
})

test('a size is the smaller the better', () => {
  const size: Target = { value: 60, is: 'at_most' }
  assert.equal(judge(size, { value: 60, unit: 'kB' }).holds, true)
  assert.equal(judge(size, { value: 60.1, unit: 'kB' }).holds, false)
})

test('what is told beside the figure has its own bound', () => {
  const wide: Target = { value: 4_000, is: 'at_least', alsoMax: { bitsPerSecond: 26_000 } }
  const figure = { value: 4_000, unit: 'listeners' }
  assert.equal(judge(wide, { ...figure, also: { bitsPerSecond: 26_000 } }).holds, true)
  assert.equal(judge(wide, { ...figure, also: { bitsPerSecond: 26_001 } }).holds, false)
  assert.equal(judge(wide, figure).holds, false)
})
