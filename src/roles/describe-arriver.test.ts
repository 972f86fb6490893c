/** What the school tells the waiting room: whose day begins when, who is staff, whom a phone carries. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { readKnownPerson } from '#school/people/caller-store.ts'
import { mintSessionToken } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../tests/test-database.ts'
import {
  addTestLesson,
  callerOf,
  createTestSchool,
  type TestPerson,
} from '../../tests/test-school.ts'
import { createArriverFinder } from './describe-arriver.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const onDate = '2027-01-12'
const clock = fixedClock(`${onDate}T06:40:00Z`)
const key = new Uint8Array(32).fill(5)
const context = {
  db,
  clock,
  keyRing: { key: () => key, all: () => [key], rotate: () => assert.fail('no key is replaced') },
  callers: { get: (accountId: Id) => readKnownPerson(db, accountId) },
}
const describe = createArriverFinder(context, 'Europe/Paris')

for (const [start, end, status] of [
  ['07:00', '08:00', 'cancelled'],
  ['08:00', '08:55', 'planned'],
  ['09:00', '09:55', 'planned'],
] as const) {
  const id = await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate,
    startsAt: `${onDate}T${start}:00Z`,
    endsAt: `${onDate}T${end}:00Z`,
  })
  await db.updateTable('lesson').set({ status }).where('id', '=', id).execute()
}

const describePerson = async (person: TestPerson, cookies: Record<string, string> = {}) =>
  describe(await callerOf(db, person), cookies)

test('a pupil’s day begins with the first lesson that takes place, together with the class', async () => {
  assert.deepEqual(await describePerson(school.pupilA1), {
    accountId: school.pupilA1.accountId,
    onDay: onDate,
    dayBeganAtMs: Date.parse('2027-01-11T23:00:00Z'),
    isStaff: false,
    classId: school.classA,
    firstLessonAtMs: Date.parse(`${onDate}T08:00:00Z`),
  })
})

test('a teacher comes with the lesson that is taught, ahead of the class and alone', async () => {
  const teacher = await describePerson(school.teacherA)
  assert.equal(teacher.isStaff, true)
  assert.equal(teacher.classId, null)
  assert.equal(teacher.firstLessonAtMs, Date.parse(`${onDate}T08:00:00Z`))
})

test('a guardian’s phone comes as the child that it carries, and otherwise without a lesson', async () => {
  assert.equal((await describePerson(school.guardianA1)).firstLessonAtMs, null)
  const carried = mintSessionToken(key, {
    accountId: school.pupilA1.accountId,
    sessionId: school.pupilA1.accountId,
    issuedAtMs: clock.now(),
    shared: false,
    parked: true,
    pupilOnly: true,
  })
  const cookies = { '__Host-preau-others': carried }
  const guardian = await describePerson(school.guardianA1, cookies)
  assert.equal(guardian.accountId, school.guardianA1.accountId)
  assert.equal(guardian.classId, school.classA)
  assert.equal(guardian.firstLessonAtMs, Date.parse(`${onDate}T08:00:00Z`))
  // Another family's child on the phone changes nothing.
  const stranger = await describePerson(school.guardianB, cookies)
  assert.notEqual(stranger.classId, school.classA)
})

test('a lesson that is over counts no more; its school is asked again within a minute', async () => {
  clock.set(`${onDate}T08:56:00Z`)
  clock.advance(60_000)
  const pupil = await describePerson(school.pupilA1)
  assert.equal(pupil.firstLessonAtMs, Date.parse(`${onDate}T09:00:00Z`))
})

test('thousands may come at once: their school is read once a minute', async () => {
  const caller = await callerOf(db, school.pupilA1)
  let statements = 0
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const describeCounted = createArriverFinder({ ...context, db: counted }, 'Europe/Paris')
  await Promise.all(Array.from({ length: 1_000 }, () => describeCounted(caller, {})))
  assert.equal(statements, 2)
})
