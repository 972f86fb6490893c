/** Lists and verses are typed a line each. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linesToText, textToLines } from './line-fields.ts'

const text = (words: string) => [{ type: 'text' as const, text: words }]

test('a line is an item; empty lines are none', () => {
  assert.deepEqual(textToLines('un\n\n deux \r\ntrois', 'line'), [
    text('un'),
    text('deux'),
    text('trois'),
  ])
  assert.deepEqual(textToLines('un\nsuite\n\n\ndeux', 'paragraph'), [
    text('un\nsuite'),
    text('deux'),
  ])
  assert.deepEqual(textToLines(' \n ', 'line'), [[]])
})

test('what was typed comes back', () => {
  assert.equal(linesToText([text('un'), text('deux')], 'line'), 'un\ndeux')
  assert.equal(linesToText([text('un\nsuite'), text('deux')], 'paragraph'), 'un\nsuite\n\ndeux')
  assert.equal(linesToText([text('un\ndeux')], 'line'), 'un deux')
  const words = fc.array(fc.stringMatching(/^[a-z]+( [a-z]+)*$/), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(words, fc.constantFrom('line' as const, 'paragraph' as const), (lines, breaks) => {
      const typed = linesToText(lines.map(text), breaks)
      assert.deepEqual(textToLines(typed, breaks), lines.map(text))
    }),
  )
})
