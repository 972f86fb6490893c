/**
 * What a teacher says of a copy: heard at home with the marks of a person and not before, in place of
 * the one before, with words, and gone with the copy.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Attempt } from '#contract/exercises.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { AttemptResult, MarkingSheet } from '#contract/results.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { forgetOldSubmissions } from '#school/attempts/forget-old-submissions.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import type { SchoolTables } from '#school/tables.ts'
import { silentSound } from '../../../tests/silent-sound.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  assignTestExercise,
  createTestExerciseRoom,
  workRoutes,
} from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool } from '../../../tests/test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const room = createTestExerciseRoom(db)
const server = await startTestHttpServer({
  db,
  routes: workRoutes(room),
})
after(() => server.stop())
const { pupilA1, pupilA2, guardianA1, teacherA } = school
const freshId = (): Id => mintId(systemClock, systemRandom)
const sound = new Uint8Array(silentSound(1))

/** The address of a copy that was handed in, unless told. */
async function makeCopy(isHandedIn = true): Promise<string> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
  })
  const path = `/api/assignments/${assignmentId}/attempts`
  const { body } = await server.call<Attempt>(pupilA1, 'POST', path, { attemptId: freshId() })
  const copy = `/api/attempts/${body.id}`
  if (!isHandedIn) return copy
  const submission = { id: freshId(), answers: goodAnswers }
  assert.equal((await server.call(pupilA1, 'POST', `${copy}/submission`, submission)).status, 200)
  return copy
}

async function send(copy: string, bytes = sound) {
  const path = `${copy}/spoken-comment/sounds?name=mot.wav`
  return server.call<FileSummary>(teacherA, 'POST', path, bytes)
}

async function keep(copy: string, fileId: string, words = 'Relis le texte.'): Promise<number> {
  return (await server.call(teacherA, 'PUT', `${copy}/spoken-comment`, { fileId, words })).status
}

async function say(copy: string): Promise<string> {
  const { body } = await send(copy)
  assert.equal(await keep(copy, body.id), 200)
  return body.id
}

async function toldAtHome(copy: string, who = pupilA1) {
  const { body } = await server.call<AttemptResult>(who, 'GET', `${copy}/result`)
  return body.marks?.spoken
}

async function hear(copy: string, fileId: string, who = pupilA1): Promise<number> {
  return (await server.call(who, 'GET', `${copy}/spoken-comment/sounds/${fileId}`)).status
}

async function give(copy: string): Promise<void> {
  const mark = { points: 1, comment: '' }
  assert.equal((await server.call(teacherA, 'PUT', `${copy}/marks/q2`, mark)).status, 200)
  assert.equal((await server.call(teacherA, 'PUT', `${copy}/return`)).status, 200)
}

test('pupil and guardian hear it once the copy is returned, and by no other door', async () => {
  const copy = await makeCopy()
  const fileId = await say(copy)
  const sheet = await server.call<MarkingSheet>(teacherA, 'GET', `${copy}/marking-sheet`)
  assert.equal(sheet.body.result.marks?.spoken?.words, 'Relis le texte.')
  assert.equal(await hear(copy, fileId, teacherA), 200)
  assert.equal(await toldAtHome(copy), undefined)
  assert.equal(await hear(copy, fileId), 404)
  assert.equal((await server.call(pupilA1, 'GET', `${copy}/photos/${fileId}`)).status, 404)

  await give(copy)
  for (const who of [pupilA1, guardianA1]) {
    const told = await toldAtHome(copy, who)
    assert.deepEqual([told?.sound.id, told?.words], [fileId, 'Relis le texte.'])
    assert.equal(await hear(copy, fileId, who), 200)
  }
  assert.equal(await hear(copy, fileId, pupilA2), 404)
  assert.equal((await server.call(pupilA1, 'GET', `${copy}/photos/${fileId}`)).status, 404)
  assert.equal((await server.call(teacherA, 'DELETE', `${copy}/return`)).status, 200)
  assert.equal(await toldAtHome(copy), undefined)
  assert.equal(await hear(copy, fileId), 404)
})

test('a player gets the part that it asks for', async () => {
  const copy = await makeCopy()
  const fileId = await say(copy)
  const answer = await fetch(`${server.address}${copy}/spoken-comment/sounds/${fileId}`, {
    headers: { 'x-test-account': teacherA.accountId, range: 'bytes=8-11' },
  })
  assert.equal(answer.status, 206)
  assert.equal(answer.headers.get('content-range'), `bytes 8-11/${sound.length}`)
  assert.equal(await answer.text(), 'WAVE')
})

test('another comment takes the place of the one before, and withdrawn it is gone', async () => {
  const copy = await makeCopy()
  const [first, second] = [await say(copy), await say(copy)]
  await give(copy)
  assert.equal((await toldAtHome(copy))?.sound.id, second)
  assert.equal(await hear(copy, first, teacherA), 404)
  for (let turn = 0; turn < 2; turn += 1) {
    const gone = await server.call(teacherA, 'DELETE', `${copy}/spoken-comment`)
    assert.equal(gone.status, 200)
  }
  assert.equal(await toldAtHome(copy), undefined)
  assert.equal(await hear(copy, second, teacherA), 404)
})

test('what a colleague recorded in the same moments is theirs to keep', async () => {
  const copy = await makeCopy()
  const [{ body: one }, { body: other }] = [await send(copy), await send(copy)]
  assert.equal(await keep(copy, one.id), 200)
  assert.equal(await hear(copy, other.id, teacherA), 200)
  assert.equal(await keep(copy, other.id), 200)
  assert.equal(await hear(copy, one.id, teacherA), 404, 'it was replaced')
  const { body: left } = await send(copy)
  assert.equal((await server.call(teacherA, 'DELETE', `${copy}/spoken-comment`)).status, 200)
  assert.equal(await keep(copy, left.id), 200)
  const { body: old } = await send(copy)
  const created_at = new Date(Date.now() - 2 * 86_400_000)
  await db.updateTable('file').set({ created_at }).where('id', '=', old.id).execute()
  await say(copy)
  assert.equal(await hear(copy, old.id, teacherA), 404, 'nobody kept it for two days')
})

test('only a sound of this copy, with words, of a copy that was handed in', async () => {
  const copy = await makeCopy()
  const other = await makeCopy()
  const { body: elsewhere } = await send(other)
  assert.equal(await keep(copy, elsewhere.id), 404)
  assert.equal(await keep(other, elsewhere.id, '  \n'), 400)
  assert.equal((await send(copy, new TextEncoder().encode('<html>'))).status, 415)
  assert.equal((await send(await makeCopy(false))).status, 404)
  // What was sent and not kept is heard by nobody at home.
  await give(other)
  assert.equal(await hear(other, elsewhere.id), 404)
})

test('it goes with the copy', async () => {
  const copy = await makeCopy()
  await say(copy)
  const later = fixedClock(Date.now() + 3 * 366 * 86_400_000)
  await forgetOldSubmissions({ ...room, clock: later })
  assert.deepEqual(await db.selectFrom('spoken_comment').selectAll().execute(), [])
  assert.deepEqual(await db.selectFrom('file').select('id').execute(), [])
})

test('a pupil’s own recording is no comment, and stays whatever is said of the copy', async () => {
  const copy = await makeCopy()
  const own = expectValue(
    await keepFile(room, {
      bytes: Buffer.from(sound),
      name: 'ma-voix.wav',
      schoolUai: school.uai,
      ownerId: pupilA1.personId,
      belongsTo: { column: 'attempt_id', id: copy.split('/').at(-1) ?? '' },
      kinds: ['audio'],
    }),
  )
  assert.equal(await keep(copy, own.id), 404)
  await say(copy)
  assert.equal((await server.call(teacherA, 'DELETE', `${copy}/spoken-comment`)).status, 200)
  assert.equal((await server.call(pupilA1, 'GET', `${copy}/photos/${own.id}`)).status, 200)
})
