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

/** Processor time of one reading, in ms: what else the machine does hardly counts. */
function cpuMsOf(text: string): number {
  const before = process.cpuUsage()
  check(text)
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1_000
}

/** Four times the text takes four times as long; sixteen times would be a way to stop a server. */
const growthMax = 9
/** Below, what a reading costs is mostly the machine's warming up. */
const cpuMsNoticed = 750

test('the longest hostile texts cost in proportion to their length', () => {
  const hostile: ((count: number) => string)[] = [
    (count) => '{'.repeat(count),
    (count) => '\\('.repeat(count / 2),
    (count) => '$'.repeat(count),
    (count) => '$a'.repeat(count),
    (count) => '<a x="'.repeat(count * 0.3),
    (count) => '<!--'.repeat(count / 4),
    (count) => `${'<div>'.repeat(count / 2)}x {T}`,
    (count) => `${'<b><i>'.repeat(count / 5)}x {T}`,
    (count) => '::a::{=\n\n'.repeat(count / 5),
    (count) => 'x {=a\n\n'.repeat(count / 20),
    (count) => `Lesquels {${'~a'.repeat(count)}}`,
    (count) => `Lesquels {${'=1+1=2 '.repeat(count / 20)}}`,
    (count) => 'a {T}\n'.repeat(count / 20),
    (count) => '`*_['.repeat(count / 2),
    (count) => `[markdown]${'*a_'.repeat(count / 2)} {T}`,
  ]
  for (const textOf of hostile) {
    const quarterMs = cpuMsOf(textOf(12_500))
    const wholeMs = cpuMsOf(textOf(50_000))
    if (wholeMs < cpuMsNoticed) continue
    const growth = wholeMs / quarterMs
    const start = textOf(12_500).slice(0, 12)

    assert.ok(growth < growthMax, `${start}… ${Math.round(quarterMs)} → ${Math.round(wholeMs)} ms`)
  }
})
