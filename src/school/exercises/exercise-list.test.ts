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
import { readExercisesFor } from './exercise-store.ts'

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
  const list = await readExercisesFor(db, personId)
  assert.deepEqual(
    list.filter((one) => one.owner_id !== null).map((one) => one.id),
    [id],
  )
  assert.equal(list.length, exercisesListMax + 1)
  assert.equal(list.at(-1)?.id, id, 'the newest first')
  const ofOther = await readExercisesFor(db, school.teacherB.personId)
  assert.ok(ofOther.every((one) => one.owner_id === null))
})
