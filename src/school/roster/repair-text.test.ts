/** Certain repairs are made, doubtful ones are not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeBytes, repairText } from './repair-text.ts'

const frenchLetters = "abcdefghijklmnopqrstuvwxyzéèêëàâîïôöùûüçœæÉÈÀÇÎÔ -'"
const frenchText = fc
  .array(fc.constantFrom(...frenchLetters), { minLength: 1, maxLength: 30 })
  .map((letters) => letters.join(''))

function doublyEncoded(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
}

test('whatever French was encoded twice comes back', () => {
  fc.assert(
    fc.property(frenchText, (text) => {
      const damaged = doublyEncoded(text)
      const { text: repaired, outcome } = repairText(damaged)
      assert.equal(repaired, text)
      assert.equal(outcome, damaged === text ? 'intact' : 'repaired')
    }),
  )
})

test('sound text is left alone, foreign letters included', () => {
  fc.assert(fc.property(frenchText, (text) => assert.equal(repairText(text).text, text)))
  for (const name of ['Åsa', 'Ângela', 'Łukasz', 'Nuñez', 'Ørsted', 'Œdipe', 'Ã']) {
    assert.deepEqual(repairText(name), { text: name, outcome: 'intact' })
  }
})

test('what cannot be certain stays and is told', () => {
  for (const text of ['H\ufffdlène', 'MÃ©lanie Ψ', 'JosÃ©\u00c3']) {
    assert.deepEqual(repairText(text), { text, outcome: 'doubtful' })
  }
})

test('bytes are read as UTF-8 where they are, else as Windows-1252', () => {
  assert.deepEqual(decodeBytes(Buffer.from('Noël', 'utf8')), { text: 'Noël', encoding: 'utf-8' })
  assert.deepEqual(decodeBytes(Buffer.from('Noël', 'latin1')), {
    text: 'Noël',
    encoding: 'windows-1252',
  })
})
