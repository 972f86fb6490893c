/** The timetable on dates: weeks A and B, days off, clocks that jump, and what changes keep. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, mondayOf, wallClockOf, weekdayOf } from '#kernel/calendar-day.ts'
import { findDayOff } from './days-off.ts'
import { compareLessons, type ExistingLesson, findHeirs } from './lesson-changes.ts'
import { departmentOf, easterSunday, publicHoliday } from './public-holidays.ts'
import { findClashes, type StaffedSlot } from './timetable-clashes.ts'
import {
  expandTimetable,
  type Slot,
  type TimetableFrame,
  weekLetterOf,
} from './weekly-timetable.ts'

const dayMs = 86_400_000
const year = { from: '2026-08-31', to: '2027-07-03', weekAMonday: '2026-08-31' }
const schoolYear = { startsOn: year.from, endsOn: year.to, weekAMonday: year.weekAMonday }
const frame: TimetableFrame = {
  ...year,
  timeZone: 'Europe/Paris',
  dayOff: findDayOff({
    periods: [
      { label: 'Vacances de la Toussaint', startsOn: '2026-10-17', endsOn: '2026-11-01' },
      { label: 'Vacances de Noël', startsOn: '2026-12-19', endsOn: '2027-01-03' },
    ],
    department: null,
  }),
}
const mondayMaths: Slot = {
  id: 'slot',
  courseId: 'maths',
  weekday: 1,
  starts: '08:30',
  ends: '09:25',
  week: null,
  room: '12',
  validFrom: year.from,
  validTo: year.to,
}

const times = fc
  .tuple(fc.integer({ min: 7, max: 17 }), fc.constantFrom('00', '25', '30', '55'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const slots: fc.Arbitrary<Slot> = fc.record({
  id: fc.uuid(),
  courseId: fc.constantFrom('maths', 'latin', 'sport'),
  weekday: fc.integer({ min: 1, max: 7 }),
  starts: times,
  ends: fc.constant('18:10'),
  week: fc.constantFrom('A' as const, 'B' as const, null),
  room: fc.constantFrom('12', null),
  validFrom: fc.integer({ min: -20, max: 200 }).map((count) => addDays(year.from, count)),
  validTo: fc.integer({ min: 200, max: 330 }).map((count) => addDays(year.from, count)),
})
const zones = fc.constantFrom(
  'Europe/Paris',
  'Indian/Reunion',
  'America/Miquelon',
  'Pacific/Tahiti',
)

test('a lesson falls on its weekday, in its week, within its days, at its hour, on no day off', () => {
  fc.assert(
    fc.property(fc.array(slots, { maxLength: 12 }), zones, (list, timeZone) => {
      const bySlot = new Map(list.map((slot) => [slot.id, slot]))
      for (const lesson of expandTimetable(list, { ...frame, timeZone })) {
        const slot = bySlot.get(lesson.slotId)
        assert.ok(slot)
        assert.equal(weekdayOf(lesson.plannedOn), slot.weekday)
        assert.ok(
          slot.week === null || slot.week === weekLetterOf(lesson.plannedOn, year.weekAMonday),
        )
        assert.ok(slot.validFrom <= lesson.plannedOn && lesson.plannedOn <= slot.validTo)
        assert.ok(year.from <= lesson.plannedOn && lesson.plannedOn <= year.to)
        assert.equal(frame.dayOff(lesson.plannedOn), null)
        assert.deepEqual(wallClockOf(lesson.startsAt, timeZone), {
          day: lesson.plannedOn,
          time: slot.starts,
        })
        assert.equal(wallClockOf(lesson.endsAt, timeZone).time, slot.ends)
      }
    }),
    { numRuns: 60 },
  )
})

test('nothing is missing: every fitting day has its lesson, once', () => {
  fc.assert(
    fc.property(slots, (slot) => {
      const days = expandTimetable([slot], frame).map((lesson) => lesson.plannedOn)
      const wanted: string[] = []
      for (let day = year.from; day <= year.to; day = addDays(day, 1)) {
        const fits =
          weekdayOf(day) === slot.weekday &&
          day >= slot.validFrom &&
          day <= slot.validTo &&
          frame.dayOff(day) === null &&
          (slot.week === null || slot.week === weekLetterOf(day, year.weekAMonday))
        if (fits) wanted.push(day)
      }
      assert.deepEqual(days, wanted)
    }),
    { numRuns: 60 },
  )
})

test('two halves of a year make the year', () => {
  fc.assert(
    fc.property(
      fc.array(slots, { maxLength: 8 }),
      fc.integer({ min: 0, max: 300 }).map((count) => addDays(year.from, count)),
      (list, middle) => {
        const whole = expandTimetable(list, frame)
        const halves = [
          ...expandTimetable(list, { ...frame, to: middle }),
          ...expandTimetable(list, { ...frame, from: addDays(middle, 1) }),
        ]
        assert.deepEqual(halves, whole)
      },
    ),
    { numRuns: 40 },
  )
})

test('weeks A and B alternate, through holidays and before the first Monday', () => {
  assert.equal(weekLetterOf('2026-08-31', '2026-08-31'), 'A')
  assert.equal(weekLetterOf('2026-09-06', '2026-08-31'), 'A')
  assert.equal(weekLetterOf('2026-09-07', '2026-08-31'), 'B')
  assert.equal(weekLetterOf('2026-08-30', '2026-08-31'), 'B')
  assert.equal(weekLetterOf('2026-11-24', '2026-08-31'), 'A')
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (count) => {
      const day = addDays(year.from, count)
      assert.notEqual(
        weekLetterOf(day, year.weekAMonday),
        weekLetterOf(addDays(day, 7), year.weekAMonday),
      )
      assert.equal(
        weekLetterOf(day, year.weekAMonday),
        weekLetterOf(mondayOf(day), year.weekAMonday),
      )
    }),
  )
})

test('half past eight stays half past eight when clocks change', () => {
  const starts = expandTimetable([mondayMaths], frame).map((lesson) =>
    new Date(lesson.startsAt).toISOString(),
  )
  assert.ok(starts.includes('2026-10-12T06:30:00.000Z'))
  assert.ok(starts.includes('2026-11-02T07:30:00.000Z'))
  assert.ok(starts.includes('2027-05-03T06:30:00.000Z'))
})

test('Easter and the public holidays are where the law and the moon put them', () => {
  const easters = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']
  for (const easter of easters) assert.equal(easterSunday(Number(easter.slice(0, 4))), easter)
  assert.equal(publicHoliday('2026-11-11', null), 'Armistice de 1918')
  assert.equal(publicHoliday('2027-03-29', null), 'Lundi de Pâques')
  assert.equal(publicHoliday('2027-05-06', null), 'Ascension')
  assert.equal(publicHoliday('2027-05-17', null), 'Lundi de Pentecôte')
  assert.equal(publicHoliday('2027-03-26', null), null)
  assert.equal(publicHoliday('2027-03-26', '67'), 'Vendredi saint')
  assert.equal(publicHoliday('2027-05-22', '972'), 'Abolition de l’esclavage')
  assert.equal(publicHoliday('2027-05-22', '75'), null)
  const found = expandTimetable([{ ...mondayMaths, weekday: 3 }], frame)
  assert.equal(
    found.some((lesson) => lesson.plannedOn === '2026-11-11'),
    false,
  )
})

test('departments are read from codes and postcodes of every shape', () => {
  assert.equal(departmentOf('057', null), '57')
  assert.equal(departmentOf('1', null), '01')
  assert.equal(departmentOf('2A', null), '2A')
  assert.equal(departmentOf('974', null), '974')
  assert.equal(departmentOf(null, '97410'), '974')
  assert.equal(departmentOf(null, '01000'), '01')
  assert.equal(departmentOf('', null), null)
})

const existing: fc.Arbitrary<ExistingLesson[]> = fc
  .array(slots, { maxLength: 6 })
  .chain((list) =>
    fc.tuple(
      fc.constant(expandTimetable(list, frame).slice(0, 40)),
      fc.array(
        fc.record({
          room: fc.constantFrom('12', '13', null),
          touch: fc.constantFrom('none', 'carries', 'fixed'),
          dueIn: fc.constantFrom(null, 0, 2, 7),
        }),
        { minLength: 40, maxLength: 40 },
      ),
    ),
  )
  .map(([planned, choices]) =>
    planned.map(({ endsAt, plannedOn, slotId, startsAt }, index) => {
      const { dueIn = null, room = null, touch = 'none' } = choices[index] ?? {}
      const isTouched = touch !== 'none'
      return {
        ...{ id: `lesson ${index}`, slotId, plannedOn, startsAt, endsAt, room },
        ...{ isTouched, isFixed: touch === 'fixed' },
        dueOn: isTouched && dueIn !== null ? addDays(plannedOn, dueIn) : null,
      }
    }),
  )

test('a change loses no lesson that carries something and moves none that is fixed; again, it changes nothing', () => {
  fc.assert(
    fc.property(existing, fc.array(slots, { maxLength: 4 }), fc.nat(6), (there, list, toDay) => {
      const same = there.map((lesson) => ({ ...lesson, courseId: 'maths' }))
      const onOtherDay = same.slice(10, 30).map((lesson) => {
        const plannedOn = addDays(mondayOf(lesson.plannedOn), toDay)
        const days = daysBetween(lesson.plannedOn, plannedOn)
        const [startsAt, endsAt] = [lesson.startsAt + days * dayMs, lesson.endsAt + days * dayMs]
        return { ...lesson, plannedOn, startsAt, endsAt }
      })
      const planned = [...same.slice(0, 10), ...onOtherDay, ...expandTimetable(list, frame)]
      const changes = compareLessons(there, planned)
      const byId = new Map(there.map((lesson) => [lesson.id, lesson]))
      const removed = new Set(changes.remove)
      const updated = new Map(changes.update.map((one) => [one.id, one.planned]))
      for (const id of removed) assert.equal(byId.get(id)?.isTouched, false)
      for (const [id, { plannedOn, slotId }] of updated) {
        const before = byId.get(id)
        assert.ok(before !== undefined && !before.isFixed && before.slotId === slotId)
        assert.equal(mondayOf(plannedOn), mondayOf(before.plannedOn))
        const isMoved = plannedOn !== before.plannedOn
        assert.ok(!isMoved || before.dueOn === null || before.dueOn >= plannedOn)
        assert.equal(changes.follow.includes(id), before.isTouched)
      }
      const after: ExistingLesson[] = [
        ...there
          .filter((lesson) => !removed.has(lesson.id))
          .map((lesson) => ({ ...lesson, ...updated.get(lesson.id) })),
        ...changes.create.map((lesson, index) => ({
          ...{ ...lesson, id: `new ${index}`, dueOn: null },
          ...{ isTouched: false, isFixed: false },
        })),
      ]
      const again = compareLessons(after, planned)
      assert.deepEqual([again.create, again.update, again.remove], [[], [], []])
      assert.deepEqual(again.keep.toSorted(), changes.keep.toSorted())
    }),
    { numRuns: 60 },
  )
})

test('a slot that goes to another weekday takes its lessons along, save what is fixed or for an earlier day', () => {
  const friday = expandTimetable([{ ...mondayMaths, weekday: 5 }], frame)
  const existing = expandTimetable([mondayMaths], frame)
    .slice(0, 4)
    .map((lesson, index): ExistingLesson => {
      const dueOn = index === 2 ? addDays(lesson.plannedOn, 2) : null
      return { ...lesson, id: `${index}`, isTouched: index > 0, isFixed: index === 1, dueOn }
    })
  const days = existing.map(({ plannedOn }) => addDays(plannedOn, 4))
  const { create, follow, keep, remove, update } = compareLessons(
    existing,
    friday.filter(({ plannedOn }) => days.includes(plannedOn)),
  )
  const moves = update.map(({ id, planned }) => [id, planned.plannedOn])
  assert.deepEqual(moves.toSorted(), [
    ['0', days[0]],
    ['3', days[3]],
  ])
  assert.deepEqual([follow, keep.toSorted(), remove], [['3'], ['1', '2'], []])
  assert.deepEqual(
    create.map(({ plannedOn }) => plannedOn),
    [days[1], days[2]],
  )
})

test('a lesson goes to one slot of its course that meets in its week, and a slot takes one a day', () => {
  fc.assert(
    fc.property(existing, fc.array(slots, { maxLength: 6 }), (there, list) => {
      const ending = [...new Set(there.map(({ slotId }) => slotId))].map((id) => ({
        ...mondayMaths,
        id,
      }))
      const heirs = findHeirs(there, { ending, following: list, year: schoolYear })
      const wanted = expandTimetable(list, { ...frame, dayOff: () => null })
      const places = there.flatMap(({ id, isFixed, plannedOn }) => {
        const heir = heirs.get(id)
        if (heir === undefined) return []
        const week = mondayOf(plannedOn)
        const asked = wanted.filter(
          (one) => one.slotId === heir && mondayOf(one.plannedOn) === week,
        )
        assert.equal(asked[0]?.courseId, 'maths')
        const isOnDay = asked.some((one) => one.plannedOn === plannedOn)
        assert.ok(isOnDay || !isFixed)
        return [`${heir} ${isOnDay ? plannedOn : asked[0]?.plannedOn}`]
      })
      assert.equal(new Set(places).size, places.length)
    }),
    { numRuns: 60 },
  )
})

test('the same hour comes first, then what carries something; weeks A and B part', () => {
  const lesson = (id: string, slotId: string, plannedOn: string, isTouched = false) => ({
    ...{ id, slotId, plannedOn, isTouched },
    isFixed: false,
  })
  const early = { ...mondayMaths, id: 'early', starts: '08:30' }
  const late = { ...mondayMaths, id: 'late', starts: '10:30', ends: '11:25' }
  const heirs = (lessons: ReturnType<typeof lesson>[], ending: Slot[], following: Slot[]) =>
    Object.fromEntries(findHeirs(lessons, { ending, following, year: schoolYear }))
  const monday = '2026-11-09'
  const two = [lesson('one', 'early', monday, true), lesson('two', 'late', monday)]
  const noon = { ...late, id: 'noon' }
  assert.deepEqual(heirs(two, [early, late], [noon]), { two: 'noon' })
  const evening = { ...late, id: 'evening', starts: '17:00', ends: '17:55' }
  assert.deepEqual(heirs(two, [early, late], [evening]), { one: 'evening' })
  assert.deepEqual(heirs(two, [early, late], [noon, evening]), { one: 'evening', two: 'noon' })
  assert.deepEqual(heirs(two, [early, late], [{ ...noon, courseId: 'latin' }]), {})
  const weeks = [lesson('inA', 'early', monday), lesson('inB', 'early', '2026-11-16')]
  const inWeek = (week: 'A' | 'B') => ({ ...early, id: `week ${week}`, week })
  assert.deepEqual(heirs(weeks, [early], [inWeek('A'), inWeek('B')]), {
    inA: 'week A',
    inB: 'week B',
  })
})

test('lessons of a week whose days go to others go along in order, what carries something first', () => {
  const slot = (id: string, weekday: number) => ({ ...mondayMaths, id, weekday })
  const week = { monday: '2026-11-09', thursday: '2026-11-12' }
  const lessons = (isTouched: boolean, isFixed = false) => [
    { id: 'first', slotId: 'mon', plannedOn: week.monday, isTouched: false, isFixed: false },
    { id: 'second', slotId: 'thu', plannedOn: week.thursday, isTouched, isFixed },
  ]
  const ending = [slot('mon', 1), slot('thu', 4)]
  const heirs = (of: ReturnType<typeof lessons>, ...following: Slot[]) =>
    Object.fromEntries(findHeirs(of, { ending, following, year: schoolYear }))
  const [tuesday, friday] = [slot('tue', 2), slot('fri', 5)]
  assert.deepEqual(heirs(lessons(true), tuesday, friday), { first: 'tue', second: 'fri' })
  assert.deepEqual(heirs(lessons(false), tuesday), { first: 'tue' })
  assert.deepEqual(heirs(lessons(true), tuesday), { second: 'tue' })
  assert.deepEqual(heirs(lessons(true, true), tuesday), { first: 'tue' })
  assert.deepEqual(heirs(lessons(true), { ...tuesday, courseId: 'latin' }), {})
  const later = { ...tuesday, validFrom: '2026-11-16' }
  assert.deepEqual(heirs(lessons(true), later), {})
  const lastLesson = lessons(true)
    .slice(0, 1)
    .map((one) => ({ ...one, plannedOn: '2027-06-28' }))
  const afterTheYear = { ...slot('sun', 7), validTo: '2027-07-31' }
  assert.deepEqual(heirs(lastLesson, afterTheYear), {})
})

function staffed(more: Partial<StaffedSlot>): StaffedSlot {
  return {
    ...mondayMaths,
    id: 'one',
    courseName: 'Maths',
    teachers: [],
    classes: [],
    groups: [],
    room: null,
    ...more,
  }
}
const teacher = { id: 't', name: 'Alain Mercier' }
const sixthA = { id: 'a', name: '6e A' }

test('a teacher, a room or a class in two places at once is told', () => {
  const one = staffed({ teachers: [teacher], classes: [sixthA], room: 'B12' })
  const other = { ...one, id: 'two', room: 'b12', starts: '09:00', ends: '09:55' }
  assert.deepEqual(
    findClashes([one, other]).map((clash) => [clash.kind, clash.what, clash.starts, clash.ends]),
    [
      ['teacher', 'Alain Mercier', '09:00', '09:25'],
      ['room', 'B12', '09:00', '09:25'],
      ['class', '6e A', '09:00', '09:25'],
    ],
  )
})

test('what only touches, alternates or follows is no clash', () => {
  const one = staffed({ teachers: [teacher], week: 'A' })
  const clashes = (more: Partial<StaffedSlot>) => findClashes([one, { ...one, id: 'two', ...more }])
  assert.equal(clashes({ week: 'B' }).length, 0)
  assert.equal(clashes({ week: null }).length, 1)
  assert.equal(clashes({ starts: '09:25', ends: '10:20' }).length, 0)
  assert.equal(clashes({ weekday: 2 }).length, 0)
  assert.equal(clashes({ teachers: [] }).length, 0)
  const half = staffed({ validTo: '2026-12-31' })
  const rest = staffed({ id: 'two', validFrom: '2027-01-01', teachers: [teacher] })
  assert.equal(findClashes([{ ...half, teachers: [teacher] }, rest]).length, 0)
})

test('two groups of a class may meet at once; a class and its own group may not', () => {
  const groupOne = staffed({ groups: [{ id: 'g1', name: 'Groupe 1', classIds: ['a'] }] })
  const groupTwo = staffed({ id: 'two', groups: [{ id: 'g2', name: 'Groupe 2', classIds: ['a'] }] })
  const whole = staffed({ id: 'whole', classes: [sixthA] })
  assert.equal(findClashes([groupOne, groupTwo]).length, 0)
  assert.equal(findClashes([groupOne, whole]).at(0)?.what, '6e A')
  assert.equal(findClashes([whole, groupOne]).at(0)?.what, '6e A')
  assert.equal(findClashes([groupOne, { ...groupOne, id: 'two' }]).at(0)?.what, 'Groupe 1')
})
