/** Days at a distance: for whom, for which half-days, and what taking back leaves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { HalfDay } from '#contract/half-days.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { coversHalfDay, isInOrder } from '#school/timetable/half-day.ts'
import {
  type DistanceSpan,
  distanceOnDay,
  isAtDistance,
  placesOf,
  reachOf,
  shortenSpan,
  spansOn,
} from './distance.ts'

const monday = '2026-11-23'
const span: DistanceSpan = {
  schoolUai: '0999101A',
  classIds: ['6a', '6b'],
  pupilIds: null,
  onDays: null,
  fromDay: monday,
  fromHalf: 'afternoon',
  untilDay: '2026-11-25',
  untilHalf: 'morning',
  reason: 'classes_closed',
  words: 'Retour jeudi.',
}
const whole: DistanceSpan = { ...span, classIds: null, reason: 'weather', words: '' }
/** Ana and Bilal of 6a, on Monday and Wednesday. */
const part: DistanceSpan = {
  ...span,
  classIds: ['6a'],
  pupilIds: new Set(['ana', 'bilal']),
  fromHalf: 'morning',
  untilHalf: 'afternoon',
  onDays: [monday, '2026-11-25'],
  reason: 'half_capacity',
}
const pupil = (pupilId: string | null, ...classIds: string[]) => ({
  pupilId,
  classIds: new Set(classIds),
})
const of = (...classIds: string[]) => pupil('zoe', ...classIds)

test('a declaration holds for its classes and half-days, and for nobody else', () => {
  assert.ok(isAtDistance([span], of('6a'), '2026-11-24', 'morning'))
  assert.equal(isAtDistance([span], of('6c'), '2026-11-24', 'morning'), false)
  assert.equal(isAtDistance([span], of(), '2026-11-24', 'morning'), false)
  assert.equal(isAtDistance([span], of('6a'), monday, 'morning'), false)
  assert.equal(isAtDistance([span], of('6a'), '2026-11-25', 'afternoon'), false)
  assert.ok(isAtDistance([whole], of(), '2026-11-24', 'morning'), 'a pupil of no class too')
})

test('of a lesson, all its classes are at a distance, some, or none', () => {
  const reach = (classIds: string[], spans = [span]) =>
    reachOf(spans, classIds, '2026-11-24', 'morning')
  assert.equal(reach(['6a', '6b']), 'all')
  assert.equal(reach(['6a', '6c']), 'some')
  assert.equal(reach(['6c']), null)
  assert.equal(reach([]), null)
  assert.equal(reach([], [whole]), 'all')
  assert.equal(reachOf([whole], ['6a'], monday, 'morning'), null)
})

test('a day tells its half-days, and each reason with its words once', () => {
  const told = { reason: span.reason, words: span.words }
  assert.deepEqual(distanceOnDay([span], of('6a'), monday), { halves: ['afternoon'], told: [told] })
  const twice = distanceOnDay([span, whole, span], of('6b'), '2026-11-24')
  assert.deepEqual(twice, {
    halves: ['morning', 'afternoon'],
    told: [told, { reason: 'weather', words: '' }],
  })
  assert.equal(distanceOnDay([span], of('6c'), monday), null)
  assert.equal(distanceOnDay([span], of('6a'), '2026-11-26'), null)
})

test('of a class, a part is at home on its days alone, as long as it is in the class', () => {
  const isHome = (who: ReturnType<typeof pupil>, day: string) =>
    isAtDistance([part], who, day, 'morning')
  assert.ok(isHome(pupil('ana', '6a'), monday))
  assert.equal(isHome(pupil('ana', '6a'), '2026-11-24'), false, 'a day between')
  assert.equal(isHome(pupil('chloe', '6a'), monday), false, 'the others sit in the room')
  assert.equal(isHome(pupil('ana', '6b'), monday), false, 'who changed class left the part')
  assert.equal(isHome(pupil(null, '6a'), monday), false, 'not what the whole class shares')
  assert.deepEqual(spansOn([part], '2026-11-24'), [])
  const told = [{ reason: part.reason, words: part.words, isPart: true }]
  const halves = ['morning', 'afternoon']
  assert.deepEqual(distanceOnDay([part], pupil('ana', '6a'), monday), { halves, told })
  assert.equal(distanceOnDay([part], pupil('chloe', '6a'), monday), null)
})

test('of a lesson, a class that is away in part is some of it, and every pupil is here or there', () => {
  assert.equal(reachOf([part], ['6a'], monday, 'morning'), 'some')
  assert.equal(reachOf([part], ['6b'], monday, 'morning'), null)
  assert.equal(reachOf([part, whole], ['6a'], monday, 'afternoon'), 'all')
  const pupils = ['ana', 'bilal', 'chloe'].map((id) => pupil(id, '6a'))
  assert.deepEqual(placesOf([part], pupils, monday, 'morning'), { home: 2, room: 1 })
  assert.deepEqual(placesOf([part], pupils, '2026-11-24', 'morning'), { home: 0, room: 3 })
})

const anyHalf = fc.constantFrom<HalfDay>('morning', 'afternoon')
const anyDay = fc.integer({ min: -4, max: 4 }).map((days) => addDays(monday, days))

test('taking back never makes a declaration longer, nor touches a day that is over', () => {
  const anySpan = fc
    .record({ fromDay: anyDay, fromHalf: anyHalf, untilDay: anyDay, untilHalf: anyHalf })
    .filter(isInOrder)
  const anyEnd = fc.option(fc.record({ day: anyDay, half: anyHalf }))
  fc.assert(
    fc.property(anySpan, anyEnd, (declared, until) => {
      const left = shortenSpan(declared, until, monday)
      if (left === null) return
      const after = left.kind === 'withdrawn' ? null : { ...declared, ...left }
      for (let days = -5; days <= 5; days += 1) {
        const day = addDays(monday, days)
        for (const half of ['morning', 'afternoon'] as const) {
          const was = coversHalfDay(declared, day, half)
          const is = after !== null && coversHalfDay(after, day, half)
          if (day < monday) assert.equal(is, was, 'what was held at a distance was')
          else assert.ok(was || !is, 'never longer')
        }
      }
    }),
  )
})

test('without a day, none stays from today on; a declaration that is over stays as it is', () => {
  const began = { ...span, fromDay: '2026-11-20' }
  assert.deepEqual(shortenSpan(began, null, monday), {
    kind: 'shortened',
    untilDay: '2026-11-22',
    untilHalf: 'afternoon',
  })
  assert.deepEqual(shortenSpan(span, null, monday), { kind: 'withdrawn' })
  assert.equal(shortenSpan(span, null, '2026-11-26'), null)
  const same = { day: span.untilDay, half: span.untilHalf }
  assert.equal(shortenSpan(span, same, monday), null, 'nothing would change')
  assert.deepEqual(shortenSpan(span, { day: '2026-11-24', half: 'morning' }, monday), {
    kind: 'shortened',
    untilDay: '2026-11-24',
    untilHalf: 'morning',
  })
})
