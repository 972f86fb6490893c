/** Captions as a page keeps them: a guess is replaced, what is final stays, and the list stays short. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CaptionLine, hearCaption } from './caption-view.ts'

const hear = (...said: CaptionLine[]): readonly CaptionLine[] =>
  said.reduce<readonly CaptionLine[]>(hearCaption, [])
const line = (by: number, number: number, words: string, isFinal = false): CaptionLine => ({
  by,
  line: number,
  words,
  isFinal,
})

test('each guess takes the place of the one before, voice by voice, until it is final', () => {
  const said = hear(
    line(1, 7, 'bon'),
    line(2, 7, 'oui'),
    line(1, 7, 'bonjour'),
    line(1, 7, 'Bonjour.', true),
    line(1, 7, 'bonsoir'),
  )
  assert.deepEqual(said, [line(1, 7, 'Bonjour.', true), line(2, 7, 'oui')])
})

test('a guess that is taken back leaves its place', () => {
  assert.deepEqual(hear(line(1, 7, 'euh'), line(1, 8, 'donc'), line(1, 7, '')), [
    line(1, 8, 'donc'),
  ])
})

test('the list holds the newest lines alone', () => {
  const said = hear(...Array.from({ length: 30 }, (_, at) => line(1, at + 1, `mot ${at}`, true)))
  assert.ok(said.length < 10)
  assert.equal(said.at(-1)?.words, 'mot 29')
})
