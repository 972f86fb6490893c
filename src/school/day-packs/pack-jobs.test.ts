/** The builder at work beside others: woken by what changed, stopped at any moment. */
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, test } from 'node:test'
import { createNewsHub } from '#engine/bus/news-hub.ts'
import { silentLog } from '#engine/log/log.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { addTestLesson, createTestSchool } from '../../../tests/test-school.ts'
import { startPackBuilder } from './pack-jobs.ts'
import { packsTopic } from './pack-news.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = createTestExerciseRoom(db, systemClock)
const school = await createTestSchool(db)
const news = await createNewsHub(database, silentLog)
const told = new EventEmitter()
news.subscribe(packsTopic, (courseId) => told.emit(courseId))
await news.start()
after(() => news.stop())

const onDate = dayOf(Date.now(), 'Europe/Paris')
function addLesson(courseId: string) {
  return addTestLesson(db, {
    uai: school.uai,
    courseId,
    onDate,
    startsAt: `${onDate}T10:00:00Z`,
    endsAt: `${onDate}T10:55:00Z`,
  })
}
const signal = () => ({ signal: AbortSignal.timeout(30_000) })

test('what was due before the start is built, and so is what changes after it', async () => {
  await addLesson(school.courseA)
  const before = once(told, school.courseA, signal())
  const builder = startPackBuilder(room, news)
  await before
  const later = once(told, school.courseB, signal())
  await addLesson(school.courseB)
  await later
  await builder.stop()
  const rows = await db.selectFrom('day_pack').select('course_id').execute()
  assert.deepEqual(
    new Set(rows.map((row) => row.course_id)),
    new Set([school.courseA, school.courseB]),
  )
})

test('a course that cannot be built stays due and stands in nobody else’s way', async () => {
  await db
    .updateTable('lesson')
    .set({ note: 'Apportez le compas.' })
    .where('course_id', '=', school.courseA)
    .execute()
  await addLesson(school.courseGroup)
  const broken = {
    ...room,
    keyRing: {
      ...room.keyRing,
      key(name: string) {
        calls += 1
        if (calls === 2) throw new Error('the key ring is out of reach')
        return room.keyRing.key(name)
      },
    },
  }
  let calls = 0
  const other = once(told, school.courseGroup, signal())
  const builder = startPackBuilder(broken, news)
  await other
  await builder.stop()
  const due = await db.selectFrom('day_pack_due').select('course_id').execute()
  assert.deepEqual(new Set(due.map((row) => row.course_id)), new Set([school.courseA]))
})
