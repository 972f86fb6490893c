/** What a request may bring: bodies as their schema says, and no text that cannot be kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import Type from 'typebox'
import { createInputCheck, isUnkeepable } from './check-input.ts'

const body = Type.Object({
  count: Type.Union([Type.Integer(), Type.Null()]),
  name: Type.Optional(Type.String({ maxLength: 5 })),
})
const check = createInputCheck({ body })

test('a body is taken as it is: nothing becomes a number or a text on the way', () => {
  assert.equal(check({ query: {}, body: { count: null } }), null)
  assert.equal(check({ query: {}, body: { count: 3, name: 'abc' } }), null)
  for (const wrong of [{ count: '3' }, { count: true }, { count: 3, name: 5 }, [], '{}', null]) {
    assert.equal(check({ query: {}, body: wrong })?.code, 'bad_request', JSON.stringify(wrong))
  }
  assert.deepEqual(check({ query: {}, body: { count: 'x' } })?.detail, {
    where: '/count must be integer',
  })
})

test('what PostgreSQL cannot keep is refused wherever it stands', () => {
  for (const text of ['\u0000', 'a\u0000', '\ud800', 'x\udfffy']) {
    assert.equal(check({ query: { q: text }, body: { count: 1 } })?.code, 'bad_request')
    for (const value of [text, [text], { a: [{ b: text }] }, { [text]: 1 }]) {
      assert.equal(isUnkeepable(value), true, JSON.stringify(value))
      assert.equal(check({ query: {}, body: { count: 1, more: value } })?.code, 'bad_request')
    }
  }
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value)
      assert.equal(isUnkeepable(value), /\\u0000|\\ud[89a-f]/.test(text.replaceAll('\\\\', '')))
    }),
  )
})

test('nesting without end is refused and breaks nothing', () => {
  const depth = 200_000
  const nested: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  assert.equal(isUnkeepable(nested), true)
})
