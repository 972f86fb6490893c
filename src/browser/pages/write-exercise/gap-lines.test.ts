/** A text with gaps can be typed and is the same again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Gap,
  gapNumbersIn,
  gapTextToLines,
  linesToGapText,
  nextGapNumber,
} from './gap-lines.ts'

const gap = (id: string): Gap => ({
  type: 'gap',
  id,
  weight: 1,
  answer: {
    kind: 'text',
    answers: [{ pattern: id, fraction: 1 }],
    rule: { caseMatters: false, accentsMatter: false },
  },
})
const words = (text: string) => ({
  type: 'words' as const,
  text: [{ type: 'text' as const, text }],
})

test('gaps are numbered as one reads', () => {
  const lines = [[words('Le '), gap('chat'), words(' dort.')], [gap('fin')]]
  const typed = linesToGapText(lines)
  assert.equal(typed.text, 'Le [[1]] dort.\n[[2]]')
  assert.deepEqual(gapTextToLines(typed), lines)
  assert.equal(nextGapNumber(typed.text, typed.gaps), 3)
})

test('a gap taken out of the text is gone, one typed twice counts once, an unknown one is words', () => {
  const gaps = new Map([[1, gap('a')]])
  assert.deepEqual(gapTextToLines({ text: 'rien', gaps }), [[words('rien')]])
  assert.deepEqual(gapTextToLines({ text: '[[1]] et [[1]]', gaps }), [
    [gap('a'), words(' et [[1]]')],
  ])
  assert.deepEqual(gapTextToLines({ text: '[[7]]', gaps }), [[words('[[7]]')]])
  assert.deepEqual(gapTextToLines({ text: '', gaps }), [[{ type: 'words', text: [] }]])
  assert.deepEqual(gapNumbersIn('\\[\\[1]] [[2]] [[2]]'), [2])
})

test('brackets that were written stay brackets', () => {
  const lines = [[words('voir [[1]] page 2')]]
  assert.deepEqual(gapTextToLines(linesToGapText(lines)), lines)
})

const wordsPiece = fc
  .string({ unit: fc.constantFrom(...'ab [1]*_$'), minLength: 1, maxLength: 8 })
  .map(words)

test('whatever stands between the gaps comes back', () => {
  fc.assert(
    fc.property(fc.array(wordsPiece, { minLength: 1, maxLength: 3 }), (pieces) => {
      const line = pieces.flatMap((piece, place) => [piece, gap(`g${place}`)])
      assert.deepEqual(gapTextToLines(linesToGapText([line])), [line])
    }),
  )
})
