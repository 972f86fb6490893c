/**
 * What is drawn on a photo or page: kept by itself, in whichever order it comes, seen at home with the mark
 * and not before, bounded, and gone with the copy.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { annotationsMaxOfPhoto } from '#contract/annotation-limits.ts'
import type { Annotation, SaveAnnotation, Shape } from '#contract/annotations.ts'
import type { Attempt } from '#contract/exercises.ts'
import type { AttemptResult, MarkingSheet } from '#contract/results.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { forgetOldSubmissions } from '#school/attempts/forget-old-submissions.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  assignTestExercise,
  createTestExerciseRoom,
  workRoutes,
} from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool } from '../../../tests/test-school.ts'
import { keepableShape } from './keepable-shape.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const room = createTestExerciseRoom(db)
const server = await startTestHttpServer({
  db,
  routes: workRoutes(room),
})
after(() => server.stop())
const { pupilA1, guardianA1, teacherA, teacherB } = school
const freshId = (): Id => mintId(systemClock, systemRandom)
const good: Shape = { kind: 'stamp', ink: 'green', stamp: 'good', at: { x: 0.25, y: 0.5 } }
const note: Shape = { kind: 'note', ink: 'red', at: { x: 0.1, y: 0.9 }, words: 'Cite le texte.' }

/** A copy with one photo, handed in unless told. */
async function makeCopy(isHandedIn = true): Promise<{ attemptId: Id; photoId: Id }> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
  })
  const path = `/api/assignments/${assignmentId}/attempts`
  const { body } = await server.call<Attempt>(pupilA1, 'POST', path, { attemptId: freshId() })
  const photoId = freshId()
  const bytes = await sharp({
    create: { width: 400, height: 300, channels: 3, background: '#fff' },
  })
    .jpeg()
    .toBuffer()
  const photo = `/api/attempts/${body.id}/photos/${photoId}?from=0&total=${bytes.length}&name=p.jpg`
  const sent = await server.call(pupilA1, 'PUT', photo, new Uint8Array(bytes))
  assert.equal(sent.status, 200)
  if (isHandedIn) {
    const answers = { ...goodAnswers, q2: { ...goodAnswers.q2, fileIds: [photoId] } }
    const submission = { id: freshId(), answers }
    const handedIn = await server.call(
      pupilA1,
      'POST',
      `/api/attempts/${body.id}/submission`,
      submission,
    )
    assert.equal(handedIn.status, 200)
  }
  return { attemptId: body.id, photoId }
}

type Copy = Awaited<ReturnType<typeof makeCopy>>

async function draw(copy: Copy, id: Id, body: SaveAnnotation, who = teacherA): Promise<number> {
  const path = `/api/attempts/${copy.attemptId}/photos/${copy.photoId}/annotations/${id}`
  return (await server.call(who, 'PUT', path, body)).status
}

async function drawnOn({ attemptId }: Copy): Promise<readonly Annotation[]> {
  const path = `/api/attempts/${attemptId}/marking-sheet`
  const { body } = await server.call<MarkingSheet>(teacherA, 'GET', path)
  return body.result.marks?.annotations ?? []
}

test('two tabs draw on one photo and both stay; a late older word changes nothing', async () => {
  const copy = await makeCopy()
  const [left, right] = [freshId(), freshId()]
  const both = await Promise.all([
    draw(copy, left, { version: 1, shape: good }),
    draw(copy, right, { version: 1, shape: note }),
  ])
  assert.deepEqual(both, [200, 200])
  const stood = (await drawnOn(copy)).map((one) => one.shape.kind)
  assert.deepEqual(stood.sort(), ['note', 'stamp'])

  assert.equal(await draw(copy, left, { version: 3, shape: null }), 200)
  assert.equal(await draw(copy, left, { version: 2, shape: good }), 200)
  assert.equal(await draw(copy, right, { version: 1, shape: good }), 200)
  assert.deepEqual(
    (await drawnOn(copy)).map((one) => one.shape),
    [note],
  )
  await draw(copy, left, { version: 4, shape: good })
  assert.equal((await drawnOn(copy)).length, 2)
})

test('whatever the order in which versions arrive, the highest stands', async () => {
  const copy = await makeCopy()
  const versions = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(versions, async (order) => {
      const id = freshId()
      for (const version of order) {
        const shape: Shape | null = version % 2 === 1 ? good : null
        assert.equal(await draw(copy, id, { version, shape }), 200)
      }
      const highest = Math.max(...order)
      const stands = (await drawnOn(copy)).find((one) => one.id === id)
      assert.equal(stands?.version, highest % 2 === 1 ? highest : undefined)
    }),
    { numRuns: 12 },
  )
})

test('pupil and guardian see what is drawn once the copy is returned, and not before', async () => {
  const copy = await makeCopy()
  await draw(copy, freshId(), { version: 1, shape: note })
  const path = `/api/attempts/${copy.attemptId}/result`
  const assertHidden = async (): Promise<void> => {
    for (const who of [pupilA1, guardianA1]) {
      const { body } = await server.call<AttemptResult>(who, 'GET', path)
      assert.deepEqual(body.marks?.annotations, [])
    }
  }
  await assertHidden()
  const mark = { points: 2, comment: '' }
  await server.call(teacherA, 'PUT', `/api/attempts/${copy.attemptId}/marks/q2`, mark)
  await assertHidden()
  await server.call(teacherA, 'PUT', `/api/attempts/${copy.attemptId}/return`)
  for (const who of [pupilA1, guardianA1]) {
    const { body } = await server.call<AttemptResult>(who, 'GET', path)
    assert.deepEqual(
      body.marks?.annotations?.map((one) => one.shape),
      [note],
    )
  }
})

test('strangers, copies under way, other photos and half points are refused', async () => {
  const copy = await makeCopy()
  const other = await makeCopy()
  const underWay = await makeCopy(false)
  const id = freshId()
  const put: SaveAnnotation = { version: 1, shape: good }
  for (const who of [teacherB, pupilA1, guardianA1])
    assert.equal(await draw(copy, id, put, who), 404)
  assert.equal(await draw(underWay, id, put), 404)
  assert.equal(await draw({ ...copy, photoId: other.photoId }, id, put), 404)
  assert.equal(await draw(copy, id, put), 200)
  assert.equal(await draw(other, id, { version: 2, shape: null }), 404)
  const half: Shape = { kind: 'stroke', ink: 'red', path: [0.1, 0.2, 0.3] }
  assert.equal(await draw(copy, freshId(), { version: 1, shape: half }), 400)
  const outside: Shape = { ...note, at: { x: 1.5, y: 0 } }
  assert.equal(await draw(copy, freshId(), { version: 1, shape: outside }), 400)
  assert.equal((await drawnOn(copy)).length, 1)
})

test('a full photo takes no more until something is taken away', async () => {
  const copy = await makeCopy()
  const rows = Array.from({ length: annotationsMaxOfPhoto }, () => ({
    id: freshId(),
    attempt_id: copy.attemptId,
    photo_id: copy.photoId,
    version: 1,
    shape: JSON.stringify(good),
    drawn_by: teacherA.personId,
    drawn_at: new Date(),
  }))
  await db.insertInto('annotation').values(rows).execute()
  assert.equal((await drawnOn(copy))[0]?.page, 1, 'what was kept before pages were is on the first')
  const id = freshId()
  assert.equal(await draw(copy, id, { version: 1, shape: note }), 409)
  assert.equal(await draw(copy, rows[0]?.id ?? '', { version: 2, shape: null }), 200)
  assert.equal(await draw(copy, id, { version: 1, shape: note }), 200)
})

test('what is drawn goes with the copy', async () => {
  const copy = await makeCopy()
  await draw(copy, freshId(), { version: 1, shape: note })
  const yearsLater = fixedClock(Date.now() + 3 * 366 * 86_400_000)
  await forgetOldSubmissions({ db, clock: yearsLater, blobs: room.blobs })
  assert.deepEqual(await db.selectFrom('annotation').select('id').execute(), [])
})

test('a kept shape is its own, to a ten-thousandth, and small', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const path = fc.array(share, { minLength: 2, maxLength: 400 })
  fc.assert(
    fc.property(path, (numbers) => {
      const kept = keepableShape({ kind: 'stroke', ink: 'red', path: numbers })
      if (numbers.length % 2 === 1) return assert.equal(kept, null)
      assert.ok(kept?.kind === 'stroke')
      for (const [place, number] of kept.path.entries()) {
        assert.ok(Math.abs(number - (numbers[place] ?? 2)) <= 0.000_051)
      }
      assert.ok(JSON.stringify(kept).length < 8_000)
      assert.deepEqual(keepableShape(kept), kept)
    }),
  )
})
