/** The list of one's own resources: however many somebody wrote, all of them are found in it. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type ResourcePage, resourcesListMax } from '#contract/resources.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { resourceRoutes } from './resource-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = createTestExerciseRoom(db, fixedClock(testMorning))
const school = await createTestSchool(db)
const { teacherA, teacherB } = school
const routes = resourceRoutes(room, async () => new Set())
const server = await startTestHttpServer({ db, routes })
after(() => server.stop())

test('whoever wrote more than a page holds finds all of them, each once, newest first', async () => {
  const count = resourcesListMax * 2 + 3
  // Many at one moment, others microseconds apart.
  await sql`
    insert into resource (id, school_uai, owner_id, title, draft, created_at, updated_at)
    select gen_random_uuid(), ${school.uai}, ${teacherA.personId}, 'Leçon ' || number,
      ${JSON.stringify({ format: 1, blocks: [] })}::jsonb, ${new Date(testMorning)},
      ${new Date(testMorning)}::timestamptz + (number::integer / 300) * interval '1 microsecond'
    from generate_series(1, ${count}::integer) number`.execute(db)
  const titles: string[] = []
  const sizes: number[] = []
  let query = ''
  do {
    const path = `/api/resources${query}`
    const { body, status } = await server.call<ResourcePage>(teacherA, 'GET', path)
    assert.equal(status, 200)
    sizes.push(body.resources.length)
    titles.push(...body.resources.map(({ title }) => title))
    query = body.next === null ? '' : `?after=${body.next}`
  } while (query !== '')
  assert.deepEqual(sizes, [resourcesListMax, resourcesListMax, 3])
  assert.equal(new Set(titles).size, count)
  const moments = titles.map((title) => Math.floor(Number(title.slice(6)) / 300))
  assert.deepEqual(
    moments,
    moments.toSorted((one, other) => other - one),
  )
  const { body } = await server.call<ResourcePage>(teacherB, 'GET', '/api/resources')
  assert.deepEqual(body, { resources: [], next: null })
})

test('a place that is none of ours is refused', async () => {
  assert.equal((await server.call(teacherA, 'GET', '/api/resources?after=x')).status, 400)
})
