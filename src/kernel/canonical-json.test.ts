import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, shuffled(item)]),
    )
  }
  return value
}

test('the order of keys never changes the spelling, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const clean: unknown = JSON.parse(JSON.stringify(value))
      const spelled = canonicalJson(clean)
      assert.equal(spelled, canonicalJson(shuffled(clean)))
      assert.deepEqual(JSON.parse(spelled), clean)
    }),
  )
})

test('what JSON cannot hold is a bug, what is absent is left out', () => {
  assert.throws(() => canonicalJson({ points: Number.NaN }))
  assert.equal(canonicalJson({ b: undefined, a: [undefined] }), '{"a":[null]}')
})
