/** The pure part of the personal pack: which days, when it stops holding, when a key is in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packedDays, withdrawnMax } from '#contract/day-packs.ts'
import { addDays } from '#kernel/calendar-day.ts'
import {
  chosenIn,
  composePersonal,
  type PackOfCourse,
  type PacksOfCourse,
  partsIn,
  type SchoolDays,
} from './personal-pack.ts'

const today = '2026-11-24'
const nowMs = Date.parse('2026-11-24T07:00:00Z')
const midnightMs = Date.parse('2026-11-24T23:00:00Z')

function schoolWith(days: readonly string[]): SchoolDays {
  return {
    timeZone: 'Europe/Paris',
    today,
    validFromMs: midnightMs - 86_400_000,
    validUntilMs: midnightMs,
    days,
    dayOff: () => null,
    distance: [],
  }
}

function courseWith(packs: readonly PackOfCourse[], more: Partial<PacksOfCourse> = {}) {
  return {
    courseId: 'c',
    teachers: [],
    substituted: new Map(),
    lessonDays: new Map(packs.map(({ onDate }) => [onDate, nowMs] as const)),
    packs,
    withdrawn: [],
    validUntilMs: Number.POSITIVE_INFINITY,
    ...more,
  }
}

function packOn(onDate: string, opensAtMs: number | null = null): PackOfCourse {
  return {
    onDate,
    kind: opensAtMs === null ? 'day' : 'held',
    address: 'a'.repeat(64),
    key: 'k'.repeat(43),
    opensAt: opensAtMs === null ? null : new Date(opensAtMs),
    byteCount: 1,
    pupilIds: null,
    laterFor: new Map(),
  }
}

const anyDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 8 })
  .map((offsets) => offsets.sort((a, b) => a - b).map((offset) => addDays(today, offset)))

test('today comes first, then the next school days of any of the schools, in order', () => {
  fc.assert(
    fc.property(anyDays, anyDays, (one, other) => {
      const { pack } = composePersonal([schoolWith(one), schoolWith(other)], [], [], nowMs)
      const shown = pack.days.map(({ on }) => on)
      assert.equal(shown[0], today)
      assert.deepEqual(shown, [...new Set(shown)].sort())
      const expected = [...new Set([...one, ...other])].sort().slice(0, packedDays)
      assert.deepEqual(
        shown.filter((day) => expected.includes(day)),
        expected,
      )
      assert.ok(shown.length <= packedDays + 1)
    }),
  )
})

test('it holds until the next exercise opens or the day is over, and then its version is another', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -600, max: 600 }), { maxLength: 5 }), (minutes) => {
      const packs = minutes.map((minute) => packOn(today, nowMs + minute * 60_000))
      const compose = (atMs: number) =>
        composePersonal([schoolWith([today])], [courseWith(packs)], [], atMs)
      const first = compose(nowMs)
      const next = Math.min(
        midnightMs,
        ...minutes.filter((minute) => minute > 0).map((minute) => nowMs + minute * 60_000),
      )
      assert.equal(first.validUntilMs, next)
      assert.equal(compose(next - 1).version, first.version)
      if (next < midnightMs) assert.notEqual(compose(next).version, first.version)
    }),
  )
})

test('a key is given from the minute on that the exercise opens, and never before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (offsetMs) => {
      const course = courseWith([packOn(today, nowMs + offsetMs)])
      const { pack } = composePersonal([schoolWith([today])], [course], [], nowMs)
      assert.equal(pack.days[0]?.courses[0]?.held[0]?.key !== null, offsetMs <= 0)
    }),
  )
})

test('a course that meets but is not built yet is named without a pack', () => {
  const course = courseWith([], { lessonDays: new Map([[today, nowMs]]) })
  const { pack } = composePersonal([schoolWith([today])], [course], [], nowMs)
  assert.deepEqual(pack.days[0]?.courses, [{ courseId: 'c', teachers: [], pack: null, held: [] }])
})

test('a morning begins with the first lesson of any course that is held; one without is none', () => {
  const tomorrow = addDays(today, 1)
  const at = (minutes: number): number => nowMs + minutes * 60_000
  const courses = [
    courseWith([], { lessonDays: new Map([[today, at(120)]]) }),
    courseWith([], { lessonDays: new Map([[today, at(60)]]) }),
    courseWith([], {
      lessonDays: new Map<string, number | null>([
        [today, null],
        [tomorrow, null],
      ]),
    }),
  ]
  const { mornings, pack } = composePersonal([schoolWith([today, tomorrow])], courses, [], nowMs)
  assert.deepEqual(mornings, [{ on: today, firstLessonAtMs: at(60) }])
  assert.equal(pack.days[1]?.courses.length, 1, 'what is cancelled is still shown')
})

test('withdrawn packs are told up to a limit', () => {
  const withdrawn = Array.from({ length: withdrawnMax + 1 }, (_, place) => String(place))
  const { pack } = composePersonal(
    [schoolWith([today])],
    [courseWith([], { withdrawn })],
    [],
    nowMs,
  )
  assert.equal(pack.withdrawn.length, withdrawnMax)
})

test('a day at a distance is told to the classes that it is said of, and only where there are lessons', () => {
  const tomorrow = addDays(today, 1)
  const told = { reason: 'weather' as const, words: 'Neige' }
  const span = {
    schoolUai: '0771234A',
    classIds: ['6a'],
    pupilIds: null,
    onDays: null,
    fromDay: today,
    fromHalf: 'afternoon' as const,
    untilDay: tomorrow,
    untilHalf: 'afternoon' as const,
    ...told,
  }
  const place = { ...schoolWith([today, tomorrow]), distance: [span] }
  const meets = courseWith([], { lessonDays: new Map([[today, nowMs]]) })
  const daysOf = (classId: string) =>
    composePersonal([place], [meets], [classId], nowMs).pack.days.map(({ day }) => day.distance)
  assert.deepEqual(daysOf('6a'), [{ halves: ['afternoon'], told: [told] }, undefined])
  assert.deepEqual(daysOf('6b'), [undefined, undefined])
  // Of a part of the class, to its pupils alone, and by no name.
  const part = { ...span, pupilIds: new Set(['ana']) }
  const parted = { ...place, distance: [part] }
  const textFor = (pupilId: string | null) =>
    JSON.stringify(composePersonal([parted], [meets], ['6a'], nowMs, pupilId).pack)
  assert.match(textFor('ana'), /"isPart":true/)
  assert.doesNotMatch(textFor('ana'), /ana/)
  assert.equal(textFor('bilal'), textFor(null))
  assert.doesNotMatch(textFor(null), /distance/)
  assert.deepEqual(partsIn([parted], ['6a']), [part.pupilIds])
  assert.deepEqual(partsIn([parted], ['6b']), [])
})

test('what some have is told to them alone, and makes their version another one', () => {
  const own = { ...packOn(today, nowMs - 1), pupilIds: new Set(['a']) }
  const courses = [courseWith([packOn(today), own])]
  const compose = (pupilId: string | null) =>
    composePersonal([schoolWith([today])], courses, [], nowMs, pupilId)
  const heldOf = (pupilId: string | null) => compose(pupilId).pack.days[0]?.courses[0]?.held.length
  assert.deepEqual([heldOf(null), heldOf('b'), heldOf('a')], [0, 0, 1])
  assert.equal(compose('b').version, compose(null).version)
  assert.notEqual(compose('a').version, compose(null).version)
  assert.deepEqual([...chosenIn(courses)], ['a'])
})

test('a course that has something for one pupil only is no course of the day for the others', () => {
  const own = { ...packOn(today, nowMs - 1), pupilIds: new Set(['a']) }
  const courses = [courseWith([own], { lessonDays: new Map() })]
  const count = (pupilId: string) =>
    composePersonal([schoolWith([today])], courses, [], nowMs, pupilId).pack.days[0]?.courses.length
  assert.deepEqual([count('a'), count('b')], [1, 0])
})
