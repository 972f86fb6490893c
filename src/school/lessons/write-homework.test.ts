/** Two teachers write for one lesson: what a colleague wrote since one read stays, and is told with the name. */
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addTestLesson, createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { readLesson } from './lesson-store.ts'
import { writeHomework, writeNote } from './write-homework.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const context = { db, clock: fixedClock(testMorning) }
const { courseA, teacherA, teacherB, uai } = await createTestSchool(db)
const [one, other] = [teacherA.personId, teacherB.personId]
const nameOfOne = `${teacherA.givenName} ${teacherA.familyName}`
const at = new Date(testMorning).toISOString()
const dueOn = '2026-12-03'
const nothing = { homework: null, homeworkDueOn: null, homeworkDueLessonId: null }
const page12 = { homework: 'Page 12', homeworkDueOn: dueOn, homeworkDueLessonId: null }
let lessonId: Id

beforeEach(async () => {
  const startsAt = '2026-12-01T07:30:00.000Z'
  const day = { onDate: '2026-12-01', startsAt, endsAt: '2026-12-01T08:25:00Z' }
  lessonId = await addTestLesson(db, { uai, courseId: courseA, ...day })
})

async function homework(writtenBy: Id, text: string, was?: typeof nothing | object) {
  const wish = { homework: text, dueOn, writtenBy, ...(was === undefined ? {} : { was }) }
  const written = await writeHomework(
    context,
    lessonId,
    wish as Parameters<typeof writeHomework>[2],
  )
  return expectValue(written).newer
}

async function note(writtenBy: Id, text: string, was: string | null) {
  return expectValue(await writeNote(context, lessonId, { note: text, writtenBy, was })).newer
}

const standing = async () => {
  const lesson = await readLesson(db, lessonId)
  return [lesson?.homework, lesson?.homework_due_on, lesson?.note]
}

test('homework of a colleague stays and is told; seen, it may be written over', async () => {
  assert.equal(await homework(one, 'Page 12', nothing), null)
  const newer = { by: nameOfOne, at, ...page12 }
  assert.deepEqual(await homework(other, 'Page 40', nothing), newer)
  assert.deepEqual(await standing(), ['Page 12', dueOn, null])
  assert.equal(await homework(other, 'Page 40', page12), null)
  assert.equal(await homework(other, 'Page 40', nothing), null, 'the same again is done')
  assert.deepEqual(await standing(), ['Page 40', dueOn, null])
})

test('who took homework away is known, and one’s own of another device gives way', async () => {
  await homework(one, 'Page 12')
  assert.equal(await homework(one, '', page12), null)
  assert.deepEqual(await homework(other, 'Page 12 et 13', page12), {
    by: nameOfOne,
    at,
    ...nothing,
  })
  assert.equal(await homework(one, 'Page 14', page12), null)
  assert.deepEqual(await standing(), ['Page 14', dueOn, null])
})

test('of two who write at once one is told', async () => {
  const both = await Promise.all([homework(one, 'A', nothing), homework(other, 'B', nothing)])
  assert.equal(both.filter((newer) => newer === null).length, 1)
})

test('a note is guarded alike', async () => {
  assert.equal(await note(one, 'Compas', null), null)
  assert.deepEqual(await note(other, 'Règle', null), { by: nameOfOne, at, note: 'Compas' })
  assert.equal(await note(other, 'Règle', 'Compas'), null)
  assert.deepEqual(await standing(), [null, null, 'Règle'])
})
