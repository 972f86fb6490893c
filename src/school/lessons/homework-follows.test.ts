/** Homework that is due for a lesson: on its day, wherever it moves; given for a date, on that date. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { changeSlot, createSlot } from '#school/timetable/change-slot.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addTestLesson, createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { moveLesson } from './move-lesson.ts'
import { swapLessons } from './swap-lessons.ts'
import { writeHomework } from './write-homework.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const { courseA, courseB, courseGroup, head, teacherA, teacherB, uai } = school
const room = { db, clock: fixedClock(testMorning), random: systemRandom }
const actorId = head.personId
const writtenBy = teacherA.personId

const lessonOn = (onDate: string, courseId = courseA): Promise<Id> =>
  addTestLesson(db, {
    uai,
    courseId,
    onDate,
    startsAt: `${onDate}T09:00:00Z`,
    endsAt: `${onDate}T10:00:00Z`,
  })
const moveTo = async (lessonId: Id, from: string, onDate: string): Promise<void> => {
  const wish = { onDate, starts: '10:00', ends: '11:00', room: null }
  const moved = await moveLesson(room, actorId, lessonId, {
    startsAt: `${from}T09:00:00Z`,
    ...wish,
  })
  expectValue(moved)
}
const dueOf = async (lessonId: Id): Promise<string | null> => {
  const row = await db
    .selectFrom('lesson')
    .select('homework_due_on')
    .where('id', '=', lessonId)
    .executeTakeFirstOrThrow()
  return row.homework_due_on
}

const giving = await lessonOn('2026-11-25')
const next = await lessonOn('2026-12-01')
const after = await lessonOn('2026-12-08')
const write = (due: { dueOn?: string | null; dueLessonId?: Id | null }) =>
  writeHomework(room, giving, { homework: 'Page 12', writtenBy, ...due })

test('due for the next lesson, it goes where that lesson goes, and back', async () => {
  expectValue(await write({}))
  assert.equal(await dueOf(giving), '2026-12-01')
  await moveTo(next, '2026-12-01', '2026-12-03')
  assert.equal(await dueOf(giving), '2026-12-03')
  await moveTo(next, '2026-12-03', '2026-12-01')
  assert.equal(await dueOf(giving), '2026-12-01')
  await moveTo(after, '2026-12-08', '2026-12-09')
  assert.equal(await dueOf(giving), '2026-12-01', 'it is for no other')
})

test('due for a lesson that was chosen, it follows that one; for a date, it stays', async () => {
  expectValue(await write({ dueLessonId: after }))
  assert.equal(await dueOf(giving), '2026-12-09')
  await moveTo(after, '2026-12-09', '2026-12-10')
  assert.equal(await dueOf(giving), '2026-12-10')
  expectValue(await write({ dueOn: '2026-12-10' }))
  await moveTo(after, '2026-12-10', '2026-12-11')
  assert.equal(await dueOf(giving), '2026-12-10')
})

test('a lesson that comes before the one in which it was given leaves the day that was told', async () => {
  expectValue(await write({ dueLessonId: next }))
  await moveTo(next, '2026-12-01', '2026-11-24')
  assert.equal(await dueOf(giving), '2026-12-01')
  await moveTo(next, '2026-11-24', '2026-12-01')
})

test('a swap takes it along as well', async () => {
  const other = await lessonOn('2026-12-02', courseGroup)
  const wish = { lessonId: next, withLessonId: other, startsAt: '2026-12-01T09:00:00Z' }
  expectValue(await swapLessons(room, actorId, { ...wish, withStartsAt: '2026-12-02T09:00:00Z' }))
  assert.equal(await dueOf(giving), '2026-12-02')
})

test('so does a slot that is another day from now on', async () => {
  const slot = {
    id: giving,
    courseId: courseA,
    starts: '14:00',
    ends: '15:00',
    week: null,
    room: null,
  }
  expectValue(await createSlot(room, actorId, uai, { ...slot, weekday: 4 }))
  const lessons = await db
    .selectFrom('lesson')
    .select(['id', 'on_date'])
    .where('slot_id', '=', slot.id)
    .orderBy('on_date')
    .execute()
  const [first, second] = lessons.filter(({ on_date: day }) => day > '2027-01-10')
  assert.ok(first && second)
  const wish = { homework: 'Page 13', dueLessonId: second.id, writtenBy }
  expectValue(await writeHomework(room, first.id, wish))
  assert.deepEqual([second.on_date, await dueOf(first.id)], ['2027-01-21', '2027-01-21'])
  expectValue(await changeSlot(room, actorId, uai, slot.id, { ...slot, weekday: 5 }))
  assert.equal(await dueOf(first.id), '2027-01-22')
})

test('a lesson of another course, or one that was before, is refused, and nothing is lost', async () => {
  const before = await lessonOn('2026-11-20')
  const other = await lessonOn('2026-12-04', courseB)
  const due = await dueOf(giving)
  for (const dueLessonId of [before, other, giving]) {
    assert.equal((await write({ dueLessonId })).ok, false)
  }
  assert.equal(await dueOf(giving), due)
})

test('a lesson that moves between reading and saving is nothing that a colleague wrote', async () => {
  expectValue(await write({ dueLessonId: after }))
  const was = { homework: 'Page 12', homeworkDueLessonId: after, homeworkDueOn: '2026-12-11' }
  assert.equal(await dueOf(giving), was.homeworkDueOn)
  await moveTo(after, '2026-12-11', '2026-12-14')
  const wish = { homework: 'Page 40', dueLessonId: after, writtenBy: teacherB.personId, was }
  assert.deepEqual(expectValue(await writeHomework(room, giving, wish)), { newer: null })
  // Whoever reads what came instead goes on with the lesson, not with its day of then.
  const late = await writeHomework(room, giving, { ...wish, writtenBy, homework: 'Page 50' })
  const { newer } = expectValue(late)
  assert.deepEqual(
    [newer?.homework, newer?.homeworkDueLessonId, newer?.homeworkDueOn],
    ['Page 40', after, '2026-12-14'],
  )
})

test('the same words for another lesson, or for the day alone, are other homework', async () => {
  const was = { homework: 'Page 40', homeworkDueLessonId: null, homeworkDueOn: '2026-12-14' }
  const wish = { homework: 'Page 60', dueOn: '2026-12-14', writtenBy, was }
  const { newer } = expectValue(await writeHomework(room, giving, wish))
  assert.equal(newer?.homeworkDueLessonId, after)
})

const lessonOfDue = () =>
  db
    .selectFrom('lesson')
    .innerJoin('lesson as giving', 'giving.homework_due_lesson_id', 'lesson.id')
    .select(['lesson.id', 'lesson.on_date'])
    .where('giving.id', '=', giving)
    .executeTakeFirstOrThrow()

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}

for (const said of ['chosen', 'next'] as const) {
  test(`homework for the ${said} lesson that moves at the same moment is due on its new day`, async () => {
    expectValue(await write({}))
    const { id, on_date: from } = await lessonOfDue()
    expectValue(await write({ dueOn: '2026-12-20' }))
    const due = said === 'chosen' ? { dueLessonId: id } : {}
    const to = from === '2026-11-26' ? '2026-11-27' : '2026-11-26'
    let writing: Promise<unknown> = Promise.resolve()
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('lesson')
        .set({
          on_date: to,
          starts_at: new Date(`${to}T09:00:00Z`),
          ends_at: new Date(`${to}T10:00:00Z`),
        })
        .where('id', '=', id)
        .execute()
      let isOver = false
      writing = write(due).finally(() => {
        isOver = true
      })
      // It has happened, or it waits for this transaction.
      while (!isOver && !(await isSomebodyWaiting()))
        await new Promise((done) => setTimeout(done, 10))
    })
    await writing
    assert.equal(await dueOf(giving), to)
  })
}
