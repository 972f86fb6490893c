/** A school for the bench: a class's day of lessons, work to hand in, and a crowd of pupils. */
import { sql } from 'kysely'
import type { KeyRing } from '#engine/config/key-ring.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { createExercise } from '#school/exercises/create-exercise.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import { beginForAll, createCrowd } from '../../tests/crowd.ts'
import { smallContent } from '../../tests/small-exercise.ts'
import { addTestLesson, createTestSchool, type TestSchool } from '../../tests/test-school.ts'
import { addClass } from './add-class.ts'
import { type BenchAdult, createAdults } from './bench-adults.ts'

/** As many pupils as a large lycée has, so that no one of them does everything. */
const classCount = 8
const pupilsOfClass = 400
const lessonsOfDay = ['08:30', '09:25', '10:35', '11:30', '14:00', '15:00']

export interface BenchPupil {
  readonly cookie: string
  readonly attemptId: Id
  readonly cardText: string
}

export interface BenchSchool {
  readonly pupils: readonly BenchPupil[]
  readonly adults: readonly BenchAdult[]
}

export async function createBenchSchool(
  db: SchoolDatabase,
  keyRing: KeyRing,
): Promise<BenchSchool> {
  const context = { db, clock: systemClock, random: systemRandom, keyRing }
  const school = await createTestSchool(db)
  const pupils: BenchPupil[] = []
  for (let number = 1; number <= classCount; number += 1) {
    pupils.push(...(await fillClass(context, school, number)))
  }
  const adults = await createAdults(db, keyRing, school.uai)
  // A school that exists for a minute has been analysed by the database itself.
  await sql`analyze`.execute(db)
  return { pupils, adults }
}

/** A class of its own course, with the day's lessons, work under way and a card for everybody. */
async function fillClass(
  context: Context,
  school: TestSchool,
  number: number,
): Promise<BenchPupil[]> {
  const { db, keyRing } = context
  const { uai } = school
  const { classId, courseId } = await addClass(db, school, number)
  const sessionKey = keyRing.key(sessionKeyName)
  const crowd = await createCrowd(db, { count: pupilsOfClass, uai, classId, sessionKey })
  const teacherId = school.teacherA.personId
  const assignmentId = await giveWork(context, { uai, courseId, teacherId })
  const pupilIds = crowd.map((pupil) => pupil.personId)
  const attempts = await beginForAll(db, { uai, assignmentId, attemptsMax: 1, pupilIds })
  const site = { publicUrl: null, publicUrlIsReal: false }
  const request = { classId, actorId: null, host: 'localhost' }
  const { cards } = expectValue(await issueCards({ ...context, ...site }, request))
  const cardOf = new Map(cards.map((card) => [card.pupilId, card.qrText]))
  return crowd.map(({ personId, cookie }) => ({
    cookie,
    attemptId: attempts.get(personId) ?? '',
    cardText: cardOf.get(personId) ?? '',
  }))
}

type Context = {
  db: SchoolDatabase
  clock: typeof systemClock
  random: typeof systemRandom
  keyRing: KeyRing
}

/** Six lessons today, and an exercise to do for one of them. */
async function giveWork(
  context: Context,
  place: { readonly uai: string; readonly courseId: Id; readonly teacherId: Id },
): Promise<Id> {
  const { uai, courseId, teacherId } = place
  const onDate = dayOf(Date.now(), 'Europe/Paris')
  const lessonIds: Id[] = []
  for (const start of lessonsOfDay) {
    const startsAt = `${onDate}T${start}:00+01:00`
    const endsAt = new Date(Date.parse(startsAt) + 55 * 60_000).toISOString()
    lessonIds.push(
      await addTestLesson(context.db, { uai, courseId, onDate, startsAt, endsAt, room: '101' }),
    )
  }
  const exerciseId = await createExercise(context, {
    owner: { personId: teacherId, schoolUai: uai },
    title: 'La Seine',
    subjectCode: null,
    content: smallContent,
  })
  expectValue(await publishExercise(context, { exerciseId, publishedBy: teacherId }))
  const { id } = expectValue(
    await assignExercise(context, {
      id: crypto.randomUUID(),
      exerciseId,
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      dueAt: null,
      lateAccepted: true,
      attemptsMax: 1,
      feedback: 'now',
      schoolUai: uai,
      courseId,
      lessonId: lessonIds[0] ?? mintId(systemClock, systemRandom),
      assignedBy: teacherId,
    }),
  )
  return id
}
