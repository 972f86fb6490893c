/** The measure is the published formula, and its verdict goes by the class. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { easeOf, easeWanted, judgeEase, readingEase, wordsOf } from './reading-ease.ts'
import { sentencesOf } from './sentences.ts'

test('the formula of Kandel and Moles, by hand', () => {
  // 100 words in 5 sentences with 150 syllables: 207 - 20.3 - 110.4.
  assert.equal(Math.round(readingEase(100, 5, 150) * 10) / 10, 76.3)
  // Longer sentences and longer words are harder, at the published rates.
  assert.equal(Math.round((readingEase(100, 5, 150) - readingEase(100, 4, 150)) * 1000), 5075)
  assert.equal(Math.round((readingEase(100, 5, 150) - readingEase(100, 5, 160)) * 100), 736)
})

test('of fewer than a hundred words nothing is said', () => {
  assert.equal(easeOf(['Le chat dort.']), null)
})

test('short words in short sentences are easier than long ones in long sentences', () => {
  const easy = Array.from({ length: 25 }, () => 'Le chat dort sur le lit.')
  const hard = ['Manifestement', 'l’évaporation', 'atmosphérique', 'caractérise', 'l’hydrologie']
  const easyEase = easeOf(easy) ?? 0
  const hardEase =
    easeOf(Array.from({ length: 4 }, () => Array(6).fill(hard).flat().join(' '))) ?? 0
  assert.ok(easyEase > 100)
  assert.ok(hardEase < 0)
})

test('what a class can read goes by its level', () => {
  const wanted = [
    'CM1',
    'cm2',
    '6e',
    '5e B',
    '4e',
    '3e',
    '2de',
    'Seconde',
    '1re',
    'Tle',
    'UPE2A',
    null,
  ]
  assert.deepEqual(wanted.map(easeWanted), [90, 90, 80, 70, 60, 60, 50, 50, 50, 50, null, null])
  assert.deepEqual(
    [95, 85, 75].map((ease) => judgeEase(ease, 80)),
    ['easy', 'fitting', 'hard'],
  )
})

test('sentences end at points, not in numbers, initials and abbreviations', () => {
  assert.deepEqual(
    sentencesOf('M. Dupont mesure 3.5 cm. « Vraiment ? » dit-il. J. Verne, p. 12, l’écrit… Fin'),
    ['M. Dupont mesure 3.5 cm.', '« Vraiment ? » dit-il.', 'J. Verne, p. 12, l’écrit…', 'Fin'],
  )
  assert.deepEqual(sentencesOf('  '), [])
  assert.deepEqual(wordsOf('L’eau , — monte !'), ['L’eau', 'monte'])
})
