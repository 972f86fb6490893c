/** A kept comment goes in at the caret, loses nothing of what stands there, and stays apart from it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchingComments, opensComments, shortComment, withComment } from './comment-choice.ts'

test('nothing that was written is lost, and words stay apart', () => {
  const texts = fc.string({ maxLength: 40 })
  const words = fc.string({ minLength: 1, maxLength: 20 }).filter((one) => one.trim() === one)
  fc.assert(
    fc.property(texts, fc.nat(40), words, fc.integer({ min: 0, max: 80 }), (text, at, put, max) => {
      const caret = Math.min(at, text.length)
      const written = withComment(text, caret, put, max)
      if (written === null) return assert.ok(text.length + put.length + 2 > max)
      assert.ok(written.text.length <= max)
      const before = written.text.slice(0, written.caret)
      assert.ok(before.endsWith(put))
      assert.ok(before.startsWith(text.slice(0, caret)))
      assert.ok(written.text.endsWith(text.slice(caret)))
      const beside = [before.slice(0, -put.length).at(-1), written.text.charAt(written.caret)]
      for (const one of beside) assert.match(one ?? '', /^\s?$/u)
    }),
  )
})

test('a slash opens the list where a word begins, and stays a slash inside one', () => {
  assert.ok(opensComments('', 0))
  assert.ok(opensComments('Bien. ', 6))
  assert.ok(opensComments('Bien.\n', 6))
  assert.equal(opensComments('et', 2), false)
  assert.equal(opensComments('12/20', 2), false)
})

test('a search leaves the order as it is, and asks for neither case nor accents', () => {
  const comments = ['Très bien', 'Relis la question', 'tres court'].map((words, place) => ({
    id: String(place),
    words,
  }))
  assert.deepEqual(matchingComments(comments, ''), comments)
  assert.deepEqual(
    matchingComments(comments, 'TRES').map((one) => one.id),
    ['0', '2'],
  )
})

test('a button shows the beginning of a long comment, and a short one whole', () => {
  assert.equal(shortComment('Bien vu.\nContinue.'), 'Bien vu. Continue.')
  assert.equal(shortComment('a'.repeat(40)), 'a'.repeat(40))
  assert.equal(shortComment(`${'a'.repeat(39)} suite`), `${'a'.repeat(39)}…`)
})
