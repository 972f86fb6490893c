/** Periods of a year whose days move: with its edges, cut to it, or named where nothing is left of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/calendar-day.ts'
import { fitPeriods } from './fit-periods.ts'

const year = { startsOn: '2026-08-31', endsOn: '2027-07-03' }
const period = (label: string, startsOn: string, endsOn: string) => ({
  id: label,
  label,
  startsOn,
  endsOn,
})
const first = period('T1', '2026-08-31', '2026-11-30')
const second = period('T2', '2026-12-01', '2027-03-07')
const third = period('T3', '2027-03-08', '2027-07-03')
const all = [first, second, third]

test('the first and the last period follow the first and the last day, both ways', () => {
  const shorter = fitPeriods(all, year, { startsOn: '2026-09-02', endsOn: '2027-06-15' })
  assert.deepEqual(shorter, {
    fitted: [{ ...first, startsOn: '2026-09-02' }, second, { ...third, endsOn: '2027-06-15' }],
    outside: null,
  })
  const longer = fitPeriods(all, year, { startsOn: '2026-08-24', endsOn: '2027-07-10' })
  assert.deepEqual(
    [longer.fitted[0]?.startsOn, longer.fitted[2]?.endsOn],
    ['2026-08-24', '2027-07-10'],
  )
})

test('a period that ended before the year is cut where it sticks out, and is not drawn longer', () => {
  const ending = [first, second, { ...third, endsOn: '2027-06-25' }]
  const cut = fitPeriods(ending, year, { ...year, endsOn: '2027-06-15' })
  assert.equal(cut.fitted[2]?.endsOn, '2027-06-15')
  const longer = fitPeriods(ending, year, { ...year, endsOn: '2027-07-10' })
  assert.equal(longer.fitted[2]?.endsOn, '2027-06-25')
})

test('whatever days a year gets, what fits lies in it, in order; else one that does not is named', () => {
  const days = fc.tuple(fc.integer({ min: -90, max: 200 }), fc.integer({ min: -200, max: 90 }))
  fc.assert(
    fc.property(days, ([starts, ends]) => {
      const after = {
        startsOn: addDays(year.startsOn, starts),
        endsOn: addDays(year.endsOn, ends),
      }
      fc.pre(after.startsOn <= after.endsOn)
      const { fitted, outside } = fitPeriods(all, year, after)
      if (outside !== null) {
        assert.ok(outside.endsOn < after.startsOn || outside.startsOn > after.endsOn)
        return
      }
      const edges = fitted.flatMap(({ endsOn, startsOn }) => [startsOn, endsOn])
      assert.deepEqual(edges, edges.toSorted())
      assert.deepEqual([edges[0], edges.at(-1)], [after.startsOn, after.endsOn])
    }),
  )
})
