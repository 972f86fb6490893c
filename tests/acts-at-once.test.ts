/** A school in whose office and staff room several people press at the same moment: nobody stops another, nothing is lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { changeAssignment } from '#school/assignments/assign-exercise.ts'
import { giveWindows } from '#school/assignments/give-windows.ts'
import { insertAttempt } from '#school/attempts/attempt-store.ts'
import { assignSubstitute, withdrawSubstitute } from '#school/lessons/assign-substitute.ts'
import { moveLesson } from '#school/lessons/move-lesson.ts'
import { swapLessons } from '#school/lessons/swap-lessons.ts'
import { writeHomework } from '#school/lessons/write-homework.ts'
import { assignClassTeachers } from '#school/people/assign-class-teachers.ts'
import { createClass } from '#school/people/create-class.ts'
import { chooseGroupPupils, createGroup } from '#school/people/create-group.ts'
import { moveClassesUp } from '#school/people/move-classes-up.ts'
import { movePupils } from '#school/people/move-pupils.ts'
import { saveCourse } from '#school/people/save-course.ts'
import { saveSchoolYear } from '#school/people/save-school-year.ts'
import { createResource } from '#school/resources/create-resource.ts'
import { attachToLesson } from '#school/resources/resource-store.ts'
import type { SchoolTables } from '#school/tables.ts'
import { changeSlot, createSlot, endSlot } from '#school/timetable/change-slot.ts'
import { lockTimetable } from '#school/timetable/lock-timetable.ts'
import { runAtOnce, runBehind } from './at-once.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import {
  addTestLesson,
  addTestPerson,
  addTestRole,
  createTestSchool,
  testMorning,
  testYear,
} from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { classA, classB, courseA, courseB, head, teacherA, teacherB, uai, yearId } = school
const by = head.personId
const newId = (): Id => mintId(clock, systemRandom)

async function newPeople(count: number, role: 'pupil' | 'teacher'): Promise<Id[]> {
  const ids: Id[] = []
  for (let place = 0; place < count; place += 1) {
    const person = await addTestPerson(db, `${place}`, `Personne ${role}`)
    await addTestRole(db, person, uai, role)
    ids.push(person.personId)
  }
  return ids
}

const pupils = await newPeople(8, 'pupil')
const teachers = await newPeople(6, 'teacher')
const aSlot = { weekday: 2, starts: '09:00', ends: '10:00', week: null, room: null }

async function slotOf(courseId: Id, times: Partial<typeof aSlot> = {}) {
  const slotId = newId()
  expectValue(await createSlot(room, by, uai, { id: slotId, courseId, ...aSlot, ...times }))
  const lessons = await db
    .selectFrom('lesson')
    .select(['id', 'on_date'])
    .where('slot_id', '=', slotId)
    .orderBy('starts_at')
    .execute()
  return { slotId, lessonIds: lessons.map(({ id }) => id) }
}

test('a slot moves while homework is written for its lessons', async () => {
  const { slotId, lessonIds } = await slotOf(courseA)
  const days = [2, 4]
  await runAtOnce({ rounds: 50, seed: 1 }, (round) => [
    () =>
      changeSlot(room, by, uai, slotId, { ...aSlot, weekday: days[round % 2] ?? 2 }).then(
        expectValue,
      ),
    ...[0, 1, 2, 3].map(
      (place) => () =>
        writeHomework(room, lessonIds[place + 1] ?? '', {
          homework: `Page ${round}`,
          dueLessonId: lessonIds[place + 2] ?? '',
          writtenBy: teacherA.personId,
        }).then(expectValue),
    ),
  ])
  const { rows } = await sql<{ due: string; there: string }>`
    select giving.homework_due_on::text as due, due.on_date::text as there
    from lesson giving join lesson due on due.id = giving.homework_due_lesson_id`.execute(db)
  assert.ok(rows.length >= 4)
  for (const { due, there } of rows) assert.equal(due, there)
})

test('lessons are swapped and moved while homework is written from one to the next', async () => {
  const days = ['2027-01-11', '2027-01-13', '2027-01-15', '2027-01-19', '2027-01-21']
  const ids: Id[] = []
  for (const onDate of days) {
    const [startsAt, endsAt] = [`${onDate}T13:00:00Z`, `${onDate}T14:00:00Z`]
    ids.push(await addTestLesson(db, { uai, courseId: courseB, onDate, startsAt, endsAt }))
  }
  const place = (index: number): Id => ids[index] ?? ''
  const seen = new Map<Id, string>()
  const look = async (): Promise<void> => {
    const rows = await db
      .selectFrom('lesson')
      .select(['id', 'starts_at', 'on_date', 'homework_due_on'])
      .where('id', 'in', ids)
      .execute()
    for (const row of rows) {
      seen.set(row.id, row.starts_at.toISOString())
      assert.ok((row.homework_due_on ?? '9999') >= row.on_date)
    }
  }
  await look()
  const swap = (one: number, other: number) => () =>
    swapLessons(room, by, {
      ...{ lessonId: place(one), withLessonId: place(other) },
      ...{ startsAt: seen.get(place(one)) ?? '', withStartsAt: seen.get(place(other)) ?? '' },
    })
  const write = (giving: number, due: number, round: number) => () =>
    writeHomework(room, place(giving), {
      ...{ homework: `Page ${round}`, writtenBy: teacherB.personId, dueLessonId: place(due) },
    })
  await runAtOnce(
    { rounds: 50, seed: 7 },
    (round) => [
      swap(0, 3),
      swap(4, 2),
      () =>
        moveLesson(room, by, place(1), {
          ...{ onDate: round % 2 === 0 ? '2027-01-14' : '2027-01-13', room: null },
          ...{ starts: '14:00', ends: '15:00', startsAt: seen.get(place(1)) ?? '' },
        }),
      ...[0, 1, 2, 3].map((giving) => write(giving, giving + 1, round)),
      write(3, 0, round),
    ],
    look,
  )
})

test('a lesson never moves past the day for which homework is written in that moment', async () => {
  const at = (onDate: string) =>
    addTestLesson(db, {
      ...{ uai, courseId: courseB, onDate },
      ...{ startsAt: `${onDate}T13:00:00Z`, endsAt: `${onDate}T14:00:00Z` },
    })
  const [giving, due] = [await at('2026-11-25'), await at('2026-12-01')]
  await runBehind<unknown>(
    db,
    (trx) => trx.updateTable('lesson').set({ room: 'B1' }).where('id', '=', giving).execute(),
    [
      () =>
        writeHomework(room, giving, {
          homework: 'Page 12',
          dueLessonId: due,
          writtenBy: teacherB.personId,
        }),
      () =>
        moveLesson(room, by, giving, {
          ...{ onDate: '2026-12-04', starts: '14:00', ends: '15:00', room: null },
          startsAt: '2026-11-25T13:00:00Z',
        }),
    ],
  )
  const lesson = await db
    .selectFrom('lesson')
    .select(['on_date', 'homework_due_on'])
    .where('id', '=', giving)
    .executeTakeFirstOrThrow()
  assert.ok((lesson.homework_due_on ?? '9999') >= lesson.on_date, JSON.stringify(lesson))
})

test('a lesson to which something is attached in the moment in which its slot ends stays', async () => {
  const { slotId, lessonIds } = await slotOf(courseB, { weekday: 5 })
  const resourceId = await createResource(room, {
    ...{ schoolUai: uai, ownerId: teacherB.personId, title: 'La carte' },
    ...{ subjectCode: null, levelLabel: null, content: { format: 1, blocks: [] } },
  })
  const lessonId = lessonIds[3] ?? ''
  const attach = { lessonId, resourceId, attachedBy: teacherB.personId, at: new Date(testMorning) }
  const [ended] = await runBehind(db, (trx) => attachToLesson(trx, attach), [
    () => endSlot(room, by, uai, slotId, {}),
  ])
  assert.deepEqual(
    ended?.ok === true ? ended.value.lessons.kept.map((kept) => kept.lessonId) : ended,
    [lessonId],
  )
})

test('a pupil begins a work while the timetable is being changed', async () => {
  const { assignmentId } = await assignTestExercise(room, {
    ...{ uai, courseId: courseA, ownerId: teacherA.personId, opensAt: new Date(testMorning) },
  })
  await db.transaction().execute(async (trx) => {
    await lockTimetable(trx, uai)
    const begun = await insertAttempt(db, {
      ...{ id: newId(), school_uai: uai, assignment_id: assignmentId, number: 1, attempts_max: 1 },
      ...{ pupil_id: school.pupilA1.personId, started_at: new Date(testMorning) },
      ...{ timed_from: null, draw_seed: null },
    })
    assert.ok(begun)
  })
})

test('a substitute is named while the timetable of the course changes', async () => {
  const { slotId, lessonIds } = await slotOf(courseB, { weekday: 3 })
  const places = Array.from({ length: 5 }, (_, place) => lessonIds[place + 2] ?? '')
  await runAtOnce({ rounds: 50, seed: 2 }, (round) => [
    () =>
      createSlot(room, by, uai, {
        id: newId(),
        courseId: courseB,
        ...{ ...aSlot, weekday: 1 + (round % 5), to: '2026-12-01' },
      }),
    () => changeSlot(room, by, uai, slotId, { ...aSlot, weekday: 3, room: `${round % 7}` }),
    ...places.map((lessonId) => async () => {
      const wish = { lessonId, substituteId: teacherA.personId, untilDay: null }
      const named = await assignSubstitute(room, by, wish)
      if (named.ok) await withdrawSubstitute(room, by, named.value.id)
    }),
  ])
})

test('classes are opened and pupils moved while the days of the year are saved', async () => {
  const year = { ...testYear, weekAMonday: '2026-08-31' }
  await runAtOnce({ rounds: 50, seed: 3 }, (round) => [
    () => saveSchoolYear(room, by, uai, yearId, year).then(expectValue),
    () => createClass(room, by, uai, { name: `5e ${round}`, levelLabel: null }).then(expectValue),
    () => createGroup(room, by, uai, `Chorale ${round}`).then(expectValue),
    () => movePupils(room, by, classA, pupils.slice(0, 3)).then(expectValue),
    () => movePupils(room, by, classB, pupils.slice(3, 6)).then(expectValue),
  ])
})

test('classes move up while single pupils are moved and classes are opened', async () => {
  const summer = { ...room, clock: fixedClock('2027-07-10T08:00:00Z') }
  const next = { label: '2027-2028', startsOn: '2027-09-01', endsOn: '2028-07-05' }
  const year = { ...next, weekAMonday: '2027-08-30' }
  expectValue(await saveSchoolYear(summer, by, uai, null, year))
  const there = expectValue(await createClass(summer, by, uai, { name: '5e', levelLabel: null })).id
  const moves = [classA, classB].map((classId, place) => ({
    classId,
    to: { kind: 'new' as const, name: `5e ${'AB'[place]}`, levelLabel: null },
  }))
  await runAtOnce(
    { rounds: 50, seed: 8 },
    (round) => [
      () => moveClassesUp(summer, by, uai, moves).then(expectValue),
      () => moveClassesUp(summer, by, uai, moves.toReversed()).then(expectValue),
      () => movePupils(summer, by, there, pupils.slice(0, 3)).then(expectValue),
      () =>
        createClass(summer, by, uai, { name: `5e ${round}`, levelLabel: null }).then(expectValue),
    ],
    async () => {
      const { rows } = await sql<{ places: number }>`
        select count(*)::integer as places from class_pupil
        join class on class.id = class_pupil.class_id
        join school_year on school_year.id = class.school_year_id
        where school_year.label = '2027-2028' and class_pupil.ended_at is null
        group by pupil_id`.execute(db)
      assert.ok(rows.every(({ places }) => places === 1))
      await sql`
        delete from class_pupil using class, school_year
        where class.id = class_pupil.class_id and school_year.id = class.school_year_id
          and school_year.label = '2027-2028'`.execute(db)
    },
  )
})

test('of two lists of teachers or pupils that are saved at once, one holds, whole', async () => {
  const group = expectValue(await createGroup(room, by, uai, 'Théâtre')).id
  const lists = [
    [teachers.slice(0, 3), pupils.slice(0, 4)],
    [teachers.slice(0, 3).toReversed(), pupils.slice(0, 4).toReversed()],
    [teachers.slice(3), pupils.slice(4)],
  ] as const
  const isOneOf = (there: readonly Id[], place: 0 | 1): boolean =>
    lists.some(
      (list) => JSON.stringify(list[place].toSorted()) === JSON.stringify(there.toSorted()),
    )
  await runAtOnce(
    { rounds: 50, seed: 4 },
    () =>
      lists.flatMap(([teacherIds, pupilIds]) => [
        () =>
          assignClassTeachers(room, by, classA, { teacherIds, mainTeacherIds: [] }).then(
            expectValue,
          ),
        () => chooseGroupPupils(room, by, group, pupilIds).then(expectValue),
      ]),
    async (round) => {
      const taught = await db
        .selectFrom('class_teacher')
        .select('teacher_id as id')
        .where('class_id', '=', classA)
        .where('ended_at', 'is', null)
        .execute()
      const members = await db
        .selectFrom('group_pupil')
        .select('pupil_id as id')
        .where('group_id', '=', group)
        .where('ended_at', 'is', null)
        .execute()
      assert.ok(
        isOneOf(
          taught.map(({ id }) => id),
          0,
        ),
        `teachers of round ${round}`,
      )
      assert.ok(
        isOneOf(
          members.map(({ id }) => id),
          1,
        ),
        `pupils of round ${round}`,
      )
      await db.deleteFrom('class_teacher').where('class_id', '=', classA).execute()
      await db.deleteFrom('group_pupil').where('group_id', '=', group).execute()
    },
  )
})

test('of two who put pupils into a group and take some out, nobody undoes what the other did', async () => {
  const group = expectValue(await createGroup(room, by, uai, 'Échecs')).id
  const [one = '', two = '', three = '', four = ''] = pupils
  const was = [one, two]
  expectValue(await chooseGroupPupils(room, by, group, was))
  const wishes = [[one, two, three], [two], [one, two, four]]
  await runAtOnce({ rounds: 1, seed: 9 }, () =>
    wishes.map((wish) => () => chooseGroupPupils(room, by, group, wish, was).then(expectValue)),
  )
  const members = await db
    .selectFrom('group_pupil')
    .select('pupil_id as id')
    .where('group_id', '=', group)
    .where('ended_at', 'is', null)
    .execute()
  assert.deepEqual(members.map(({ id }) => id).toSorted(), [two, three, four].toSorted())
})

test('times are given to pupils alone while those of the class change', async () => {
  const [opensAt, dueAt] = ['2026-11-24T08:00:00Z', '2026-11-30T08:00:00Z']
  const { assignmentId } = await assignTestExercise(room, {
    ...{ uai, courseId: courseA, ownerId: teacherA.personId },
    ...{ opensAt: new Date(opensAt), dueAt: new Date(dueAt) },
  })
  const given = [school.pupilA1.personId, school.pupilA2.personId]
  const give = (ids: readonly Id[], day: number, isGiven = true) =>
    giveWindows(room, {
      ...{ assignmentId, givenBy: teacherA.personId },
      windows: ids.map((pupilId) => ({
        pupilId,
        window: isGiven ? { opensAt, dueAt: `2026-12-${day}T08:00:00Z` } : null,
      })),
    }).then(expectValue)
  const rules = { opensAt, lateAccepted: true, attemptsMax: 1, feedback: 'now' as const }
  await runAtOnce({ rounds: 50, seed: 6 }, (round) => [
    () => give(given, 10 + (round % 3)),
    () => give(given.toReversed(), 14, round % 4 !== 0),
    () =>
      changeAssignment(room, assignmentId, {
        ...rules,
        dueAt: `2026-11-${round % 2 === 0 ? 29 : 30}T08:00:00Z`,
        minutes: null,
      }).then(expectValue),
  ])
})

test('who loses a course that was given in the same moment is told again', async () => {
  const [teacherId = ''] = teachers
  const { id: accountId } = await db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', teacherId)
    .executeTakeFirstOrThrow()
  const save = (teacherIds: readonly Id[]) => () =>
    saveCourse(room, by, uai, courseB, {
      ...{ subjectCode: 'FRANCAIS', classIds: [classB], groupIds: [], teacherIds: [...teacherIds] },
    }).then(expectValue)
  await sql`delete from change_feed`.execute(db)
  await runBehind<unknown>(
    db,
    (trx) => sql`select from course where id = ${courseB} for update`.execute(trx),
    [save([teacherB.personId, teacherId]), save([teacherB.personId])],
  )
  const { rows } = await sql`
    select from change_feed where topic = 'rights' and key = ${accountId}`.execute(db)
  assert.equal(rows.length, 2)
})
