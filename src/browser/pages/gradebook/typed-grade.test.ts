/** What a teacher types is what is meant, and what a cell shows can be typed again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gradesEn } from '#browser/catalogue/en/grades-en.ts'
import { formatFor } from '#browser/catalogue/format.ts'
import { gradesFr } from '#browser/catalogue/fr/grades-fr.ts'
import type { Grade, Scale } from '#contract/grades.ts'
import { isSameGrade, shownGrade, typedGrade } from './typed-grade.ts'

const outOf20: Scale = { kind: 'points', outOf: 20 }
const inSteps: Scale = { kind: 'attainment' }

test('numbers, words for no grade, and nothing', () => {
  const points = (value: number) => ({ ok: true, grade: { kind: 'points', points: value } })
  const none = (why: string) => ({ ok: true, grade: { kind: 'none', why } })
  assert.deepEqual(typedGrade(' 12,5 ', outOf20), points(12.5))
  assert.deepEqual(typedGrade('0', outOf20), points(0))
  assert.deepEqual(typedGrade('20.', outOf20), points(20))
  assert.deepEqual(typedGrade('', outOf20), { ok: true, grade: null })
  for (const text of ['abs', 'Abs', 'a', 'absente']) {
    assert.deepEqual(typedGrade(text, outOf20), none('absent'))
  }
  assert.deepEqual(typedGrade('disp', inSteps), none('dispensed'))
  assert.deepEqual(typedGrade('NN', outOf20), none('not_marked'))
  assert.deepEqual(typedGrade('n.r', outOf20), none('not_handed_in'))
  assert.deepEqual(typedGrade('3', inSteps), { ok: true, grade: { kind: 'step', step: 3 } })
})

test('what is no grade is told why', () => {
  const why = (text: string, scale: Scale) => {
    const typed = typedGrade(text, scale)
    return typed.ok ? null : typed.why
  }
  assert.equal(why('21', outOf20), 'too_many')
  assert.equal(why('1,333', outOf20), 'too_fine')
  for (const text of ['x', '-1', '1,2,3', '12 5', '1e1']) {
    assert.equal(why(text, outOf20), 'unreadable', text)
  }
  for (const text of ['0', '5', '2,5', 'x']) assert.equal(why(text, inSteps), 'step', text)
})

test('what is shown in either language is read back as the same', () => {
  const scale: Scale = { kind: 'points', outOf: 1_000 }
  const grades: fc.Arbitrary<Grade> = fc.oneof(
    fc.oneof(fc.constant(100_000), fc.integer({ min: 0, max: 100_000 })).map(
      (value): Grade => ({
        kind: 'points',
        points: value / 100,
      }),
    ),
    fc
      .constantFrom(
        'absent' as const,
        'dispensed' as const,
        'not_marked' as const,
        'not_handed_in' as const,
      )
      .map((why): Grade => ({ kind: 'none', why })),
  )
  for (const [locale, words] of [
    ['fr-FR', gradesFr],
    ['en-GB', gradesEn],
  ] as const) {
    const format = formatFor({ locale, timeZone: 'Europe/Paris' })
    fc.assert(
      fc.property(grades, (grade) => {
        const text = shownGrade(grade, words.none, (value) => format.number(value))
        const typed = typedGrade(text, scale)
        assert.ok(typed.ok && isSameGrade(typed.grade, grade), `${text}`)
      }),
    )
  }
})
