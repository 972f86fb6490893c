/** An answer that was lost: whoever asks again under the same id has given, added and opened once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue, type Result, refuse } from '#kernel/result.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { addPerson } from '#school/people/add-person.ts'
import { openCourse } from '#school/people/open-course.ts'
import type { SchoolTables } from '#school/tables.ts'
import { createSlot } from '#school/timetable/change-slot.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { classA, classB, courseA, head, otherSchool, pupilA1, pupilA2, teacherA, uai } = school
const by = head.personId
const other = { by: otherSchool.head.personId, uai: otherSchool.uai }
const newId = (): Id => mintId(clock, systemRandom)
const { exerciseId } = await assignTestExercise(room, {
  uai,
  courseId: courseA,
  ownerId: teacherA.personId,
  opensAt: new Date(testMorning),
})

const tables = [
  'assignment',
  'assignment_pupil',
  'team_member',
  'person',
  'account',
  'school_role',
  'class_pupil',
  'guardianship',
  'timetable_slot',
  'lesson',
  'course',
  'course_class',
  'course_teacher',
  'audit_line',
] as const

/** Every row that one of these acts could have written. */
async function everything(): Promise<unknown> {
  const rows: unknown[] = []
  for (const table of tables) {
    rows.push(
      (await db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort(),
    )
  }
  return rows
}

type Ask = (id: Id) => Promise<Result<unknown>>

interface Asked {
  readonly what: string
  readonly ask: Ask
  /** Under the same id, something else. */
  readonly others: Readonly<Record<string, Ask>>
}

const assigning = {
  exerciseId,
  opensAt: testMorning,
  dueAt: null,
  lateAccepted: true,
  attemptsMax: 2,
  feedback: 'now' as const,
  pupilIds: [pupilA1.personId, pupilA2.personId],
  schoolUai: uai,
  courseId: courseA,
  lessonId: null,
  assignedBy: teacherA.personId,
}
const pupil = {
  familyName: ' Double ',
  givenName: 'Zoé',
  birthDate: '2014-05-05',
  address: { lines: ['1 rue Haute'], postcode: '31000', commune: 'Toulouse', country: null },
  as: { role: 'pupil' as const, classId: classA },
}
const guardian = { role: 'guardian' as const, pupilId: pupilA1.personId, kind: 'tutor' as const }
const aed = { role: 'staff' as const, staffFunction: 'aed' as const }
const slot = {
  courseId: courseA,
  weekday: 3,
  starts: '08:00',
  ends: '09:00',
  week: null,
  room: '12',
}
const course = {
  subjectCode: 'EPS',
  classIds: [classA, classB],
  groupIds: [],
  teacherIds: [teacherA.personId],
}

const all: readonly Asked[] = [
  {
    what: 'an exercise that is given',
    ask: (id) => assignExercise(room, { id, ...assigning }),
    others: {
      'with more attempts': (id) => assignExercise(room, { id, ...assigning, attemptsMax: 3 }),
      'to all': (id) => assignExercise(room, { id, ...assigning, pupilIds: [] }),
      'in teams': (id) => assignExercise(room, { id, ...assigning, teamSize: 2 }),
      'at another school': (id) =>
        assignExercise(room, {
          ...{ id, ...assigning, pupilIds: [] },
          ...{ schoolUai: other.uai, courseId: otherSchool.course, assignedBy: other.by },
        }),
    },
  },
  {
    what: 'an exercise that is given in teams',
    ask: (id) => assignExercise(room, { id, ...assigning, teamSize: 2 }),
    others: { 'each alone': (id) => assignExercise(room, { id, ...assigning }) },
  },
  {
    what: 'a pupil who is added',
    ask: (id) => addPerson(room, by, uai, { id, ...pupil }),
    others: {
      'with another name': (id) => addPerson(room, by, uai, { id, ...pupil, givenName: 'Zoë' }),
      'in another class': (id) =>
        addPerson(room, by, uai, { id, ...pupil, as: { role: 'pupil', classId: classB } }),
      'without a class': (id) =>
        addPerson(room, by, uai, { id, ...pupil, as: { role: 'pupil', classId: null } }),
      'as a teacher': (id) => addPerson(room, by, uai, { id, ...pupil, as: { role: 'teacher' } }),
      'at another school': (id) =>
        addPerson(room, other.by, other.uai, {
          ...{ id, ...pupil },
          as: { role: 'pupil', classId: otherSchool.class },
        }),
    },
  },
  {
    what: 'a guardian who is added',
    ask: (id) => addPerson(room, by, uai, { id, ...pupil, as: guardian }),
    others: {
      'of another pupil': (id) =>
        addPerson(room, by, uai, {
          ...{ id, ...pupil },
          as: { ...guardian, pupilId: pupilA2.personId },
        }),
      'at another school': (id) =>
        addPerson(room, other.by, other.uai, {
          ...{ id, ...pupil },
          as: { ...guardian, pupilId: otherSchool.pupil.personId },
        }),
    },
  },
  {
    what: 'a member of staff who is added',
    ask: (id) => addPerson(room, by, uai, { id, ...pupil, as: aed }),
    others: {
      'with another function': (id) =>
        addPerson(room, by, uai, { id, ...pupil, as: { ...aed, staffFunction: 'cpe' } }),
    },
  },
  {
    what: 'a weekly slot',
    ask: (id) => createSlot(room, by, uai, { id, ...slot }),
    others: {
      'at another time': (id) => createSlot(room, by, uai, { id, ...slot, ends: '09:30' }),
      'at another school': (id) =>
        createSlot(room, other.by, other.uai, { id, ...slot, courseId: otherSchool.course }),
    },
  },
  {
    what: 'a course',
    ask: (id) => openCourse(room, by, uai, { id, ...course }),
    others: {
      'of fewer classes': (id) => openCourse(room, by, uai, { id, ...course, classIds: [classA] }),
      'of another name': (id) => openCourse(room, by, uai, { id, ...course, name: 'Sport' }),
      'at another school': (id) =>
        openCourse(room, other.by, other.uai, {
          ...{ id, ...course },
          ...{ classIds: [otherSchool.class], teacherIds: [otherSchool.teacher.personId] },
        }),
    },
  },
]

for (const { ask, others, what } of all) {
  test(`${what}: asked for twice, it is there once, and the answer is the same`, async () => {
    const id = newId()
    const first = expectValue(await ask(id))
    const standing = await everything()
    assert.deepEqual(expectValue(await ask(id)), first)
    assert.deepEqual(await everything(), standing)
    for (const [how, askOther] of Object.entries(others)) {
      assert.deepEqual(await askOther(id), refuse('bad_request', { where: 'id' }), how)
      assert.deepEqual(await everything(), standing, how)
    }
  })

  test(`${what}: asked for twice at once, it is there once`, async () => {
    const id = newId()
    const [one, two] = await Promise.all([ask(id), ask(id)])
    assert.deepEqual(expectValue(one), expectValue(two))
    const standing = await everything()
    expectValue(await ask(id))
    assert.deepEqual(await everything(), standing)
  })
}

test('a course that was closed is not opened again under its id', async () => {
  const id = newId()
  expectValue(await openCourse(room, by, uai, { id, ...course }))
  const closed = { deactivated_at: new Date(testMorning) }
  await db.updateTable('course').set(closed).where('id', '=', id).execute()
  const again = await openCourse(room, by, uai, { id, ...course })
  assert.deepEqual(again, refuse('bad_request', { where: 'id' }))
})
