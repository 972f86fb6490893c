/** What stands on paper: days and numbers as French writes them, steps from the highest down. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAppreciationText } from './appreciation-text.ts'
import { paperRuns } from './paper-letters.ts'
import { choosePeriod } from './report-period.ts'
import { paperAverage, paperDay, paperHalfDays, paperSteps } from './report-words.ts'

test('days and averages are written as French writes them', () => {
  assert.equal(paperDay('2026-09-01'), '1er septembre 2026')
  assert.equal(paperDay('2027-02-28'), '28 février 2027')
  assert.equal(paperAverage(1234), '12,34')
  assert.equal(paperAverage(700), '7,00')
})

test('steps that were given are named, the highest first, each scale apart', () => {
  assert.deepEqual(paperSteps({ attainment: [1, 0, 2, 0], mastery: [0, 0, 0, 1] }), [
    'atteint : 2',
    'non atteint : 1',
    'très bonne maîtrise : 1',
  ])
})

test('half-days are said in the words of attendance, without the ones that are none', () => {
  const counts = {
    present: 9,
    reached: 1,
    excused: 0,
    unreachable: 0,
    our_fault: 0,
    to_find_out: 2,
    not_known_yet: 0,
  }
  assert.equal(
    paperHalfDays({ from: '2026-11-01', until: '2026-11-24', counts }),
    'Du 1er novembre 2026 au 24 novembre 2026 — présent : 9 ; joint par téléphone ou papier : 1 ; à éclaircir : 2.',
  )
})

test('a text is set in the two parts of the font, and what neither has as the nearest letter', () => {
  assert.deepEqual(paperRuns('Ÿann Łuk'), [
    { text: 'Ÿ', letters: 'extended' },
    { text: 'ann ', letters: 'latin' },
    { text: 'Ł', letters: 'extended' },
    { text: 'uk', letters: 'latin' },
  ])
  assert.deepEqual(paperRuns('sœur\u202f; ḥ 🙂'), [{ text: 'sœur\u00a0; h ?', letters: 'latin' }])
  assert.deepEqual(paperRuns('e\u0301te\u0301'), [{ text: 'été', letters: 'latin' }])
})

test('every text can be set: nothing of it is lost but the marks and what nobody sees', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const set = paperRuns(text)
        .map((run) => run.text)
        .join('')
      const seen = [...text.normalize('NFC')].filter((letter) => !/[\p{Cf}\p{M}]/u.test(letter))
      assert.ok([...set].length >= seen.length)
      assert.equal(set === '', seen.length === 0)
      assert.deepEqual(
        paperRuns(set)
          .map((run) => run.text)
          .join(''),
        set,
      )
    }),
  )
})

test('an appreciation is one paragraph, as long as the livret scolaire takes it', () => {
  const kept = readAppreciationText('  Bien.\r\n\n Continue ! \n', 600)
  assert.deepEqual(kept, { ok: true, value: 'Bien. Continue !' })
  assert.equal(readAppreciationText('é'.repeat(600), 600).ok, true)
  assert.equal(readAppreciationText('é'.repeat(601), 600).ok, false)
})

test('the period is the one that was named, else that of today, else the last that has begun', () => {
  const periods = [
    { id: 'a', label: 'T1', startsOn: '2026-09-01', endsOn: '2026-11-30' },
    { id: 'b', label: 'T2', startsOn: '2026-12-01', endsOn: '2027-03-07' },
  ]
  const chosen = (asked: string | undefined, today: string) => {
    const result = choosePeriod(periods, asked, today)
    return result.ok ? (result.value?.id ?? null) : result.refusal.code
  }
  assert.equal(chosen('a', '2027-01-01'), 'a')
  assert.equal(chosen('c', '2027-01-01'), 'not_found')
  assert.equal(chosen(undefined, '2026-10-01'), 'a')
  assert.equal(chosen(undefined, '2027-06-01'), 'b')
  assert.equal(chosen(undefined, '2026-08-01'), 'a')
  assert.deepEqual(choosePeriod([], undefined, '2026-10-01'), { ok: true, value: null })
})

test('what is pasted from elsewhere is set in letters that say the same, and nothing invisible is seen', () => {
  const onPaper = (text: string): string =>
    paperRuns(text)
      .map((run) => run.text)
      .join('')
  // A ligature of a PDF, a hyphen of a word processor that keeps words together, a break that nobody sees.
  assert.equal(onPaper('dif\ufb01cile, arc\u2011en\u2010ciel'), 'difficile, arc-en-ciel')
  assert.equal(onPaper('tra\u00advail\u200b soi\u2060gn\u00e9\ufe0f'), 'travail soigné')
  assert.equal(onPaper('O\u02bcMalley, 5\u2032'), 'O’Malley, 5’')
  // No letter has both: the letter stays, without its mark.
  assert.equal(onPaper('Nguy\u1ec5n M\u0304x\u0304'), 'Nguyen Mx')
  assert.equal(onPaper('Ⅳ, ３'), 'IV, 3')
  assert.equal(onPaper('你好'), '??')
})
