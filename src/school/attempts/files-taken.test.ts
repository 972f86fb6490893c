/** Files that are handed in beside photos: taken where a question asks for some, sent so that none of them runs. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { pdfPagesMax } from '#contract/annotation-limits.ts'
import type { Attempt } from '#contract/exercises.ts'
import type { PhotoProgress } from '#contract/kept-work.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import type { AttemptResult, MarkingSheet } from '#contract/results.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { packedFile, recordedFile, smallPdf } from '../../../tests/handed-bytes.ts'
import { goodAnswers, smallContent } from '../../../tests/small-exercise.ts'
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
const { guardianA1, pupilA1, teacherA } = school
const freshId = (): Id => mintId(systemClock, systemRandom)

/** Two open questions: the first takes files, the second photos only. */
const content: ExerciseContent = {
  ...smallContent,
  questions: smallContent.questions.flatMap((question): Question[] =>
    question.kind === 'open'
      ? [
          { ...question, takesFiles: true },
          { ...question, id: 'q3' },
        ]
      : [question],
  ),
}

async function begin(more: { readonly content?: ExerciseContent } = {}): Promise<Id> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
    ...more,
  })
  const path = `/api/assignments/${assignmentId}/attempts`
  const { body } = await server.call<Attempt>(pupilA1, 'POST', path, { attemptId: freshId() })
  return body.id
}

async function send(attemptId: Id, name: string, bytes: Buffer) {
  const id = freshId()
  const path = `/api/attempts/${attemptId}/photos/${id}?from=0&total=${bytes.length}&name=${encodeURIComponent(name)}`
  const { status, body } = await server.call<PhotoProgress>(
    pupilA1,
    'PUT',
    path,
    new Uint8Array(bytes),
  )
  return { id, status, file: body.file }
}

const handIn = (attemptId: Id, fileIds: { q2?: Id[]; q3?: Id[] }) =>
  server.call(pupilA1, 'POST', `/api/attempts/${attemptId}/submission`, {
    id: freshId(),
    answers: {
      q1: goodAnswers.q1,
      q2: { kind: 'open', text: '', fileIds: fileIds.q2 ?? [] },
      q3: { kind: 'open', text: '', fileIds: fileIds.q3 ?? [] },
    },
  })

const getFile = (attemptId: Id, fileId: Id): Promise<Response> =>
  fetch(`${server.address}/api/attempts/${attemptId}/photos/${fileId}`, {
    headers: { 'x-test-account': teacherA.accountId },
  })

test('files reach the teacher under clean names, and none of them is shown as a page', async () => {
  const attemptId = await begin({ content })
  const sent = [
    await send(attemptId, '../dossier/Mon exposé.pdf', smallPdf),
    await send(attemptId, 'page.html', packedFile('odt')),
    await send(attemptId, 'voix.m4a', recordedFile(['soun'])),
    await send(attemptId, 'notes.txt', Buffer.from('Rien <b>que</b> du texte.')),
  ]
  assert.deepEqual(
    sent.map(({ status }) => status),
    [200, 200, 200, 200],
  )
  assert.equal(sent[0]?.file?.name, 'Mon exposé.pdf')
  assert.equal((await handIn(attemptId, { q2: sent.map(({ id }) => id) })).status, 200)
  const sheet = await server.call<MarkingSheet>(
    teacherA,
    'GET',
    `/api/attempts/${attemptId}/marking-sheet`,
  )
  assert.deepEqual(
    sheet.body.result.photos.map(({ id }) => id),
    sent.map(({ id }) => id),
  )
  const headers = await Promise.all(
    sent.map(async ({ id }) => {
      const got = await getFile(attemptId, id)
      await got.arrayBuffer()
      assert.equal(got.headers.get('x-content-type-options'), 'nosniff')
      const policy = got.headers.get('content-security-policy') ?? ''
      assert.match(policy, /^default-src 'none'/)
      return [
        got.headers.get('content-type'),
        got.headers.get('content-disposition')?.split(';')[0],
        policy.includes('sandbox'),
      ]
    }),
  )
  assert.deepEqual(headers, [
    ['application/pdf', 'inline', false],
    ['application/vnd.oasis.opendocument.text', 'attachment', true],
    ['audio/mp4', 'inline', true],
    ['text/plain; charset=utf-8', 'attachment', true],
  ])
})

test('what is none of these, or markup, is refused and nothing of it stays', async () => {
  const attemptId = await begin({ content })
  const bad = [
    packedFile('zip'),
    recordedFile(['vide', 'soun']),
    Buffer.from('<html><script>alert(1)</script></html>'),
    Buffer.from([0x4d, 0x5a, 0, 0, 3]),
  ]
  for (const bytes of bad) assert.equal((await send(attemptId, 'devoir.pdf', bytes)).status, 415)
  const left = await db
    .selectFrom('photo_part')
    .select('photo_id')
    .where('attempt_id', '=', attemptId)
    .execute()
  assert.deepEqual(left, [])
})

test('a question that asks for photos takes no other file; nor does an exercise without such a question', async () => {
  const attemptId = await begin({ content })
  const { id } = await send(attemptId, 'exposé.pdf', smallPdf)
  assert.equal((await handIn(attemptId, { q3: [id] })).status, 400)
  const other = await begin()
  assert.equal((await send(other, 'exposé.pdf', smallPdf)).status, 415)
})

test('a PDF is drawn on page by page, a photo is one page, other files are not drawn on', async () => {
  const attemptId = await begin({ content })
  const pdf = await send(attemptId, 'exposé.pdf', smallPdf)
  const sound = await send(attemptId, 'voix.m4a', recordedFile(['soun']))
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const photo = await send(attemptId, 'page.png', bytes)
  assert.equal((await handIn(attemptId, { q2: [pdf.id, photo.id, sound.id] })).status, 200)
  const shape = { kind: 'stamp', stamp: 'right', ink: 'red', at: { x: 0.5, y: 0.5 } }
  const draw = async (fileId: Id, page?: number, id = freshId()): Promise<number> => {
    const path = `/api/attempts/${attemptId}/photos/${fileId}/annotations/${id}`
    return (await server.call(teacherA, 'PUT', path, { version: 1, shape, page })).status
  }
  const onThird = freshId()
  assert.equal(await draw(pdf.id, 3, onThird), 200)
  assert.equal(await draw(pdf.id, 4, onThird), 404, 'what lies on one page lies on no other')
  assert.equal(await draw(pdf.id), 200)
  assert.equal(await draw(pdf.id, pdfPagesMax), 200)
  assert.equal(await draw(pdf.id, pdfPagesMax + 1), 400)
  assert.equal(await draw(photo.id), 200)
  assert.equal(await draw(photo.id, 2), 400)
  assert.equal(await draw(sound.id), 404)

  const sheet = `/api/attempts/${attemptId}/marking-sheet`
  const drawnPages = async (who: typeof teacherA, path: string): Promise<number[]> => {
    const { body } = await server.call<MarkingSheet | AttemptResult>(who, 'GET', path)
    const { marks } = 'result' in body ? body.result : body
    return (marks?.annotations ?? []).flatMap((one) => (one.photoId === pdf.id ? [one.page] : []))
  }
  assert.deepEqual(await drawnPages(teacherA, sheet), [3, 1, pdfPagesMax])
  const result = `/api/attempts/${attemptId}/result`
  assert.deepEqual(await drawnPages(pupilA1, result), [], 'not before the copy is returned')
  for (const question of ['q2', 'q3']) {
    const mark = { points: 2, comment: '' }
    await server.call(teacherA, 'PUT', `/api/attempts/${attemptId}/marks/${question}`, mark)
  }
  await server.call(teacherA, 'PUT', `/api/attempts/${attemptId}/return`)
  for (const who of [pupilA1, guardianA1]) {
    assert.deepEqual(await drawnPages(who, result), [3, 1, pdfPagesMax])
  }
})
