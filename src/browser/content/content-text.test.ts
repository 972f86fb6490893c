/** What the device's voice is given to say: in order, each piece in its own language. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainPiece, spokenBlocks, spokenInlines, spokenLines } from './content-text.ts'
import { breathsOf } from './device-voice.ts'

const labels = {
  image: 'Image :',
  callouts: {
    remember: 'À retenir',
    example: 'Exemple',
    method: 'Méthode',
    careful: 'Attention',
  },
}

test('words of another language are a piece of their own; neighbours of one language are joined', () => {
  assert.deepEqual(
    spokenInlines([
      { type: 'text', text: 'On dit ' },
      { type: 'text', text: 'good morning', lang: 'en-GB' },
      { type: 'text', text: ' le ' },
      { type: 'text', text: 'matin', marks: ['strong'] },
    ]),
    [
      { text: 'On dit ', lang: 'fr-FR' },
      { text: 'good morning', lang: 'en-GB' },
      { text: ' le matin', lang: 'fr-FR' },
    ],
  )
})

test('what has nothing to say is not said', () => {
  assert.deepEqual(spokenInlines([{ type: 'text', text: ' … ' }]), [])
})

test('a line without a full stop gets its pause', () => {
  const lines = [
    [{ type: 'text' as const, text: 'Un' }],
    [{ type: 'text' as const, text: 'Deux !' }],
  ]
  assert.deepEqual(spokenLines(lines), [plainPiece('Un.'), plainPiece('Deux !')])
})

test('a picture says its words, a decoration says nothing', () => {
  const picture = { type: 'image' as const, fileId: 'a', alt: 'Un arbre' }
  assert.deepEqual(spokenBlocks([picture, { ...picture, alt: '' }], labels), [
    plainPiece('Image : Un arbre.'),
  ])
})

test('breaths are short, lose no word and cut none', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcé'), minLength: 1, maxLength: 30 })
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '. ', ', ', ' : ')), { maxLength: 80 })
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.flat().join('')
      const breaths = breathsOf(whole)
      assert.ok(breaths.every((breath) => breath.length <= 180))
      assert.deepEqual(breaths.join(' ').split(/\s+/), whole.trim().split(/\s+/))
    }),
  )
})
