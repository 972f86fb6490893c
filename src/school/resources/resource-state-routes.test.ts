/** Earlier states of a resource over real HTTP and PostgreSQL: kept, listed, looked at, taken again. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Reading, ResourceDraft, ResourceState } from '#contract/resources.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { betweenKeptMs, earlierDraftsMax } from './earlier-draft.ts'
import { forgetEarlierDrafts } from './forget-earlier-drafts.ts'
import { resourceRoutes } from './resource-routes.ts'
import { resourceStateRoutes } from './resource-state-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T06:30:00Z')
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { teacherA } = school
const server = await startTestHttpServer({
  db,
  routes: [...resourceRoutes(room, async () => new Set()), ...resourceStateRoutes(room)],
})
after(() => server.stop())

const about = { subjectCode: null, levelLabel: null }

async function begin(): Promise<string> {
  const wish = { schoolUai: school.uai, title: 'La Seine', ...about }
  const { body } = await server.call<{ id: string }>(teacherA, 'POST', '/api/resources', wish)
  return body.id
}

/** Saves a paragraph and a formula over the version `draftVersion`. */
async function save(id: string, draftVersion: number, text: string, more = {}) {
  const blocks = [
    { type: 'paragraph', text: [{ type: 'text', text }] },
    { type: 'maths', tex: 'x^2' },
  ]
  return server.call(teacherA, 'PUT', `/api/resources/${id}/draft`, {
    draftVersion,
    title: text,
    ...about,
    draft: { format: 1, blocks },
    ...more,
  })
}

async function list(id: string): Promise<ResourceState[]> {
  const path = `/api/resources/${id}/states`
  const { status, body } = await server.call<{ states: ResourceState[] }>(teacherA, 'GET', path)
  assert.equal(status, 200)
  return body.states
}

async function read(id: string): Promise<ResourceDraft> {
  return (await server.call<ResourceDraft>(teacherA, 'GET', `/api/resources/${id}`)).body
}

test('a state that is written over is kept once in ten minutes, the newest first', async () => {
  const id = await begin()
  await save(id, 1, 'un')
  assert.deepEqual(await list(id), [], 'what was empty is nothing to come back to')
  clock.advance(1_000)
  await save(id, 2, 'deux')
  clock.advance(1_000)
  await save(id, 3, 'trois')
  assert.deepEqual(
    (await list(id)).map(({ kind, title }) => `${kind} ${title}`),
    ['draft un'],
  )
  clock.advance(betweenKeptMs)
  await save(id, 4, 'quatre')
  await save(id, 5, 'cinq')
  const states = await list(id)
  assert.deepEqual(
    states.map(({ title }) => title),
    ['quatre', 'un'],
  )
  assert.match(states[0]?.authorName ?? '', /\S+ \S+/)
})

test('what another tab wrote is kept when it is written over on purpose', async () => {
  const id = await begin()
  await save(id, 1, 'un')
  await save(id, 2, 'theirs')
  await save(id, 3, 'mine', { keepsBefore: true })
  assert.deepEqual((await list(id)).map(({ title }) => title).sort(), ['theirs', 'un'])
})

test('a published revision is looked at and taken again, and the state before it is kept', async () => {
  const id = await begin()
  await save(id, 1, 'publié')
  await server.call(teacherA, 'POST', `/api/resources/${id}/publication`)
  clock.advance(1_000)
  await save(id, 2, 'nouveau')
  const published = (await list(id)).find(({ kind }) => kind === 'published')
  assert.equal(published?.title, 'publié')
  const path = `/api/resources/${id}/states/${published?.id}`
  const look = await server.call<Reading>(teacherA, 'GET', path)
  assert.equal(look.body.title, 'publié')
  assert.match(JSON.stringify(look.body.content), /<math/)
  const taken = await server.call(teacherA, 'POST', `${path}/restoration`)
  assert.deepEqual(taken.body, { draftVersion: 4 })
  const now = await read(id)
  assert.equal(now.title, 'publié')
  assert.equal(now.draftVersion, 4)
  assert.doesNotMatch(JSON.stringify(now.draft), /mathml/)
  assert.ok((await list(id)).some(({ title }) => title === 'nouveau'))
  // A page that was open meanwhile hears of it.
  assert.equal((await save(id, 3, 'late')).status, 409)
})

test('a state of another resource is none of this one', async () => {
  const [one, other] = [await begin(), await begin()]
  await save(one, 1, 'un')
  await save(one, 2, 'deux')
  const [state] = await list(one)
  const path = `/api/resources/${other}/states/${state?.id}`
  assert.equal((await server.call(teacherA, 'GET', path)).status, 404)
  assert.equal((await server.call(teacherA, 'POST', `${path}/restoration`)).status, 404)
})

test('of many states the newest thirty stay, and none longer than a year', async () => {
  const id = await begin()
  for (let version = 1; version <= earlierDraftsMax + 3; version += 1) {
    clock.advance(betweenKeptMs)
    await save(id, version, `état ${version}`)
  }
  const states = await list(id)
  assert.equal(states.length, earlierDraftsMax)
  assert.equal(states[0]?.title, `état ${earlierDraftsMax + 2}`)
  clock.advance(367 * 86_400_000)
  await save(id, earlierDraftsMax + 4, 'une autre année')
  assert.ok((await forgetEarlierDrafts(room)).earlierDrafts >= earlierDraftsMax - 1)
  assert.equal((await list(id)).length, 1)
})
