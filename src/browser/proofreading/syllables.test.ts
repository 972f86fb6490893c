/** Words whose syllables any French teacher can clap. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countSyllables } from './syllables.ts'

const clapped: Readonly<Record<number, string>> = {
  1: 'le chat eau que vie rue rouge guerre pluie',
  2: 'maison année maïs Noël voyage école orage',
  3: 'animal créature évapore naturel',
  4: 'intelligent mathématiques',
  5: 'évaporation',
}

for (const [count, words] of Object.entries(clapped)) {
  for (const word of words.split(' ')) {
    test(`« ${word} » has ${count}`, () => assert.equal(countSyllables(word), Number(count)))
  }
}
