/**
 * What comes from a satchel: a photo that goes on where it stopped, and work that is taken only in
 * its owner's own session.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import type { Attempt } from '#contract/exercises.ts'
import type { PhotoProgress } from '#contract/kept-work.ts'
import { photoPartBytesMax, workOwnerHeader } from '#contract/kept-work-limits.ts'
import { httpLimits } from '#engine/http/http-limits.ts'
import { createUploadRoom } from '#engine/http/upload-room.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { seededRandom, systemRandom } from '#kernel/random.ts'
import { accept, expectValue } from '#kernel/result.ts'
import { movePupils } from '#school/people/move-pupils.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { attemptRoutes } from './attempt-routes.ts'
import { forgetPhotoParts } from './forget-photo-parts.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const uploadRoom = createUploadRoom()
const room = createTestExerciseRoom(db, systemClock, undefined, uploadRoom)
const server = await startTestHttpServer({ db, routes: attemptRoutes(room), uploadRoom })
after(() => server.stop())
const { pupilA1, pupilA2, teacherA } = school
const freshId = (): Id => mintId(systemClock, systemRandom)

async function begin(pupil = pupilA1): Promise<Attempt> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
  })
  const path = `/api/assignments/${assignmentId}/attempts`
  return (await server.call<Attempt>(pupil, 'POST', path, { attemptId: freshId() })).body
}

/** Noise: a picture that stays heavy, so that it takes several parts. */
async function heavyPhoto(): Promise<Buffer> {
  const side = 700
  const pixels = seededRandom(6).bytes(side * side * 3)
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

function send(attemptId: Id, photoId: Id, photo: Buffer, from: number, byteCount: number) {
  return sendOf(photo.length, attemptId, photoId, photo, from, byteCount)
}

/** `total`: what the device says of it. */
function sendOf(
  total: number,
  ...[attemptId, photoId, photo, from, byteCount]: Parameters<typeof send>
) {
  const query = `name=page.jpg&from=${from}&total=${total}`
  return server.call<PhotoProgress & { refusal?: string }>(
    pupilA1,
    'PUT',
    `/api/attempts/${attemptId}/photos/${photoId}?${query}`,
    new Uint8Array(photo.subarray(from, from + byteCount)),
  )
}

test('a photo in parts goes on where it stopped, whatever comes twice or too early', async () => {
  const attempt = await begin()
  const photo = await heavyPhoto()
  const photoId = freshId()
  assert.ok(photo.length > 2 * photoPartBytesMax, 'the picture needs several parts')
  const early = await send(attempt.id, photoId, photo, photoPartBytesMax, photoPartBytesMax)
  assert.deepEqual(early.body, { receivedBytes: 0, file: null })
  let from = 0
  for (let turn = 0; turn < 60; turn += 1) {
    const answer = await send(attempt.id, photoId, photo, from, photoPartBytesMax)
    assert.equal(answer.status, 200)
    const again = await send(attempt.id, photoId, photo, from, photoPartBytesMax)
    assert.equal(again.body.receivedBytes, answer.body.receivedBytes)
    from = answer.body.receivedBytes
    if (answer.body.file !== null) break
  }
  assert.equal(from, photo.length)
  const files = await db
    .selectFrom('file')
    .select('id')
    .where('attempt_id', '=', attempt.id)
    .execute()
  assert.deepEqual(files, [{ id: photoId }])
  const parts = await db.selectFrom('photo_part').selectAll().execute()
  assert.deepEqual(parts, [], 'a whole photo leaves no parts behind')
  const late = await send(attempt.id, photoId, photo, 0, photoPartBytesMax)
  assert.equal(late.body.file?.id, photoId)
})

test('a photo is made whole only where the memory for all of it is, and its parts wait for that', async () => {
  const attempt = await begin()
  const photo = await heavyPhoto()
  const photoId = freshId()
  const sendFrom = (from: number) => send(attempt.id, photoId, photo, from, photoPartBytesMax)
  let release: () => void = () => undefined
  const released = new Promise<void>((done) => {
    release = done
  })
  // Others leave room for a part, and for the whole, but not for the whole beside all its parts.
  const others = uploadRoom.holdMore(
    httpLimits.uploadsBytesMax - photo.length - photoPartBytesMax,
    async () => {
      await released
      return accept(null)
    },
  )
  let from = 0
  for (; from + photoPartBytesMax < photo.length; from += photoPartBytesMax) {
    assert.equal((await sendFrom(from)).body.receivedBytes, from + photoPartBytesMax)
  }
  const last = await sendFrom(from)
  assert.deepEqual([last.status, last.body.refusal], [503, 'overloaded'])
  // What counts is what is here, whatever is said of it.
  const less = await sendOf(1, attempt.id, photoId, photo, 0, 1)
  assert.deepEqual([less.status, less.body.refusal], [503, 'overloaded'])
  release()
  await others
  const again = await sendFrom(from)
  assert.equal(again.body.file?.id, photoId)
})

test('the id of a photo of one attempt opens nothing in another', async () => {
  const [mine, other] = [await begin(), await begin()]
  const photo = await sharp({
    create: { width: 20, height: 20, channels: 3, background: '#fff' },
  })
    .jpeg()
    .toBuffer()
  const photoId = freshId()
  await send(other.id, photoId, photo, 0, photo.length)
  const answer = await send(mine.id, photoId, photo, 0, photo.length)
  assert.equal(answer.status, 400)
})

test('photos under way are bounded, and what never became whole is forgotten', async () => {
  const attempt = await begin()
  const photo = await heavyPhoto()
  for (let count = 0; count < 10; count += 1) {
    assert.equal((await send(attempt.id, freshId(), photo, 0, 1_000)).status, 200)
  }
  const eleventh = await send(attempt.id, freshId(), photo, 0, 1_000)
  assert.equal(eleventh.body.refusal, 'too_many_files')
  const later = { ...systemClock, now: () => Date.now() + 15 * 86_400_000 }
  assert.equal((await forgetPhotoParts({ db, clock: systemClock })).photoParts, 0)
  assert.equal((await forgetPhotoParts({ db, clock: later })).photoParts, 10)
})

test('work that says whose it is, is taken in the session of that account only', async () => {
  const attempt = await begin()
  const wishes: readonly (readonly [string, string, unknown])[] = [
    ['POST', `/api/assignments/${attempt.assignmentId}/attempts`, { attemptId: freshId() }],
    [
      'PUT',
      `/api/attempts/${attempt.id}/answers/q1`,
      { answer: { kind: 'true_false', value: true }, version: 1 },
    ],
    ['PUT', `/api/attempts/${attempt.id}/photos/${freshId()}?name=a&from=0&total=9`, undefined],
    ['POST', `/api/attempts/${attempt.id}/submission`, { id: freshId(), answers: goodAnswers }],
  ]
  for (const [method, path, body] of wishes) {
    const ask = (owner: string) =>
      fetch(server.address + path, {
        method,
        headers: {
          'x-test-account': pupilA1.accountId,
          [workOwnerHeader]: owner,
          'content-type': body === undefined ? 'application/octet-stream' : 'application/json',
        },
        body: body === undefined ? new Uint8Array(9) : JSON.stringify(body),
      })
    const refused = await ask(pupilA2.accountId)
    assert.equal(refused.status, 409, `${method} ${path}`)
    assert.equal(((await refused.json()) as { refusal: string }).refusal, 'other_account')
    assert.equal((await ask(pupilA1.accountId)).status === 409, false, `${method} ${path}`)
  }
})

test('who changes class hands in what was begun before, unless it was withdrawn or the year is closed', async () => {
  const attempts = [await begin(pupilA2), await begin(pupilA2), await begin(pupilA2)]
  const [begun, withdrawn, ofClosedYear] = attempts
  assert.ok(begun && withdrawn && ofClosedYear)
  expectValue(await movePupils(room, school.head.personId, school.classB, [pupilA2.personId]))
  const handIn = async (attempt: Attempt, who = pupilA2): Promise<number> => {
    const body = { id: freshId(), answers: goodAnswers }
    return (await server.call(who, 'POST', `/api/attempts/${attempt.id}/submission`, body)).status
  }
  const path = `/api/attempts/${begun.id}/answers/q1`
  const save = { answer: { kind: 'true_false', value: true }, version: 1 }
  assert.equal((await server.call(pupilA2, 'PUT', path, save)).status, 200)
  assert.equal(await handIn(begun, pupilA1), 404)
  assert.equal(await handIn(begun), 200)
  const again = `/api/assignments/${withdrawn.assignmentId}/attempts`
  const anew = await server.call(pupilA2, 'POST', again, { attemptId: freshId() })
  assert.equal(anew.status, 404, 'nothing new begins')
  const now = new Date()
  await db
    .updateTable('assignment')
    .set({ withdrawn_at: now })
    .where('id', '=', withdrawn.assignmentId)
    .execute()
  assert.equal(await handIn(withdrawn), 404)
  await db.updateTable('school_year').set({ closed_at: now }).execute()
  assert.equal(await handIn(ofClosedYear), 404)
  await db.updateTable('school_year').set({ closed_at: null }).execute()
})
