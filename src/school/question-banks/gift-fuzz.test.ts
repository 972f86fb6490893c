/** Whatever a file holds: no throw, every question in exactly one list, nothing invalid let through. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { blocksSchema } from '#contract/content.ts'
import { exerciseContentSchema, questionSchema } from '#contract/questions.ts'
import { importGift } from './gift.ts'
import { giftExercise } from './gift-exercise.ts'
import type { GiftReport } from './gift-report.ts'
import { splitGift } from './gift-split.ts'
import { readGiftFile } from './read-gift-file.ts'

const fixtures = new URL('../../../tests/fixtures/gift/', import.meta.url)
const banks = readdirSync(fixtures).map(
  (name) => readGiftFile(readFileSync(new URL(name, fixtures))).text,
)

const token = fc.constantFrom(
  ...[
    '{',
    '}',
    '=',
    '~',
    '#',
    ':',
    '::',
    '->',
    '####',
    '%50%',
    '%',
    '\\',
    '\\\\',
    '\\n',
    '\\=',
    '\\{',
    '\\}',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    ' ',
    '//',
    '$CATEGORY: a/b',
    '[html]',
    '[markdown]',
    '[plain]',
    '*',
  ],
  ...[
    '<p>',
    '</p>',
    '<b>',
    '<img src="x">',
    '<table><tr><td>',
    '</table>',
    '<ul><li>',
    '<a href="https://a.b">',
    '<br>',
  ],
  ...[
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '$$',
    '$',
    '\\frac{1}{2}',
    'x^2',
    '&amp;',
    '&#39;',
    '<!--',
    '-->',
  ],
  ...[
    'T',
    'F',
    'VRAI',
    '1:MC:',
    '1:SA:',
    '2:NM:',
    ':MR:',
    '3',
    '3.5:0.1',
    '1..5',
    '1,5',
    'mot',
    'é',
    '\u{1F600}',
    '\uE000',
    '\uE080',
    '\uFEFF',
  ],
)
const soup = fc.array(token, { maxLength: 80 }).map((tokens) => tokens.join(''))
/** A real-looking bank with a hole torn in it, or something thrown in. */
const damaged = fc
  .tuple(fc.constantFrom(...banks), fc.nat(), fc.nat(40), soup)
  .map(([bank, at, length, thrownIn]) => {
    const from = at % (bank.length + 1)
    return bank.slice(0, from) + thrownIn + bank.slice(from + length)
  })

function check(text: string): GiftReport {
  const report = importGift(text, 'banque.gift')
  const all = [...report.imported, ...report.lossy, ...report.rejected, ...report.descriptions]
  const indexes = all.map((entry) => entry.index).sort((a, b) => a - b)
  assert.deepEqual(
    indexes,
    splitGift(text).map((_, index) => index + 1),
  )
  for (const entry of [...report.imported, ...report.lossy]) {
    assert.ok(Value.Check(questionSchema, entry.question))
    assert.doesNotMatch(JSON.stringify(entry.question), /[\uE000-\uE0FF]/u)
  }
  for (const entry of report.descriptions) {
    assert.ok(Value.Check(blocksSchema, entry.blocks))
    assert.doesNotMatch(JSON.stringify(entry.blocks), /[\uE000-\uE0FF]/u)
  }
  for (const entry of report.lossy) assert.ok(entry.losses.length > 0)
  for (const entry of report.rejected) assert.ok(entry.reason !== '' && entry.excerpt !== '')
  const agreed = new Set([...report.lossy, ...report.descriptions].map((entry) => entry.index))
  const exercise = giftExercise(report, { agreed })
  if (exercise.ok) assert.ok(Value.Check(exerciseContentSchema, exercise.value))
  return report
}

test('soups of GIFT’s own signs', () => {
  fc.assert(
    fc.property(soup, (text) => void check(text)),
    { numRuns: 1_500 },
  )
})

test('banks with holes and intruders', () => {
  fc.assert(
    fc.property(damaged, (text) => void check(text)),
    { numRuns: 250 },
  )
})

test('any characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void check(text)))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void check(readGiftFile(bytes).text)),
  )
})

test('one question more never changes what the others become', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const good = '::Bonne::Question sûre {=oui ~non}'
      const report = check(`${good}\n\n::Autre::${text}\n\n::Fin::Dernière {T}`)
      const titles = report.imported.map((entry) => entry.title)
      assert.equal(titles[0], 'Bonne')
      assert.equal(titles.at(-1), 'Fin')
    }),
    { numRuns: 500 },
  )
})

test('no text, however long and hostile, takes long', () => {
  const long = [
    '{'.repeat(100_000),
    '\\('.repeat(50_000),
    '$'.repeat(100_000),
    '$a'.repeat(100_000),
    '<a x="'.repeat(30_000),
    '<!--'.repeat(25_000),
    `${'<div>'.repeat(50_000)}x {T}`,
    `${'<b><i>'.repeat(20_000)}x {T}`,
    '::a::{=\n\n'.repeat(20_000),
    'x {=a\n\n'.repeat(5_000),
    `Lesquels {${'~a'.repeat(100_000)}}`,
    `Lesquels {${'=1+1=2 '.repeat(5_000)}}`,
    'a {T}\n'.repeat(5_000),
    '`*_['.repeat(50_000),
    `[markdown]${'*a_'.repeat(50_000)} {T}`,
  ]
  for (const text of long) {
    const started = performance.now()
    check(text)
    const tookMs = performance.now() - started
    assert.ok(tookMs < 4_000, `${text.slice(0, 12)}… took ${Math.round(tookMs)} ms`)
  }
})
