/** An exercise on its whole way, over real HTTP: given, done, handed in, marked, read by the guardian. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import type { Attempt, PupilAssignment, Receipt } from '#contract/exercises.ts'
import type { Following } from '#contract/following.ts'
import type { PhotoProgress } from '#contract/kept-work.ts'
import type { AttemptResult, MarkingSheet } from '#contract/results.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { exerciseRoutes } from '#school/exercises/exercise-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom, workRoutes } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { createTestSchool } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const room = createTestExerciseRoom(db)
const server = await startTestHttpServer({
  db,
  routes: [...exerciseRoutes(room), ...workRoutes(room)],
})
after(() => server.stop())
const { pupilA1, pupilA2, pupilB, teacherA, teacherB, guardianA1, guardianUnconfirmed } = school
const freshId = (): Id => mintId(systemClock, systemRandom)

async function assign(more: Partial<Parameters<typeof assignTestExercise>[1]> = {}) {
  return assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
    ...more,
  })
}

async function begin(assignmentId: Id, pupil = pupilA1): Promise<Attempt> {
  const path = `/api/assignments/${assignmentId}/attempts`
  const answer = await server.call<Attempt>(pupil, 'POST', path, { attemptId: freshId() })
  assert.equal(answer.status, 200)
  return answer.body
}

test('an exercise goes from the pupil to the teacher and back to the guardian', async () => {
  const { assignmentId } = await assign()
  const attempt = await begin(assignmentId)
  assert.equal(attempt.questions.length, 2)
  assert.ok(!JSON.stringify(attempt).includes('correct'))
  assert.ok(!JSON.stringify(attempt).includes('Le Havre, la marée'))

  const save = await server.call(pupilA1, 'PUT', `/api/attempts/${attempt.id}/answers/q1`, {
    answer: goodAnswers.q1,
    version: 1,
  })
  assert.equal(save.status, 200)
  const resumed = await begin(assignmentId)
  assert.equal(resumed.id, attempt.id)
  assert.deepEqual(resumed.answers, { q1: goodAnswers.q1 })

  const submission = { id: freshId(), answers: goodAnswers }
  const path = `/api/attempts/${attempt.id}/submission`
  const receipt = await server.call<Receipt>(pupilA1, 'POST', path, submission)
  assert.equal(receipt.status, 200)

  const following = await server.call<Following>(
    teacherA,
    'GET',
    `/api/assignments/${assignmentId}/following`,
  )
  const row = following.body.pupils.find((one) => one.pupil.id === pupilA1.personId)
  assert.equal(row?.state, 'to_mark')
  assert.equal(row?.points, 1)
  assert.ok(following.body.pupils.every((one) => one.pupil.id !== pupilB.personId))

  const mark = { points: 3, comment: 'Bien vu pour la largeur.' }
  const tooMuch = await server.call(teacherA, 'PUT', `/api/attempts/${attempt.id}/marks/q2`, {
    ...mark,
    points: 5,
  })
  assert.equal(tooMuch.status, 400)
  const marked = await server.call(teacherA, 'PUT', `/api/attempts/${attempt.id}/marks/q2`, mark)
  assert.equal(marked.status, 200)
  const sheet = await server.call<MarkingSheet>(
    teacherA,
    'GET',
    `/api/attempts/${attempt.id}/marking-sheet`,
  )
  assert.ok(JSON.stringify(sheet.body.markingGuides).includes('marée'))

  const back = await server.call(teacherA, 'PUT', `/api/attempts/${attempt.id}/return`)
  assert.equal(back.status, 200)
  for (const reader of [pupilA1, guardianA1]) {
    const result = await server.call<AttemptResult>(
      reader,
      'GET',
      `/api/attempts/${attempt.id}/result`,
    )
    assert.equal(result.body.marks?.points, 4)
    assert.equal(result.body.marks?.perQuestion[1]?.comment, mark.comment)
  }
})

test('strangers to the course, and guardians without rights, find nothing', async () => {
  const { assignmentId, exerciseId } = await assign()
  const attempt = await begin(assignmentId)
  await server.call(pupilA1, 'POST', `/api/attempts/${attempt.id}/submission`, {
    id: freshId(),
    answers: goodAnswers,
  })
  const tries: [typeof pupilA1 | null, 'GET' | 'POST' | 'PUT', string, unknown, number][] = [
    [null, 'GET', `/api/attempts/${attempt.id}/result`, undefined, 401],
    [pupilA2, 'GET', `/api/attempts/${attempt.id}/result`, undefined, 404],
    [guardianUnconfirmed, 'GET', `/api/attempts/${attempt.id}/result`, undefined, 404],
    [teacherB, 'GET', `/api/assignments/${assignmentId}/following`, undefined, 404],
    [teacherB, 'GET', `/api/attempts/${attempt.id}/marking-sheet`, undefined, 404],
    [teacherB, 'PUT', `/api/attempts/${attempt.id}/marks/q2`, { points: 1, comment: '' }, 404],
    [teacherB, 'GET', `/api/exercises/${exerciseId}`, undefined, 404],
    [pupilA1, 'GET', `/api/exercises/${exerciseId}`, undefined, 404],
    [pupilB, 'POST', `/api/assignments/${assignmentId}/attempts`, { attemptId: freshId() }, 404],
    [
      school.otherSchool.teacher,
      'GET',
      `/api/assignments/${assignmentId}/following`,
      undefined,
      404,
    ],
  ]
  for (const [who, method, path, body, status] of tries) {
    const answer = await server.call(who, method, path, body)
    assert.equal(answer.status, status, `${method} ${path} as ${who?.givenName}`)
  }
})

test('marks wait for the due time where the teacher says so', async () => {
  const dueAt = new Date(Date.now() + 3_600_000)
  const { assignmentId } = await assign({ dueAt, feedback: 'after_due' })
  const attempt = await begin(assignmentId)
  const receipt = await server.call(pupilA1, 'POST', `/api/attempts/${attempt.id}/submission`, {
    id: freshId(),
    answers: goodAnswers,
  })
  assert.equal(receipt.status, 200)
  const result = await server.call<AttemptResult>(
    pupilA1,
    'GET',
    `/api/attempts/${attempt.id}/result`,
  )
  assert.equal(result.body.marks, null)
  assert.equal(result.body.opensAt, dueAt.toISOString())
  const view = await server.call<PupilAssignment>(
    pupilA1,
    'GET',
    `/api/pupils/${pupilA1.personId}/assignments/${assignmentId}`,
  )
  assert.equal(view.body.attempts[0]?.points, null)
  assert.equal(view.body.closedBecause, 'no_attempt_left')
})

test('an older save that arrives late never overwrites a newer one', async () => {
  const { assignmentId } = await assign()
  const attempt = await begin(assignmentId)
  const save = (version: number, value: boolean) =>
    server.call(pupilA1, 'PUT', `/api/attempts/${attempt.id}/answers/q1`, {
      answer: { kind: 'true_false', value },
      version,
    })
  await save(2, true)
  await save(1, false)
  await Promise.all([save(5, false), save(4, true), save(3, true)])
  const resumed = await begin(assignmentId)
  assert.deepEqual(resumed.answers, { q1: { kind: 'true_false', value: false } })
  assert.equal(resumed.versions.q1, 5)
  const wrongKind = await server.call(pupilA1, 'PUT', `/api/attempts/${attempt.id}/answers/q1`, {
    answer: { kind: 'short_text', text: 'vrai' },
    version: 6,
  })
  assert.equal(wrongKind.status, 400)
})

test('a photo loses its EXIF and is shown to the teacher only; HTML and SVG are refused', async () => {
  const { assignmentId } = await assign()
  const attempt = await begin(assignmentId)
  const pathOf = (photoId: Id, total: number): string =>
    `/api/attempts/${attempt.id}/photos/${photoId}?from=0&total=${total}&name=${encodeURIComponent('../copie de Léa.jpg')}`
  const photoId = freshId()
  const picture = await sharp({
    create: { width: 3_000, height: 1_500, channels: 3, background: '#d9902f' },
  })
    .withExif({ IFD0: { Copyright: 'SECRET-PLACE' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
    .jpeg()
    .toBuffer()
  assert.ok(picture.includes('SECRET-PLACE'))
  const kept = await server.call<PhotoProgress>(
    pupilA1,
    'PUT',
    pathOf(photoId, picture.length),
    new Uint8Array(picture),
  )
  assert.equal(kept.status, 200)
  assert.equal(kept.body.file?.id, photoId)
  assert.equal(kept.body.file?.name, 'copie de Léa.jpg')
  assert.equal(kept.body.file?.width, 2_000)
  const photoPath = `${server.address}/api/attempts/${attempt.id}/photos/${photoId}`
  const shown = await fetch(photoPath, { headers: { 'x-test-account': teacherA.accountId } })
  const bytes = Buffer.from(await shown.arrayBuffer())
  assert.equal(shown.headers.get('content-type'), 'image/jpeg')
  assert.match(shown.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')
  assert.ok(!bytes.includes('SECRET-PLACE'))
  assert.equal((await sharp(bytes).metadata()).exif, undefined)
  for (const stranger of [pupilA2, teacherB, guardianUnconfirmed]) {
    const refused = await fetch(photoPath, { headers: { 'x-test-account': stranger.accountId } })
    assert.equal(refused.status, 404)
  }
  const hostile = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<!doctype html><script>alert(1)</script>',
  ]
  for (const text of hostile) {
    const bytes = new TextEncoder().encode(text)
    const path = pathOf(freshId(), bytes.length)
    const refused = await server.call(pupilA1, 'PUT', path, bytes)
    assert.equal(refused.status, 415)
  }
})
