/** A lesson that is moved: only as it was seen, never back from its cancelling, and once for one wish. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue, refuse } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addTestLesson, createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { readLesson } from './lesson-store.ts'
import { cancelLesson, moveLesson, restoreLesson } from './move-lesson.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const context = { db, clock }
const { courseA, head, teacherA, uai } = await createTestSchool(db)
const startsAt = '2026-12-01T07:30:00.000Z'
const later = { startsAt, onDate: '2026-12-01', starts: '10:00', ends: '10:55', room: 'B12' }
let lessonId: Id

beforeEach(async () => {
  clock.set(testMorning)
  const day = { onDate: '2026-12-01', startsAt, endsAt: '2026-12-01T08:25:00Z' }
  lessonId = await addTestLesson(db, { uai, courseId: courseA, ...day })
})

const move = (wish = later) => moveLesson(context, teacherA.personId, lessonId, wish)
const cancel = () => cancelLesson(context, head.personId, lessonId)

async function standing() {
  const lesson = await readLesson(db, lessonId)
  return [lesson?.status, lesson?.starts_at.toISOString(), lesson?.room]
}

const countAudit = async () => (await db.selectFrom('audit_line').select('id').execute()).length

test('one that was cancelled meanwhile stays cancelled, until somebody restores it', async () => {
  expectValue(await cancel())
  assert.deepEqual(await move(), refuse('edited_elsewhere'))
  assert.deepEqual(await standing(), ['cancelled', startsAt, null])
  expectValue(await restoreLesson(context, head.personId, lessonId))
  expectValue(await move())
  assert.deepEqual(await standing(), ['moved', '2026-12-01T09:00:00.000Z', 'B12'])
})

test('cancelled and moved at once, it is cancelled every time', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [cancelled] = await Promise.all([cancel(), move()])
    expectValue(cancelled)
    const [status, stands] = await standing()
    assert.equal(status, 'cancelled')
    const back = { startsAt: String(stands), onDate: '2026-12-01', starts: '08:30', ends: '09:25' }
    expectValue(await restoreLesson(context, head.personId, lessonId))
    expectValue(await move({ ...back, room: 'B12' }))
  }
})

test('one that was moved meanwhile stays there', async () => {
  expectValue(await move({ ...later, starts: '14:00', ends: '14:55' }))
  assert.deepEqual(await move(), refuse('edited_elsewhere'))
  assert.deepEqual(await standing(), ['moved', '2026-12-01T13:00:00.000Z', 'B12'])
})

test('the same wish again, after an answer that was lost, is done and changes nothing', async () => {
  expectValue(await move())
  const count = await countAudit()
  expectValue(await move())
  assert.equal(await countAudit(), count)
  assert.deepEqual(await standing(), ['moved', '2026-12-01T09:00:00.000Z', 'B12'])
})

test('once it has begun it stays where it is, with its register', async () => {
  clock.set(startsAt)
  assert.deepEqual(await move(), refuse('bad_request', { where: 'startsAt' }))
  assert.deepEqual(await standing(), ['planned', startsAt, null])
})

test('out of its school year, or to a day past, it is not moved', async () => {
  for (const onDate of ['2031-08-10', '2027-07-04', '2026-08-30', '2026-11-23']) {
    assert.deepEqual(await move({ ...later, onDate }), refuse('bad_request', { where: 'onDate' }))
  }
  assert.deepEqual(await standing(), ['planned', startsAt, null])
})

test('homework is never left due before the lesson that gives it', async () => {
  const homework = { homework: 'Exercice 3', homework_due_on: '2026-12-03' }
  await db.updateTable('lesson').set(homework).where('id', '=', lessonId).execute()
  assert.deepEqual(
    await move({ ...later, onDate: '2026-12-04' }),
    refuse('bad_request', { where: 'homeworkDueOn' }),
  )
  expectValue(await move({ ...later, onDate: '2026-12-03' }))
})
