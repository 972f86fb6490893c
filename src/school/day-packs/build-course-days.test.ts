/** A course's days, built from real rows: what is inside, who gets the keys, what is withdrawn. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { expectValue } from '#kernel/result.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { changeAssignmentPupils } from '#school/assignments/change-assignment-pupils.ts'
import { writeNote } from '#school/lessons/write-homework.ts'
import type { SchoolTables } from '#school/tables.ts'
import { attachTestReading } from '../../../tests/access-world.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { courseOn, createTestPacks } from '../../../tests/test-packs.ts'
import {
  addTestLesson,
  callerOf,
  createTestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { unsealBytes } from '../../../tests/unseal-pack.ts'
import { markMissingDays } from './mark-missing-days.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const packs = await createTestPacks(room, database)
const school = await createTestSchool(db)
const today = '2026-11-24'
const lessonId = await addTestLesson(db, {
  uai: school.uai,
  courseId: school.courseA,
  onDate: today,
  startsAt: '2026-11-24T07:30:00Z',
  endsAt: '2026-11-24T08:25:00Z',
})
const { resourceId, fileId } = await attachTestReading(room, school, lessonId)
const { exerciseId } = await assignTestExercise(room, {
  uai: school.uai,
  courseId: school.courseA,
  ownerId: school.teacherA.personId,
  // Open since yesterday and due never: no day carries it.
  opensAt: new Date(clock.now() - 86_400_000),
})
const pupil = await callerOf(db, school.pupilA1)

async function give(
  opensAt: string,
  dueAt: string | null = null,
  pupilIds?: string[],
): Promise<string> {
  const { id } = expectValue(
    await assignExercise(room, {
      id: crypto.randomUUID(),
      exerciseId,
      opensAt,
      dueAt,
      lateAccepted: true,
      attemptsMax: 1,
      feedback: 'now',
      schoolUai: school.uai,
      courseId: school.courseA,
      lessonId,
      assignedBy: school.teacherA.personId,
      ...(pupilIds && { pupilIds }),
    }),
  )
  return id
}

async function personal() {
  const pack = await packs.personalPacks.personalFor(pupil, undefined)
  assert.ok(pack)
  return pack
}

test('a day holds the lesson, its reading with the picture, and what is open to be answered', async () => {
  const assignmentId = await give(testMorning)
  const before = courseOn(await personal(), today, school.courseA)
  assert.equal(before.pack, null, 'nothing is built yet')
  await packs.build()
  const course = courseOn(await personal(), today, school.courseA)
  assert.deepEqual(
    course.teachers.map((one) => one.familyName),
    [school.teacherA.familyName],
  )
  assert.ok(course.pack)
  const day = await packs.openDay(course.pack)
  assert.deepEqual(
    day.lessons.map(({ id, resources, assignments }) => [
      id,
      resources.map((one) => one.id),
      assignments.map((one) => one.id),
    ]),
    [[lessonId, [resourceId], [assignmentId]]],
  )
  assert.deepEqual(
    day.exercises.map(({ assignment, questions }) => [assignment.id, questions.length]),
    [[assignmentId, 2]],
  )
  assert.equal(day.readings.length, 1)
})

test('a small picture lies in a pack of its own, and its key in the pack that shows it', async () => {
  const picture = { type: 'image', fileId, alt: 'Un point' }
  await db
    .updateTable('resource_revision')
    .set({ content: JSON.stringify({ format: 1, blocks: [picture] }) })
    .where('resource_id', '=', resourceId)
    .execute()
  await packs.build()
  const { pack } = courseOn(await personal(), today, school.courseA)
  assert.ok(pack)
  const [file] = (await packs.openDay(pack)).readings[0]?.files ?? []
  assert.ok(file?.pack)
  const bytes = unsealBytes(await packs.fetch(file.pack.address), file.pack.key)
  const kept = await db.selectFrom('file').selectAll().where('id', '=', fileId).executeTakeFirst()
  assert.equal(bytes.length, kept?.byte_count)
})

test('an exercise that opens later is sealed apart, and its key waits for the hour', async () => {
  const opensAt = '2026-11-24T09:00:00.000Z'
  const assignmentId = await give(opensAt)
  await packs.build()
  const { pack, held } = courseOn(await personal(), today, school.courseA)
  const [ref] = held
  assert.ok(pack && ref)
  assert.deepEqual([ref.key, ref.opensAt], [null, opensAt])
  const day = await packs.openDay(pack)
  assert.ok(day.lessons[0]?.assignments.some(({ id }) => id === assignmentId))
  assert.ok(!day.exercises.some(({ assignment }) => assignment.id === assignmentId))

  const tooEarly = await packs.personalPacks.openHeld(pupil, ref.address)
  assert.equal(tooEarly.ok, false)
  assert.ok(!tooEarly.ok && tooEarly.refusal.code === 'not_open_yet')
  const stranger = await callerOf(db, school.pupilB)
  const refused = await packs.personalPacks.openHeld(stranger, ref.address)
  assert.ok(!refused.ok && refused.refusal.code === 'not_found')

  const version = (await personal()).version
  clock.set(opensAt)
  const { key } = expectValue(await packs.personalPacks.openHeld(pupil, ref.address))
  const opened = await packs.openHeld(ref, key)
  assert.equal(opened.exercise.assignment.id, assignmentId)
  const later = await packs.personalPacks.personalFor(pupil, version)
  assert.equal(later && courseOn(later, today, school.courseA).held[0]?.key, key)
  await packs.build()
  assert.deepEqual(
    (await personal()).days,
    later?.days,
    'what is open now stays in the pack that devices hold',
  )
  clock.set(testMorning)
})

test('building what did not change changes nothing; the same words again are the same pack', async () => {
  const first = courseOn(await personal(), today, school.courseA).pack
  expectValue(
    await writeNote(room, lessonId, {
      note: 'Apportez le compas.',
      writtenBy: school.teacherA.personId,
    }),
  )
  await packs.build()
  const second = courseOn(await personal(), today, school.courseA).pack
  assert.ok(first && second && first.address !== second.address)
  assert.ok((await personal()).withdrawn.includes(first.address))
  assert.deepEqual(await packs.sealedPacks.get(first.address), {
    ok: false,
    refusal: { code: 'not_found' },
  })

  expectValue(await writeNote(room, lessonId, { note: '', writtenBy: school.teacherA.personId }))
  await packs.build()
  const third = courseOn(await personal(), today, school.courseA).pack
  assert.deepEqual(third, first)
  const { withdrawn } = await personal()
  assert.ok(withdrawn.includes(second.address) && !withdrawn.includes(first.address))
  await packs.fetch(first.address)
})

test('whoever holds the present version is told that nothing changed, until a day begins', async () => {
  await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: '2026-11-26',
    startsAt: '2026-11-26T07:30:00Z',
    endsAt: '2026-11-26T08:25:00Z',
  })
  await packs.build()
  const held = await personal()
  assert.deepEqual(
    held.days.map(({ on, day }) => [on, day.kind]),
    [
      ['2026-11-24', 'lessons'],
      ['2026-11-26', 'lessons'],
    ],
  )
  assert.equal(await packs.personalPacks.personalFor(pupil, held.version), null)
  clock.set('2026-11-25T00:30:00+01:00')
  const next = await packs.personalPacks.personalFor(pupil, held.version)
  assert.deepEqual(
    next?.days.map(({ on, day }) => [on, day.kind, day.nextSchoolDay]),
    [
      ['2026-11-25', 'no_lessons', '2026-11-26'],
      ['2026-11-26', 'lessons', null],
    ],
  )
  clock.set(testMorning)
})

test('what was given earlier stays on the device until it is due, and opens there at its hour', async () => {
  await db.updateTable('assignment').set({ withdrawn_at: new Date() }).execute()
  const dueThen = await give(testMorning, '2026-11-26T00:00:00+01:00')
  const dueBefore = await give(testMorning, '2026-11-25T23:59:59+01:00')
  const endless = await give(testMorning)
  const opensThen = await give('2026-11-26T10:00:00+01:00')
  await packs.build()
  const { pack, held } = courseOn(await personal(), '2026-11-26', school.courseA)
  assert.ok(pack)
  const { exercises, lessons } = await packs.openDay(pack)
  assert.deepEqual(
    exercises.map(({ assignment }) => assignment.id),
    [dueThen],
  )
  assert.deepEqual(lessons[0]?.assignments, [])
  assert.deepEqual(
    held,
    courseOn(await personal(), today, school.courseA).held,
    'one sealed exercise serves both days',
  )
  const first = courseOn(await personal(), today, school.courseA).pack
  assert.ok(first)
  const ofToday = (await packs.openDay(first)).lessons[0]?.assignments.map(({ id }) => id)
  assert.deepEqual(new Set(ofToday), new Set([dueThen, dueBefore, endless, opensThen]))
})

test('work that is due before the course meets again lies in a pack of today, lesson or not', async () => {
  await db.updateTable('assignment').set({ withdrawn_at: new Date() }).execute()
  const tonight = await give(testMorning, '2026-11-25T20:00:00+01:00')
  const later = await give(testMorning, '2026-11-26T20:00:00+01:00')
  const { assignmentId: ofNoLesson } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
    dueAt: new Date('2026-11-25T21:00:00+01:00'),
  })
  await packs.build()
  const wednesday = '2026-11-25'
  clock.set(`${wednesday}T08:00:00+01:00`)
  assert.deepEqual(await markMissingDays(room), { marked: 1 })
  await packs.build()
  assert.deepEqual(await markMissingDays(room), { marked: 0 })
  const own = await personal()
  assert.equal(own.days[0]?.day.kind, 'no_lessons', 'work makes no school day of it')
  const { pack } = courseOn(own, wednesday, school.courseA)
  assert.ok(pack)
  const day = await packs.openDay(pack)
  assert.deepEqual(day.lessons, [])
  assert.deepEqual(
    day.exercises.map(({ assignment }) => assignment.id),
    [tonight, ofNoLesson],
    'what the next meeting carries is not sent twice',
  )
  const { pack: next } = courseOn(own, '2026-11-26', school.courseA)
  assert.ok(next)
  const carried = (await packs.openDay(next)).exercises.map(({ assignment }) => assignment.id)
  assert.deepEqual(carried, [later])
  assert.deepEqual(
    (await personal()).withdrawn.filter((address) =>
      [pack.address, next.address].includes(address),
    ),
    [],
  )
  clock.set(testMorning)
})

test('what one pupil has lies in a pack of its own, whose key nobody else of the course gets', async () => {
  clock.set(testMorning)
  // Given to all: whatever was built on another morning is built for this one.
  await give(testMorning)
  await packs.build()
  const classmate = await callerOf(db, school.pupilA2)
  const [mine, theirs] = [school.pupilA1.personId, school.pupilA2.personId]
  const versionOf = async () =>
    (await packs.personalPacks.personalFor(classmate, undefined))?.version
  const { pack: dayBefore, held: heldBefore } = courseOn(await personal(), today, school.courseA)
  const versionBefore = await versionOf()
  const assignmentId = await give(testMorning, null, [mine])
  await packs.build()

  const course = courseOn(await personal(), today, school.courseA)
  assert.equal(course.pack?.address, dayBefore?.address, 'the day that all share has not changed')
  const [own] = course.held.filter((ref) =>
    heldBefore.every(({ address }) => address !== ref.address),
  )
  assert.ok(own?.key, 'it is open: the key comes at once')
  const { exercise } = await packs.openHeld(own, own.key)
  assert.equal(exercise.assignment.id, assignmentId)
  assert.equal(await versionOf(), versionBefore, 'a classmate is told nothing')
  assert.equal(await packs.personalPacks.isHeldFor(classmate, own.address), false)
  const refused = await packs.personalPacks.openHeld(classmate, own.address)
  assert.equal(refused.ok ? '' : refused.refusal.code, 'not_found')
  const guardian = await callerOf(db, school.guardianA1)
  assert.ok((await packs.personalPacks.openHeld(guardian, own.address)).ok)

  const who = { assignmentId, chosenBy: school.teacherA.personId }
  expectValue(await changeAssignmentPupils(room, { ...who, add: [theirs], remove: [mine] }))
  await packs.build()
  assert.ok((await packs.personalPacks.openHeld(classmate, own.address)).ok)
  assert.equal(await packs.personalPacks.isHeldFor(pupil, own.address), false)
})

test('with nothing for all on a day without a meeting there is no day that all could see', async () => {
  const dueAt = new Date(clock.now() + 3 * 86_400_000).toISOString()
  clock.set(testMorning)
  const { id } = expectValue(
    await assignExercise(room, {
      id: crypto.randomUUID(),
      exerciseId,
      opensAt: testMorning,
      dueAt,
      lateAccepted: true,
      attemptsMax: 1,
      feedback: 'now',
      pupilIds: [school.pupilB.personId],
      schoolUai: school.uai,
      courseId: school.courseB,
      lessonId: null,
      assignedBy: school.teacherA.personId,
    }),
  )
  await packs.build()
  const other = await callerOf(db, school.pupilB)
  const own = await packs.personalPacks.personalFor(other, undefined)
  assert.ok(own)
  const course = courseOn(own, today, school.courseB)
  assert.equal(course.pack, null)
  const [ref] = course.held
  assert.ok(ref)
  assert.equal((await packs.openHeld(ref, ref.key ?? '')).exercise.assignment.id, id)
  assert.deepEqual(await markMissingDays(room), { marked: 0 }, 'nothing of it is missing')
  await db.deleteFrom('day_pack').where('assignment_id', '=', id).execute()
  assert.deepEqual(await markMissingDays(room), { marked: 1 }, 'it is missed')
})
