/** Where pupils stand: of what is shown, in the period, steps counted and never averaged. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Assessment, Grade, Gradebook } from '#contract/grades.ts'
import { isEmptyStanding, meanOf, standingsOf } from './course-standing.ts'

const period = { id: 'p1', label: 'Trimestre 1', startsOn: '2026-09-01', endsOn: '2026-11-30' }
const nowMs = Date.parse('2026-11-24T08:00:00Z')
const shownAt = '2026-11-01T08:00:00Z'
const pupil = { id: 'lina', familyName: 'Martin', givenName: 'Lina' }

function assessment(id: string, change: Partial<Assessment> = {}): Assessment {
  const scale = { kind: 'points', outOf: 20 } as const
  return { id, title: id, on: '2026-10-01', scale, weight: 1, shownAt, ...change }
}

function standingWith(
  given: readonly (readonly [Assessment, Grade])[],
  book: Partial<Gradebook> = {},
) {
  const read = standingsOf(
    {
      withoutPoints: false,
      periods: [period],
      pupils: [{ pupil, className: '6e A' }],
      assessments: given.map(([one]) => one),
      grades: given.map(([{ id }, grade]) => ({ assessmentId: id, pupilId: pupil.id, grade })),
      ...book,
    },
    period,
    nowMs,
  )
  return { ...read, lina: read.byPupil.get(pupil.id) }
}

const points = (value: number): Grade => ({ kind: 'points', points: value })
const step = (value: number): Grade => ({ kind: 'step', step: value })

test('only what is shown, and lies in the period, counts; what is hidden is told as a number', () => {
  const { lina, notShown } = standingWith([
    [assessment('shown'), points(10)],
    [assessment('hidden', { shownAt: null }), points(20)],
    [assessment('shown later', { shownAt: '2026-12-01T08:00:00Z' }), points(20)],
    [assessment('another period', { on: '2026-12-02' }), points(20)],
  ])
  assert.equal(lina?.hundredths, 1000)
  assert.equal(notShown, 2)
})

test('steps are counted by scale, and nothing but points is averaged', () => {
  const attainment = { scale: { kind: 'attainment' } } as const
  const mastery = { scale: { kind: 'mastery' } } as const
  const { lina } = standingWith([
    [assessment('a', attainment), step(3)],
    [assessment('b', attainment), step(3)],
    [assessment('c', attainment), step(1)],
    [assessment('d', mastery), step(4)],
    [assessment('e', mastery), { kind: 'none', why: 'absent' }],
  ])
  assert.deepEqual(lina, { hundredths: null, attainment: [1, 0, 2, 0], mastery: [0, 0, 0, 1] })
})

test('an école has no average, whatever stands in its books', () => {
  const { lina } = standingWith([[assessment('old'), points(15)]], { withoutPoints: true })
  assert.equal(lina?.hundredths, null)
  assert.ok(lina !== undefined && isEmptyStanding(lina))
})

test('the mean of the averages there are is rounded half up, and lies between them', () => {
  assert.equal(meanOf([1000, null, 1001]), 1001)
  assert.equal(meanOf([null]), null)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1 }), (averages) => {
      const mean = meanOf(averages) ?? -1
      assert.ok(mean >= Math.min(...averages) && mean <= Math.max(...averages))
      const exact = averages.reduce((all, one) => all + one, 0) / averages.length
      assert.ok(Math.abs(mean - exact) <= 0.5)
    }),
  )
})
