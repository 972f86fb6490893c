/** A teacher's own comments: kept once, theirs alone, most used first, bounded, and forgotten. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type KeptComments, keptCommentsMax } from '#contract/kept-comments.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool, type TestPerson } from '../../../tests/test-school.ts'
import { forgetKeptComments } from './forget-kept-comments.ts'
import { keptCommentRoutes } from './kept-comment-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const server = await startTestHttpServer({
  db,
  routes: keptCommentRoutes(createTestExerciseRoom(db)),
})
after(() => server.stop())
const { teacherA, teacherB, pupilA1 } = school
const dayMs = 86_400_000
const freshId = (): Id => mintId(systemClock, systemRandom)

async function keep(who: TestPerson, words: string, id = freshId()): Promise<[number, Id]> {
  const { status } = await server.call(who, 'PUT', `/api/me/kept-comments/${id}`, { words })
  return [status, id]
}

async function wordsOf(who: TestPerson): Promise<string[]> {
  const { body } = await server.call<KeptComments>(who, 'GET', '/api/me/kept-comments')
  return body.comments.map((one) => one.words)
}

test('comments are kept once, changed, and come with the most used first', async () => {
  const [status, first] = await keep(teacherA, '  Bien vu.  ')
  assert.equal(status, 200)
  const [, second] = await keep(teacherA, 'Cite le texte.')
  await keep(teacherA, 'Bien vu !', first)
  for (const id of [second, second, first]) {
    const path = `/api/me/kept-comments/${id}/uses`
    assert.equal((await server.call(teacherA, 'POST', path)).status, 200)
  }
  assert.deepEqual(await wordsOf(teacherA), ['Cite le texte.', 'Bien vu !'])
  assert.equal((await keep(teacherA, ' \n '))[0], 400)
  assert.equal((await keep(teacherA, '\u0001'))[0], 400)
  assert.equal((await keep(teacherA, 'x'.repeat(501)))[0], 400)
})

test("another teacher sees, changes, uses and deletes nothing of a teacher's; a pupil none", async () => {
  const [, id] = await keep(teacherA, 'Relis la consigne.')
  const before = await wordsOf(teacherA)
  const path = `/api/me/kept-comments/${id}`
  assert.deepEqual(await wordsOf(teacherB), [])
  assert.equal((await keep(teacherB, 'À moi.', id))[0], 404)
  for (let use = 0; use < 5; use += 1) await server.call(teacherB, 'POST', `${path}/uses`)
  await server.call(teacherB, 'DELETE', path)
  assert.deepEqual(await wordsOf(teacherA), before)
  assert.equal((await server.call(pupilA1, 'GET', '/api/me/kept-comments')).status, 403)
  assert.equal((await server.call(teacherA, 'DELETE', path)).status, 200)
  assert.deepEqual(
    await wordsOf(teacherA),
    before.filter((words) => words !== 'Relis la consigne.'),
  )
})

test('a full list refuses one more, also of two at once, and still lets a comment be changed', async () => {
  const rows = Array.from({ length: keptCommentsMax - 1 }, (_, place) => ({
    id: freshId(),
    owner_id: teacherB.personId,
    words: `Commentaire ${place}`,
    touched_at: new Date(),
  }))
  await db.insertInto('kept_comment').values(rows).execute()
  const two = await Promise.all([keep(teacherB, 'Dernier'), keep(teacherB, 'De trop')])
  assert.deepEqual(two.map(([status]) => status).sort(), [200, 409])
  assert.equal((await keep(teacherB, 'Autrement', rows[0]?.id))[0], 200)
})

test('what was of no use for two years is forgotten, and everything with the account', async () => {
  const later = (days: number) => ({ db, clock: fixedClock(Date.now() + days * dayMs) })
  const all = (await wordsOf(teacherA)).length
  assert.ok(all > 0)
  assert.deepEqual(await forgetKeptComments(later(700)), { keptComments: 0 })
  const account = db.updateTable('account').where('id', '=', teacherB.accountId)
  await account.set({ disabled_at: new Date() }).execute()
  assert.deepEqual(await forgetKeptComments(later(300)), { keptComments: 0 })
  assert.deepEqual(await forgetKeptComments(later(420)), { keptComments: keptCommentsMax })
  assert.deepEqual(await forgetKeptComments(later(740)), { keptComments: all })
})
