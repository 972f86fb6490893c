/** The list that a teacher gives from: however full the common bank is, their own exercises are in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { exercisesListMax } from '#contract/exercises.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { smallContent } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { createExercise } from './create-exercise.ts'
import { type ExercisePlace, readExercisesFor } from './exercise-list-store.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = createTestExerciseRoom(db, fixedClock(testMorning))
const school = await createTestSchool(db)

test('a common bank that is full and newer leaves a teacher’s own in the list', async () => {
  const { personId } = school.teacherA
  const owner = { personId, schoolUai: school.uai }
  const exercise = { title: 'Mine', subjectCode: null, content: smallContent }
  const id = await createExercise(room, { owner, ...exercise })
  await sql`
    insert into exercise (id, owner_id, title, draft, created_at, updated_at)
    select gen_random_uuid(), null, 'Common ' || number, ${JSON.stringify(smallContent)}::jsonb,
      ${new Date(testMorning)}::timestamptz + interval '1 hour',
      ${new Date(testMorning)}::timestamptz + interval '1 hour'
    from generate_series(1, ${exercisesListMax + 5}::integer) number`.execute(db)
  const { last, rows: list } = await readExercisesFor(db, personId)
  assert.equal(last, null)
  assert.deepEqual(
    list.filter((one) => one.owner_id !== null).map((one) => one.id),
    [id],
  )
  assert.equal(list.length, exercisesListMax + 1)
  assert.equal(list.at(-1)?.id, id, 'the newest first')
  const { rows: ofOther } = await readExercisesFor(db, school.teacherB.personId)
  assert.ok(ofOther.every((one) => one.owner_id === null))
})

test('whoever wrote more than a page holds finds all of them, each once', async () => {
  const { personId } = school.teacherB
  const count = exercisesListMax * 2 + 3
  // Of one import: many at one moment, others microseconds apart.
  await sql`
    insert into exercise (id, school_uai, owner_id, title, draft, created_at, updated_at)
    select gen_random_uuid(), ${school.uai}, ${personId}, 'Own ' || number, ${JSON.stringify(smallContent)}::jsonb,
      ${new Date(testMorning)}, ${new Date(testMorning)}::timestamptz
        + (number::integer / 300) * interval '1 microsecond'
    from generate_series(1, ${count}::integer) number`.execute(db)
  const titles: string[] = []
  let after: ExercisePlace | null = null
  let pages = 0
  do {
    const { last, rows }: Awaited<ReturnType<typeof readExercisesFor>> = await readExercisesFor(
      db,
      personId,
      after,
    )
    const own = rows.filter(({ owner_id }) => owner_id === personId)
    titles.push(...own.map(({ title }) => title))
    assert.equal(own.length === rows.length, pages > 0, 'the common bank comes once')
    after = last
    pages += 1
  } while (after !== null)
  assert.deepEqual([pages, titles.length, new Set(titles).size], [3, count, count])
})
