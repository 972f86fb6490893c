/**
 * Every case on one seed, in turn of those that rules were tuned on and of others: the verdict finds who caused the load. The whole of it, on seeds that the
 * rules were not written for, is `npm run evidence-cases`; its figures stand in docs/evidence.md.
 */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { evidenceCases } from '#rehearsal/evidence-cases.ts'
import { findingsOf, tryVerdict } from '#rehearsal/try-verdict.ts'
import { wilson } from '#rehearsal/wilson.ts'

const [tuned, unseen] = [3, 104] as const

describe('the verdict finds who caused the load', () => {
  for (const { build, name, number } of evidenceCases) {
    test(`case ${number}: ${name}`, () => {
      const { misses } = tryVerdict(build(number % 2 === 0 ? tuned : unseen))
      assert.deepEqual(misses, [])
    })
  }
})

test('a case is the same for the same seed, and another for another', () => {
  const step = evidenceCases.find(({ number }) => number === 2)
  assert.ok(step)
  const textOf = (seed: number): string => canonicalJson(step.build(seed).input)
  const one = textOf(7)
  assert.equal(textOf(7), one)
  assert.notEqual(textOf(8), one)
})

test('a verdict that is wrong is told: the truth of another morning is missed', () => {
  const find = (wanted: number) => evidenceCases.find(({ number }) => number === wanted)
  const flood = find(7)?.build(1)
  const quiet = find(18)?.build(1)
  assert.ok(flood && quiet)
  const wrong = { ...quiet, input: flood.input, truth: flood.truth }
  const kinds = new Set(tryVerdict(wrong).misses.map(({ kind }) => kind))
  assert.ok(kinds.has('share') && kinds.has('attack') && kinds.has('answer'), [...kinds].join())
})

test('the interval of Wilson is that of his paper’s formula', () => {
  const all = wilson(20, 20)
  assert.ok(Math.abs(all.low - 0.8389) < 0.0005 && Math.abs(all.high - 1) < 1e-9)
  const half = wilson(15, 30)
  assert.ok(Math.abs(half.low - 0.3315) < 0.0005 && Math.abs(half.high - 0.6685) < 0.0005)
})

test('a quiet day is not read as a surge', () => {
  const answer = 'Rien d’inhabituel : 94 % viennent de personnes attendues.'
  assert.deepEqual([...findingsOf(answer)], ['quiet'])
})
