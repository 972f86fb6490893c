/** What is kept of what somebody typed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keepableTexts, plainLine, plainText } from './plain-text.ts'

test('a line has single spaces, no control character, one spelling of each accent', () => {
  assert.equal(plainLine('  Le\t Goff\u0000 \r\n Anne\u0007 '), 'Le Goff Anne')
  assert.equal(plainLine('He\u0301le\u0300ne'), 'Hélène')
  assert.equal(plainLine('\u0000'), '')
  assert.equal(plainLine('a \u0000 b'), 'a b')
  assert.equal(plainLine('e\u0000\u0301'), 'é')
})

test('a text keeps its lines', () => {
  assert.equal(plainText('Page 52.  \r\n  - exercice 3\u0000\n\n'), 'Page 52.\n  - exercice 3')
})

test('cleaning twice is cleaning once, and never leaves what PostgreSQL refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(plainLine(plainLine(text)), plainLine(text))
      assert.equal(plainText(plainText(text)), plainText(text))
      assert.doesNotMatch(plainLine(text), /\p{Cc}/u)
      assert.equal(plainText(text).includes('\u0000'), false)
    }),
  )
})

test('what a keyboard cut in two is put right, and nothing else', () => {
  const answer = { kind: 'open', text: 'a\ud83d b\u0000 😀 \udfffé', fileIds: ['x'] }
  assert.deepEqual(keepableTexts(answer), {
    kind: 'open',
    text: 'a\ufffd b 😀 \ufffdé',
    fileIds: ['x'],
  })
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const kept = keepableTexts(value)
      assert.deepEqual(keepableTexts(kept), kept)
      if (!/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value))) assert.deepEqual(kept, value)
    }),
  )
})
