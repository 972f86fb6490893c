/** Files that nothing names go by night, with their bytes; what any state names stays, and what is named just then. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { sweepBlobs } from '#engine/blobs/sweep-blobs.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { createResource } from '#school/resources/create-resource.ts'
import {
  forgetUnnamedFiles,
  nightsOfARound,
  unnamedFilesKeptMs,
} from '#school/resources/forget-unnamed-files.ts'
import type { SchoolTables } from '#school/tables.ts'
import { blobsLeft } from './blobs-left.ts'
import { goodAnswers, smallContent } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { pupilA1, teacherA, uai } = school
const dayMs = 86_400_000
const begunMs = clock.now()
const newId = (): Id => mintId(clock, systemRandom)

type Owner = 'resource_id' | 'exercise_id' | 'attempt_id'

/** A file with its bytes; or one with those of another. */
async function keep(owner: Owner, ownerId: Id, more: { blobKey?: string } = {}) {
  const id = newId()
  const blobKey = more.blobKey ?? (await room.blobs.put(Buffer.from(id)))
  await sql`
    insert into file (id, school_uai, owner_id, ${sql.ref(owner)}, name, content_type, byte_count, sha256, blob_key,
      created_at)
    values (${id}, ${uai}, ${teacherA.personId}, ${ownerId}, 'a.webp', 'image/webp', 36, 'x', ${blobKey},
      ${new Date(clock.now())})`.execute(db)
  return { id, blobKey }
}

const isThere = async (id: Id): Promise<boolean> =>
  (await db.selectFrom('file').select('id').where('id', '=', id).execute()).length > 0

/** As many nights as it takes to come to everything, from this day on. */
async function nights(fromMs: number): Promise<number> {
  let count = 0
  for (let night = 0; night < nightsOfARound; night += 1) {
    clock.set(fromMs + night * dayMs)
    count += (await forgetUnnamedFiles(room)).unnamedFiles
  }
  return count
}

/** The bytes are young by the disk's own word: as if the night were long after. */
const sweep = () =>
  sweepBlobs({
    ...{ db, blobs: room.blobs, columns: [{ table: 'file', column: 'blob_key' }] },
    log: { error: () => assert.fail('most files are named') },
    clock: { now: () => Date.now() + 2 * dayMs },
  })

const naming = (...ids: Id[]) => ({
  format: 1 as const,
  blocks: ids.map((fileId) => ({ type: 'image' as const, fileId, alt: 'Une plante' })),
})

async function resourceNaming(...ids: Id[]): Promise<Id> {
  const about = { ownerId: teacherA.personId, schoolUai: uai, subjectCode: null, levelLabel: null }
  return createResource(room, { ...about, title: 'Les plantes', content: naming(...ids) })
}

test('what no state names goes after the summer, with its bytes, and what one names stays', async () => {
  const resourceId = await resourceNaming()
  const given = { uai, courseId: school.courseA, ownerId: teacherA.personId }
  const opened = { ...given, opensAt: new Date(begunMs) }
  const { assignmentId, exerciseId } = await assignTestExercise(room, opened)
  const attemptId = newId()
  const { accountId, personId: pupilId } = pupilA1
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId }))
  const submission = { id: newId(), attemptId, pupilId, accountId, answers: goodAnswers }
  expectValue(await submitAnswers(room, submission))

  const ofResource = await Promise.all([1, 2, 3].map(() => keep('resource_id', resourceId)))
  const [drawn, published, earlier] = ofResource.map(({ id }) => id) as [Id, Id, Id]
  await sql`update resource set draft = ${JSON.stringify(naming(drawn))}::jsonb
    where id = ${resourceId}`.execute(db)
  await sql`
    insert into resource_revision (id, resource_id, title, content, content_hash, published_at, published_by, draft_version)
    values (${newId()}, ${resourceId}, 'A', ${JSON.stringify(naming(published))}::jsonb, 'x', now(), ${teacherA.personId}, 1)`.execute(
    db,
  )
  await sql`
    insert into earlier_draft (id, resource_id, title, content, saved_at, kept_at)
    values (${newId()}, ${resourceId}, 'A', ${JSON.stringify(naming(earlier))}::jsonb, now(), now())`.execute(
    db,
  )
  const ofExercise = await Promise.all([1, 2].map(() => keep('exercise_id', exerciseId)))
  const [asked, askedBefore] = ofExercise.map(({ id }) => id) as [Id, Id]
  const introducing = (id: Id) =>
    JSON.stringify({ ...smallContent, introduction: naming(id).blocks })
  await sql`update exercise set draft = ${introducing(asked)}::jsonb where id = ${exerciseId}`.execute(
    db,
  )
  await sql`update exercise_revision set content = ${introducing(askedBefore)}::jsonb
    where exercise_id = ${exerciseId}`.execute(db)
  const ofAttempt = await Promise.all([1, 2, 3, 4, 5, 6].map(() => keep('attempt_id', attemptId)))
  const [saved, handedIn, kept, sheet, drawnOn, spoken] = ofAttempt.map(({ id }) => id) as Id[]
  const answer = (id: Id | undefined) =>
    JSON.stringify({ q2: { kind: 'open', text: '', fileIds: [id] } })
  await sql`insert into attempt_answer (attempt_id, question_id, answer, version, saved_at)
    values (${attemptId}, 'q9', ${answer(saved)}::jsonb, 1, now())`.execute(db)
  await sql`update submission set answers = ${answer(handedIn)}::jsonb
    where attempt_id = ${attemptId}`.execute(db)
  await sql`insert into submission_conflict (account_id, id, content_hash, answers, received_at)
    values (${accountId}, ${submission.id}, 'x', ${answer(kept)}::jsonb, now())`.execute(db)
  await sql`insert into paper_copy (attempt_id, handed_in_by, photo_ids)
    values (${attemptId}, ${teacherA.personId}, ${[sheet ?? '']}::uuid[])`.execute(db)
  await sql`insert into annotation (id, attempt_id, photo_id, version, shape, drawn_by, drawn_at)
    values (${newId()}, ${attemptId}, ${drawnOn}, 1, null, ${teacherA.personId}, now())`.execute(db)
  await sql`insert into spoken_comment (attempt_id, file_id, words, spoken_by, spoken_at)
    values (${attemptId}, ${spoken}, 'Bien', ${teacherA.personId}, now())`.execute(db)
  const stays = [...ofResource, ...ofExercise, ...ofAttempt]

  const replaced = await Promise.all([
    keep('resource_id', resourceId),
    keep('exercise_id', exerciseId),
    keep('attempt_id', attemptId),
  ])
  // A copy has the bytes of a picture that its original shows no more.
  const copyId = await resourceNaming()
  const [, inOriginal] = replaced
  const inCopy = await keep('resource_id', copyId, { blobKey: inOriginal.blobKey })
  await sql`update resource set draft = ${JSON.stringify(naming(inCopy.id))}::jsonb
    where id = ${copyId}`.execute(db)

  assert.equal(await nights(begunMs + unnamedFilesKeptMs - nightsOfARound * dayMs), 0)
  assert.equal(await nights(begunMs + unnamedFilesKeptMs + dayMs), replaced.length)
  for (const { id } of replaced) assert.equal(await isThere(id), false)
  for (const { id } of [...stays, inCopy]) assert.ok(await isThere(id))
  await sweep()
  assert.deepEqual(
    blobsLeft(room.blobFolder),
    [...stays, inCopy].map(({ blobKey }) => blobKey).sort(),
  )
  assert.equal(await nights(clock.now() + dayMs), 0)
})

test('what was taken out of a draft stays as long as the draft is worked on', async () => {
  clock.set(begunMs)
  const resourceId = await resourceNaming()
  const { id } = await keep('resource_id', resourceId)
  const savedMs = begunMs + unnamedFilesKeptMs
  await sql`update resource set updated_at = ${new Date(savedMs)} where id = ${resourceId}`.execute(
    db,
  )
  await nights(savedMs + dayMs)
  assert.ok(await isThere(id))
  await nights(savedMs + unnamedFilesKeptMs + dayMs)
  assert.equal(await isThere(id), false)
})

test('a night comes to a part, and a round to everything, also after nights that failed', async () => {
  clock.set(begunMs)
  const things = await Promise.all(Array.from({ length: 30 }, () => resourceNaming()))
  const files = await Promise.all(things.map((id) => keep('resource_id', id)))
  const left = async () => (await Promise.all(files.map(({ id }) => isThere(id)))).filter(Boolean)
  clock.set(begunMs + unnamedFilesKeptMs + dayMs)
  const { unnamedFiles } = await forgetUnnamedFiles(room)
  assert.ok(unnamedFiles < files.length)
  assert.equal((await left()).length, files.length - unnamedFiles)
  // The same night again finds nothing new; nights that were missed are made up for in the next round.
  assert.equal((await forgetUnnamedFiles(room)).unnamedFiles, 0)
  await nights(clock.now() + 9 * dayMs)
  assert.deepEqual(await left(), [])
})

/** Until somebody waits for a lock. */
async function untilOneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows.length > 0) return
  }
}

test('what is named between the look and the deletion stays', async () => {
  clock.set(begunMs)
  const resourceId = await resourceNaming()
  const [named, other] = [
    await keep('resource_id', resourceId),
    await keep('resource_id', resourceId),
  ]
  const revisionId = newId()
  const round = await db.transaction().execute(async (trx) => {
    // Seen by nobody else yet: the look finds both unnamed, and the deletion waits for this.
    await sql`
      insert into resource_revision (id, resource_id, title, content, content_hash, published_at, published_by, draft_version)
      values (${revisionId}, ${resourceId}, 'A', ${JSON.stringify(naming(named.id))}::jsonb, 'x', now(), ${teacherA.personId}, 1)`.execute(
      trx,
    )
    const round = nights(begunMs + unnamedFilesKeptMs + dayMs)
    await untilOneWaits()
    return { round }
  })
  assert.equal(await round.round, 1)
  assert.deepEqual([await isThere(named.id), await isThere(other.id)], [true, false])
})
