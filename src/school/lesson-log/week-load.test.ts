/** A week's load for any assessments: nothing is lost, nothing counted twice, and one is warned in time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, mondayOf } from '#kernel/calendar-day.ts'
import { areTooMany, assessmentsOfWeekMax, byDay, daysOfWeek, judgePlanned } from './week-load.ts'

/** Three weeks around a Monday that begins with the clock change of autumn. */
const day = fc.integer({ min: -7, max: 13 }).map((count) => addDays('2026-10-26', count))
const assessments = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 30 }), on: day }), {
  selector: ({ id }) => id,
  maxLength: 20,
})
const withNames = assessments.map((all) => all.map(({ id, on }) => ({ id: `a${id}`, on })))

test('every thing of the week lies under its own day, once, and no other thing does', () => {
  fc.assert(
    fc.property(day, withNames, (on, all) => {
      const monday = mondayOf(on)
      const ofWeek = all.filter((one) => mondayOf(one.on) === monday)
      const days = daysOfWeek(
        on,
        ofWeek.map((one) => one.on),
      )
      assert.deepEqual(days, [...days].sort())
      assert.equal(days[0], monday)
      assert.ok(days.length === 6 || ofWeek.some((one) => one.on === addDays(monday, 6)))
      const shown = byDay(days, all).flatMap((one) => {
        for (const thing of one.things) assert.equal(thing.on, one.day)
        return one.things
      })
      assert.deepEqual(new Set(shown), new Set(ofWeek))
      assert.equal(shown.length, ofWeek.length)
    }),
  )
})

test('the fifth assessment of a week is one too many, the fourth is not', () => {
  assert.equal(assessmentsOfWeekMax, 4)
  assert.deepEqual([3, 4, 5, 6].map(areTooMany), [false, false, true, true])
})

test('a planned assessment counts once with those of its week, wherever it stood before', () => {
  fc.assert(
    fc.property(withNames, day, fc.constantFrom('a0', 'a1', 'new'), (all, on, id) => {
      const { count, isTooMany, others } = judgePlanned({ id, on }, all)
      const afterwards = [...all.filter((one) => one.id !== id), { id, on }]
      const ofWeek = afterwards.filter((one) => mondayOf(one.on) === mondayOf(on))
      assert.equal(count, ofWeek.length)
      assert.equal(isTooMany, ofWeek.length >= 5)
      assert.equal(others.length, count - 1)
      assert.ok(others.every((one) => one.id !== id))
    }),
  )
})

test('moving an assessment within its week never warns more than leaving it', () => {
  fc.assert(
    fc.property(withNames, day, day, (all, first, second) => {
      fc.pre(mondayOf(first) === mondayOf(second))
      const there = [...all.filter(({ id }) => id !== 'a0'), { id: 'a0', on: first }]
      assert.equal(
        judgePlanned({ id: 'a0', on: second }, there).isTooMany,
        judgePlanned({ id: 'a0', on: first }, there).isTooMany,
      )
    }),
  )
})
