/** A draft that is saved while the one before is being published: its author is told that readers have not got it. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { createExercise } from '#school/exercises/create-exercise.ts'
import { exerciseRoutes } from '#school/exercises/exercise-routes.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import { saveExercise } from '#school/exercises/save-exercise.ts'
import { createResource } from '#school/resources/create-resource.ts'
import { publishResource } from '#school/resources/publish-resource.ts'
import { resourceRoutes } from '#school/resources/resource-routes.ts'
import { saveResource } from '#school/resources/save-resource.ts'
import type { SchoolTables } from '#school/tables.ts'
import { smallContent } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestExerciseRoom } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { createTestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { personId } = school.teacherA
const findPublished = async () => new Set<Id>()
const server = await startTestHttpServer({
  db,
  routes: [...exerciseRoutes(room), ...resourceRoutes(room, findPublished)],
})
after(() => server.stop())
beforeEach(() => clock.set(testMorning))

const lesson = (text: string) => ({
  format: 1 as const,
  blocks: [{ type: 'paragraph' as const, text: [{ type: 'text' as const, text }] }],
})

/** A context whose first answer of the database comes only after `work`. */
function afterReading(work: () => Promise<unknown>): typeof room {
  let isDone = false
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (!isDone) {
        isDone = true
        await work()
      }
      return result
    },
  }
  return { ...room, db: db.withPlugin(plugin) }
}

async function told(kind: 'exercises' | 'resources', id: Id): Promise<readonly unknown[]> {
  type Thing = { readonly id: Id; readonly hasChanges: boolean }
  type List = { readonly [kind in 'exercises' | 'resources']?: readonly Thing[] }
  const list = await server.call<List>(school.teacherA, 'GET', `/api/${kind}`)
  const one = await server.call<Thing>(school.teacherA, 'GET', `/api/${kind}/${id}`)
  const inList = list.body[kind]?.find((thing) => thing.id === id)
  return [inList?.hasChanges, one.body.hasChanges]
}

test('a reading', async () => {
  const content = lesson('One')
  const named = { title: 'Fractions', subjectCode: null, levelLabel: null }
  const of = { schoolUai: school.uai, ownerId: personId }
  const resourceId = await createResource(room, { ...of, ...named, content })
  const publish = (context = room) =>
    publishResource(context, findPublished, { resourceId, publishedBy: personId })
  assert.deepEqual(await told('resources', resourceId), [true, true])
  expectValue(await publish())
  assert.deepEqual(await told('resources', resourceId), [false, false])
  const save = async () => {
    const draft = lesson('Two')
    expectValue(await saveResource(room, resourceId, { draftVersion: 1, ...named, draft }))
    clock.set('2026-11-24T12:00:00Z')
  }
  expectValue(await publish(afterReading(save)))
  assert.deepEqual(await told('resources', resourceId), [true, true])
  expectValue(await publish())
  assert.deepEqual(await told('resources', resourceId), [false, false])
})

test('an exercise', async () => {
  const owner = { personId, schoolUai: school.uai }
  const named = { title: 'Fractions', subjectCode: null }
  const exerciseId = await createExercise(room, { owner, ...named, content: smallContent })
  const publish = (context = room) =>
    publishExercise(context, { exerciseId, publishedBy: personId })
  assert.deepEqual(await told('exercises', exerciseId), [true, true])
  expectValue(await publish())
  assert.deepEqual(await told('exercises', exerciseId), [false, false])
  const save = async () => {
    const draft = { ...smallContent, introduction: lesson('Two').blocks }
    expectValue(await saveExercise(room, exerciseId, { draftVersion: 1, ...named, draft }))
    clock.set('2026-11-24T12:00:00Z')
  }
  expectValue(await publish(afterReading(save)))
  assert.deepEqual(await told('exercises', exerciseId), [true, true])
  expectValue(await publish())
  assert.deepEqual(await told('exercises', exerciseId), [false, false])
})
