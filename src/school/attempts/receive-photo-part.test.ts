/** A photo whose last part a poor line sends again, while it is being made whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { blobsLeft } from '../../../tests/blobs-left.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { beginAttempt } from './begin-attempt.ts'
import { receivePhotoPart } from './receive-photo-part.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)

test('the last part twice at once makes one photo, and both are told of it', async () => {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
  })
  const fresh = () => mintId(clock, systemRandom)
  const wish = { assignmentId, pupilId: school.pupilA1.personId, attemptId: fresh() }
  const { id: attemptId } = expectValue(await beginAttempt(room, wish))
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#eee' } })
    .jpeg()
    .toBuffer()
  const whole = { attemptId, photoId: fresh(), name: 'p.jpg', from: 0, total: bytes.length, bytes }

  // The first one's bytes reach the disk, and its row only after the second is done.
  let release = (): void => undefined
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  let tellPut = (): void => undefined
  const isPut = new Promise<void>((resolve) => (tellPut = resolve))
  const slow: BlobStore = {
    ...room.blobs,
    async put(content) {
      const key = await room.blobs.put(content)
      tellPut()
      await isReleased
      return key
    },
  }
  const first = receivePhotoPart({ ...room, blobs: slow }, whole)
  await isPut
  const second = expectValue(await receivePhotoPart(room, whole))
  release()
  assert.deepEqual(expectValue(await first), second)

  const { blob_key: kept } = await db
    .selectFrom('file')
    .select('blob_key')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(blobsLeft(room.blobFolder), [kept])
})
