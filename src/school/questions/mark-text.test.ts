/** Which typed words fit which pattern. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchText } from './mark-text.ts'

const kind = { caseMatters: false, accentsMatter: false }
const moodle = { caseMatters: false, accentsMatter: true }
const strict = { caseMatters: true, accentsMatter: true }

function fits(pattern: string, typed: string, rule = moodle): boolean {
  return matchText([{ pattern, fraction: 1 }], typed, rule) !== undefined
}

const cases: [string, string, typeof kind, boolean][] = [
  ['Paris', 'paris', moodle, true],
  ['Paris', 'PARIS ', moodle, true],
  ['Paris', 'paris', strict, false],
  ['été', 'ete', moodle, false],
  ['été', 'Ete', kind, true],
  ['été', 'ÉTÉ', moodle, true],
  ['ete', 'été', kind, true],
  ['été', 'e\u0301te\u0301', strict, true],
  ['l’œuf', "l'oeuf", strict, true],
  ["aujourd'hui", 'aujourd’hui', strict, true],
  ['Æthelred', 'aethelred', moodle, true],
  ['arc-en-ciel', 'arc–en‑ciel', strict, true],
  ['deux  mots', 'deux\u00A0mots', strict, true],
  ['deux mots', 'deuxmots', moodle, false],
  ['« oui »', '"oui"', strict, true],
  ['Nazar*', 'Nazareth', moodle, true],
  ['*areth', 'Nazareth', moodle, true],
  ['N*z*th', 'Nazareth', moodle, true],
  ['N*z*th', 'Nath', moodle, false],
  ['ab*ba', 'aba', moodle, false],
  ['*', 'n’importe quoi', moodle, true],
  ['a*a', 'a', moodle, false],
  ['2 \\* 3', '2 * 3', moodle, true],
  ['2 \\* 3', '2 x 3', moodle, false],
  ['2 * 3', '2 fois 3', moodle, true],
  ['a.c', 'abc', moodle, false],
  ['(a+)+$', '(a+)+$', moodle, true],
  ['', 'x', moodle, false],
]

for (const [pattern, typed, rule, expected] of cases) {
  test(`${JSON.stringify(pattern)} ${expected ? 'takes' : 'refuses'} ${JSON.stringify(typed)}`, () => {
    assert.equal(fits(pattern, typed, rule), expected)
  })
}

test('the first answer that fits counts', () => {
  const answers = [
    { pattern: 'chat', fraction: 1 },
    { pattern: 'ch*', fraction: 0.5 },
    { pattern: '*', fraction: 0 },
  ]
  assert.equal(matchText(answers, 'Chat', moodle)?.fraction, 1)
  assert.equal(matchText(answers, 'chien', moodle)?.fraction, 0.5)
  assert.equal(matchText(answers, 'oie', moodle)?.fraction, 0)
})

test('every text fits itself, escaped or behind a star', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      if (text.trim() === '' || text.includes('\\')) return
      const escaped = text.replaceAll('*', '\\*')
      assert.ok(fits(escaped, text, strict))
      assert.ok(fits(`*${escaped.trim()}`, `x ${text.trim()}`, strict))
    }),
  )
})

test('a pattern full of stars is still answered', () => {
  // Trying every way to share out 500 signs among 240 stars would not end in this century.
  assert.equal(fits(`${'*a'.repeat(240)}b`, 'a'.repeat(500)), false)
})
