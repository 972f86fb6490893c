/** Captions out of a recogniser's guesses: nothing final is lost, said twice or too long, whatever it guessed before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { captionLengthMax } from '#contract/live-captions.ts'
import {
  beginCaptionLines,
  type CaptionLines,
  type CaptionWords,
  cutWords,
  endResults,
  type HeardWords,
  takeResults,
} from './caption-lines.ts'

const aWord = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
const aText = fc.array(aWord, { maxLength: 40 }).map((words) => words.join(' '))
/** Also a word that no line holds. */
const anyText = fc.oneof(aText, fc.string({ unit: 'grapheme', maxLength: 300 }))
const plain = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ')

/** What the recogniser tells, one after the other: guesses at each utterance, then its final words. */
const aRun = fc.array(
  fc.record({
    guesses: fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 4 }),
    end: anyText,
  }),
  { maxLength: 6 },
)

function* tell(run: readonly { guesses: string[][]; end: string }[]): Generator<HeardWords[]> {
  const finals: HeardWords[] = []
  for (const { end, guesses } of run) {
    for (const guess of guesses) {
      yield [...finals, ...guess.map((words) => ({ words, isFinal: false }))]
    }
    finals.push({ words: end, isFinal: true })
    yield [...finals]
  }
}

/** What stands on the paper of whoever read all of it. */
function readAll(captions: readonly CaptionWords[]): Map<number, CaptionWords> {
  const paper = new Map<number, CaptionWords>()
  for (const one of captions) {
    assert.notEqual(paper.get(one.line)?.isFinal, true, 'what is final does not change')
    if (one.words === '') paper.delete(one.line)
    else paper.set(one.line, one)
  }
  return paper
}

function hearRun(
  first: CaptionLines,
  run: readonly { guesses: string[][]; end: string }[],
): { lines: CaptionLines; captions: CaptionWords[] } {
  let lines = first
  const captions: CaptionWords[] = []
  for (const results of tell(run)) {
    const taken = takeResults(lines, results)
    lines = taken.lines
    captions.push(...taken.captions)
  }
  return { lines, captions }
}

test('lines hold whole words, none too long, and together all that was said', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = cutWords(text)
      for (const line of lines) assert.ok(line.length > 0 && line.length <= captionLengthMax)
      assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''))
      const isOfShortWords = text.split(/\s+/).every((word) => word.length <= captionLengthMax)
      if (isOfShortWords) assert.equal(lines.join(' '), plain(text))
      if (text.isWellFormed()) for (const line of lines) assert.ok(line.isWellFormed())
    }),
  )
})

test('whatever was guessed, what is read in the end are the final words in their order', () => {
  fc.assert(
    fc.property(aRun, (run) => {
      const { captions, lines } = hearRun(beginCaptionLines(1_000_000), run)
      const paper = readAll(captions)
      const read = [...paper.values()].sort((one, other) => one.line - other.line)
      assert.ok(
        read.every(({ isFinal }) => isFinal),
        'no guess is left over',
      )
      assert.deepEqual(
        read.map(({ words }) => words),
        run.flatMap(({ end }) => cutWords(end)),
      )
      assert.deepEqual(lines.open, [])
    }),
  )
})

test('a run that stops in the middle leaves its last guess, and the next one goes on below', () => {
  fc.assert(
    fc.property(aRun, anyText, aRun, (run, guess, next) => {
      const first = hearRun(beginCaptionLines(1_000), run)
      const finals = run.map(({ end }) => ({ words: end, isFinal: true }))
      const cut = takeResults(first.lines, [...finals, { words: guess, isFinal: false }])
      const ended = endResults(cut.lines)
      const second = hearRun(ended.lines, next)
      const paper = readAll([
        ...first.captions,
        ...cut.captions,
        ...ended.captions,
        ...second.captions,
      ])
      const read = [...paper.values()].sort((one, other) => one.line - other.line)
      assert.deepEqual(
        read.map(({ words }) => words),
        [...run.map(({ end }) => end), guess, ...next.map(({ end }) => end)].flatMap(cutWords),
      )
    }),
  )
})

test('a guess that says the same again is not told again', () => {
  const lines = beginCaptionLines(5_000)
  const once = takeResults(lines, [{ words: 'Bonjour à tous', isFinal: false }])
  assert.deepEqual(once.captions, [{ line: 5, words: 'Bonjour à tous', isFinal: false }])
  const again = takeResults(once.lines, [{ words: 'Bonjour  à tous', isFinal: false }])
  assert.deepEqual(again.captions, [])
})
