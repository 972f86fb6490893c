/** What lessons of a course still say once it was closed: those before all of it, those after nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PupilAttendance, SchoolAttendance } from '#contract/attendance.ts'
import type { SchoolMorning } from '#contract/school-morning.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { readLessonsOfAbsences } from '#school/lessons/absence-store.ts'
import { readCalledLessons } from '#school/lessons/called-lessons-store.ts'
import { recordAbsence } from '#school/lessons/record-absence.ts'
import { closeCourse } from '#school/people/save-course.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { addTestLesson, createTestSchool } from '../../../tests/test-school.ts'
import { attendanceRoutes } from './attendance-routes.ts'
import { readLessonsOfSchool } from './register-store.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T06:30:00Z')
const school = await createTestSchool(db)
const { courseB, cpe, head, pupilB, teacherB, uai } = school
const days = ['2026-11-24', '2026-11-25'] as const
/** Under way when the course is closed. */
const interrupted = { startsAt: '2026-11-24T14:30:00Z', endsAt: '2026-11-24T15:25:00Z' }
const room = {
  db,
  clock,
  findOutages: async () => [],
  findPresence: async () =>
    days.map((onDay) => ({
      accountId: pupilB.accountId,
      onDay,
      arrivedAtMs: Date.parse(`${onDay}T07:20:00Z`),
      claimedAtMs: null,
    })),
  presenceKeptDays: 31,
}
const server = await startTestHttpServer({ db, routes: attendanceRoutes(room) })
test.after(() => server.stop())
for (const onDate of days) {
  const times = { startsAt: `${onDate}T07:30:00Z`, endsAt: `${onDate}T08:25:00Z` }
  await addTestLesson(db, { uai, courseId: courseB, onDate, ...times })
}
await addTestLesson(db, { uai, courseId: courseB, onDate: days[0], ...interrupted })

test('after a course was closed its lessons call nobody, and what was before stays', async () => {
  const absenceId = mintId(clock, systemRandom)
  const halves = { fromHalf: 'morning', untilHalf: 'afternoon' } as const
  const away = { teacherId: teacherB.personId, fromDay: days[0], untilDay: days[1], ...halves }
  const toldBy = { as: 'office', personId: head.personId } as const
  expectValue(await recordAbsence(room, { id: absenceId, schoolUai: uai, ...away, toldBy }))
  clock.set('2026-11-24T15:00:00Z')
  expectValue(await closeCourse(room, head.personId, courseB))
  clock.set('2026-11-25T09:00:00Z')

  const path = `/api/schools/${uai}`
  const morning = (await server.call<SchoolMorning>(head, 'GET', `${path}/morning`)).body
  assert.deepEqual([morning.lessonCount, morning.uncovered], [0, []])
  const halvesOn = async (day: string) => {
    const { body } = await server.call<SchoolAttendance>(cpe, 'GET', `${path}/attendance?on=${day}`)
    return body.classes.map(({ name }) => name)
  }
  assert.deepEqual(await halvesOn(days[1]), [])
  assert.deepEqual(await halvesOn(days[0]), ['6e B'])
  const own = `/api/pupils/${pupilB.personId}/attendance`
  const { halfDays } = (await server.call<PupilAttendance>(pupilB, 'GET', own)).body
  assert.deepEqual(
    halfDays.map(({ onDate }) => onDate),
    [days[0]],
  )
  const missed = await readLessonsOfAbsences(db, [absenceId])
  assert.deepEqual(
    missed.map(({ onDate }) => onDate),
    [days[0]],
  )
  clock.set('2026-11-24T15:10:00Z')
  const sameDay = (await server.call<SchoolMorning>(head, 'GET', `${path}/morning`)).body
  assert.deepEqual([sameDay.lessonCount, sameDay.uncovered.length], [1, 1])
  const ofDay = await readLessonsOfSchool(db, uai, days[0], days[0])
  assert.equal(ofDay.length, 1)
  const evening = { from: new Date(interrupted.startsAt), to: new Date(interrupted.endsAt) }
  assert.deepEqual(await readCalledLessons(db, uai, evening), [])
})
