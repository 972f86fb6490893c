/** Swaps of made-up lessons: twice is nothing, nobody ends up in two places, nothing past moves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/calendar-day.ts'
import {
  type AttendedLesson,
  exchangeTimes,
  judgeSwap,
  type LessonTime,
  ofTwoSchoolWeeks,
  type SwappingLesson,
} from './lesson-swap.ts'

const monday = '2026-11-30'
const hourMs = 3_600_000
const people = ['a', 'b', 'c', 'd']
const someOf = fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 })

function timeOf(day: number, hour: number, hours: number): LessonTime {
  const onDate = addDays(monday, day)
  const startsAt = Date.parse(`${onDate}T00:00:00Z`) + hour * hourMs
  return { onDate, startsAt, endsAt: startsAt + hours * hourMs }
}

const times = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 8, max: 12 }), fc.constantFrom(1, 2))
  .map(([day, hour, hours]) => timeOf(day, hour, hours))

const attended = (id: string): fc.Arbitrary<AttendedLesson> =>
  fc
    .tuple(times, someOf, someOf)
    .map(([time, teacherIds, pupilIds]) => ({ ...time, id, teacherIds, pupilIds }))

/** Stands in its slot, stands elsewhere, or has no slot. */
const swapping = (id: string): fc.Arbitrary<SwappingLesson> =>
  fc.tuple(attended(id), fc.option(times)).map(([lesson, planned]) => {
    const isThere =
      planned === null || (planned.startsAt === lesson.startsAt && planned.endsAt === lesson.endsAt)
    return { ...lesson, planned, status: isThere ? 'planned' : 'moved' }
  })

const pairs = fc.tuple(swapping('one'), swapping('other'))
const neighbours = fc
  .array(fc.tuple(times, someOf, someOf), { maxLength: 6 })
  .map((list): AttendedLesson[] =>
    list.map(([time, teacherIds, pupilIds], n) => ({ ...time, id: `n${n}`, teacherIds, pupilIds })),
  )

test('a swap gives each the time of the other, and twice gives back what was', () => {
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      const [first, second] = exchangeTimes([one, other])
      assert.deepEqual([first.startsAt, first.endsAt], [other.startsAt, other.endsAt])
      assert.equal(second.onDate, one.onDate)
      const [again, otherAgain] = exchangeTimes([
        { ...one, ...first },
        { ...other, ...second },
      ])
      assert.deepEqual({ ...one, ...again }, one)
      assert.deepEqual({ ...other, ...otherAgain }, other)
    }),
  )
})

/** Written apart from the decision: hour by hour, who is where. */
function isTwiceSomewhere(moved: AttendedLesson, others: readonly AttendedLesson[]): boolean {
  return others.some((other) => {
    for (let at = moved.startsAt; at < moved.endsAt; at += hourMs) {
      if (at < other.startsAt || at >= other.endsAt) continue
      if (people.some((who) => moved.teacherIds.includes(who) && other.teacherIds.includes(who)))
        return true
      if (people.some((who) => moved.pupilIds.includes(who) && other.pupilIds.includes(who)))
        return true
    }
    return false
  })
}

test('a swap that is let through puts nobody in two places at once, and no other is refused for it', () => {
  const seen = { through: 0, clash: 0 }
  fc.assert(
    fc.property(pairs, neighbours, (pair, around) => {
      const [one, other] = pair
      const judged = judgeSwap(pair, { nowMs: 0, isDayOff: () => false, neighbours: around })
      if (!one.pupilIds.some((id) => other.pupilIds.includes(id))) {
        assert.equal(judged.ok, false)
        return
      }
      const [first, second] = exchangeTimes(pair)
      const clashes =
        isTwiceSomewhere({ ...one, ...first }, around) ||
        isTwiceSomewhere({ ...other, ...second }, around)
      seen[clashes ? 'clash' : 'through'] += 1
      assert.equal(judged.ok, !clashes)
      if (!judged.ok) assert.equal(judged.refusal.code, 'lesson_clash')
    }),
    { numRuns: 500 },
  )
  assert.ok(seen.through > 10 && seen.clash > 10, JSON.stringify(seen))
})

test('what has begun, is cancelled, or falls on a day off is not swapped', () => {
  const lesson = (id: string, day: number): SwappingLesson => ({
    ...timeOf(day, 9, 1),
    id,
    teacherIds: ['a'],
    pupilIds: ['b'],
    status: 'planned',
    planned: null,
  })
  const pair = [lesson('one', 0), lesson('other', 1)] as const
  const free = { nowMs: pair[0].startsAt - 1, isDayOff: () => false, neighbours: [] }
  const whereOf = (
    asked: readonly [SwappingLesson, SwappingLesson],
    around: Parameters<typeof judgeSwap>[1],
  ) => {
    const judged = judgeSwap(asked, around)
    return judged.ok ? null : judged.refusal.detail?.where
  }
  assert.equal(whereOf(pair, free), null)
  assert.equal(whereOf(pair, { ...free, nowMs: pair[0].startsAt }), 'startsAt')
  assert.equal(whereOf([pair[1], pair[0]], { ...free, nowMs: pair[0].startsAt }), 'startsAt')
  assert.equal(whereOf([pair[0], { ...pair[1], status: 'cancelled' }], free), 'status')
  const isDayOff = (day: string) => day === pair[1].onDate
  assert.equal(whereOf(pair, { ...free, isDayOff }), 'onDate')
  assert.equal(whereOf([pair[0], pair[0]], free), 'withLessonId')
})

test('offered are the own week and the next one in which there is school', () => {
  const days = ['2026-12-14', '2026-12-18', '2027-01-04', '2027-01-08', '2027-01-11']
  const lessons = days.map((on_date) => ({ on_date }))
  assert.deepEqual(
    ofTwoSchoolWeeks(lessons, '2026-12-16').map(({ on_date }) => on_date),
    days.slice(0, 4),
  )
})
