/** The list that a teacher gives from: however full it and the common bank are, all of both are found in it. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type ExercisePage, type ExerciseSummary, exercisesListMax } from '#contract/exercises.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { smallContent } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { createExercise } from './create-exercise.ts'
import { readExercisesFor } from './exercise-list-store.ts'
import { exerciseRoutes } from './exercise-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = createTestExerciseRoom(db, fixedClock(testMorning))
const school = await createTestSchool(db)
const server = await startTestHttpServer({ db, routes: exerciseRoutes(room) })
after(() => server.stop())

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
  assert.ok(last !== null && last.own === null, 'the common bank alone goes on')
  assert.deepEqual(
    list.filter((one) => one.owner_id !== null).map((one) => one.id),
    [id],
  )
  assert.equal(list.length, exercisesListMax + 1)
  assert.equal(list.at(-1)?.id, id, 'the newest first')
  const { rows: ofOther } = await readExercisesFor(db, school.teacherB.personId)
  assert.ok(ofOther.every((one) => one.owner_id === null))
})

/** All pages, as a page of the browser asks for them. */
async function listAll(who: typeof school.teacherA): Promise<readonly ExercisePage[]> {
  const pages: ExercisePage[] = []
  let query = ''
  do {
    const { body, status } = await server.call<ExercisePage>(who, 'GET', `/api/exercises${query}`)
    assert.equal(status, 200)
    pages.push(body)
    query = `?after=${body.next}`
  } while (pages.at(-1)?.next !== null)
  return pages
}

test('whoever wrote more than a page holds finds all of them, and all of the common bank, each once', async () => {
  const { teacherB } = school
  const count = exercisesListMax * 2 + 3
  // Of one import: many at one moment, others microseconds apart.
  await sql`
    insert into exercise (id, school_uai, owner_id, title, draft, created_at, updated_at)
    select gen_random_uuid(), ${school.uai}, ${teacherB.personId}, 'Own ' || number, ${JSON.stringify(smallContent)}::jsonb,
      ${new Date(testMorning)}, ${new Date(testMorning)}::timestamptz
        + (number::integer / 300) * interval '1 microsecond'
    from generate_series(1, ${count}::integer) number`.execute(db)
  const pages = await listAll(teacherB)
  const all = pages.flatMap(({ exercises }) => exercises)
  const titlesOf = (isAsked: (one: ExerciseSummary) => boolean) =>
    new Set(all.filter(isAsked).map(({ title }) => title))
  assert.deepEqual(
    [pages.length, titlesOf((one) => !one.isCommon).size, titlesOf((one) => one.isCommon).size],
    [3, count, exercisesListMax + 5],
  )
  assert.equal(all.length, count + exercisesListMax + 5, 'none stands there twice')
  // Whoever wrote little has the rest of the common bank, too.
  const [first, second, ...more] = await listAll(school.teacherA)
  assert.deepEqual(
    [first?.exercises.length, second?.exercises.length, more],
    [exercisesListMax + 1, 5, []],
  )
})

test('a place that is none of ours is refused', async () => {
  for (const after of ['x', '.x', 'x.', '..', `${'MQ'.repeat(9)}.`]) {
    const path = `/api/exercises?after=${after}`
    assert.equal((await server.call(school.teacherA, 'GET', path)).status, 400, after)
  }
})
