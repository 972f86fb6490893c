/** The exercises' room with real parts, for tests of its acts and doors. */
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { ExerciseContent } from '#contract/questions.ts'
import { createBlobStore } from '#engine/blobs/blob-store.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import { createGroupRead } from '#engine/database/group-read.ts'
import type { Route } from '#engine/http/route.ts'
import { createUploadRoom, type UploadRoom } from '#engine/http/upload-room.ts'
import { silentLog } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { assignmentPupilRoutes } from '#school/assignments/assignment-pupil-routes.ts'
import { assignmentRoutes } from '#school/assignments/assignment-routes.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { teamRoutes } from '#school/assignments/team-routes.ts'
import {
  type AnswerSave,
  type SaveOutcome,
  saveAnswers,
} from '#school/attempts/answer-save-store.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { attemptRoutes } from '#school/attempts/attempt-routes.ts'
import { readKnownAttempts } from '#school/attempts/attempt-store.ts'
import { lateRulingRoutes } from '#school/attempts/late-ruling-routes.ts'
import { paperRoutes } from '#school/attempts/paper-routes.ts'
import { createAttemptMemory, type KnownAttempt } from '#school/attempts/remember-attempt.ts'
import type { NewSubmission, SubmissionOutcome } from '#school/attempts/submission.ts'
import { insertSubmissions } from '#school/attempts/submission-store.ts'
import { insertExercise, readExerciseRevision } from '#school/exercises/exercise-store.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import { createRevisionMemory } from '#school/exercises/remember-revision.ts'
import { followingRoutes } from '#school/following/following-routes.ts'
import { ownWorkRoutes } from '#school/following/own-work-routes.ts'
import { keptCommentRoutes } from '#school/marking/kept-comment-routes.ts'
import { markingRoutes } from '#school/marking/marking-routes.ts'
import { resultRoutes } from '#school/marking/result-routes.ts'
import { spokenCommentRoutes } from '#school/marking/spoken-comment-routes.ts'
import type { Caller } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { smallContent } from './small-exercise.ts'

export function createTestExerciseRoom(
  db: SchoolDatabase,
  clock: Clock = systemClock,
  /** Recorded outages; none unless told. */
  findOutages: FindOutages = async () => [],
  uploadRoom: UploadRoom = createUploadRoom(),
): AttemptContext & { readonly blobFolder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'preau-room-'))
  after(() => rm(folder, { recursive: true }))
  const blobFolder = join(folder, 'blobs')
  const submissions = createGroupCommit<NewSubmission, SubmissionOutcome>({
    write: (group) => insertSubmissions(db, group),
  })
  const answers = createGroupCommit<AnswerSave, SaveOutcome>({
    write: (group) => saveAnswers(db, group, findOutages),
  })
  const readAttempt = createGroupRead<Id, KnownAttempt>({
    read: (attemptIds) => readKnownAttempts(db, attemptIds),
  })
  return {
    db,
    clock,
    random: systemRandom,
    keyRing: openKeyRing(folder, systemRandom),
    log: silentLog,
    publicUrl: null,
    uploadRoom,
    blobs: createBlobStore({ folder: blobFolder, random: systemRandom }),
    blobFolder,
    attempts: createAttemptMemory(readAttempt),
    revisions: createRevisionMemory((id) => readExerciseRevision(db, id)),
    keepSubmission: (submission) => submissions.submit(submission),
    keepAnswer: (save) => answers.submit(save),
    findOutages,
  }
}

/** All doors of what is given to pupils, done by them, marked and followed. */
export function workRoutes(room: AttemptContext): Route<Caller>[] {
  return [
    ...assignmentRoutes(room),
    ...assignmentPupilRoutes(room),
    ...teamRoutes(room),
    ...attemptRoutes(room),
    ...lateRulingRoutes(room),
    ...paperRoutes(room),
    ...markingRoutes(room),
    ...resultRoutes(room),
    ...keptCommentRoutes(room),
    ...spokenCommentRoutes(room),
    ...ownWorkRoutes(room),
    ...followingRoutes(room),
  ]
}

/** A published exercise of `owner`, assigned to the course. */
export async function assignTestExercise(
  room: AttemptContext,
  wish: {
    readonly uai: string
    readonly courseId: Id
    readonly ownerId: Id
    readonly opensAt: Date
    readonly dueAt?: Date | null
    readonly attemptsMax?: number
    readonly lateAccepted?: boolean
    readonly feedback?: 'now' | 'after_due'
    readonly minutes?: number
    readonly content?: ExerciseContent
  },
): Promise<{ assignmentId: Id; exerciseId: Id }> {
  const { db, clock, random } = room
  const exerciseId = mintId(clock, random)
  await insertExercise(db, {
    id: exerciseId,
    schoolUai: wish.uai,
    ownerId: wish.ownerId,
    title: 'La Seine',
    subjectCode: null,
    draft: wish.content ?? smallContent,
    at: new Date(clock.now()),
  })
  const published = expectValue(
    await publishExercise(room, { exerciseId, publishedBy: wish.ownerId }),
  )
  if (!('revision' in published)) throw new Error(JSON.stringify(published.problems))
  const assignmentId = mintId(clock, random)
  await db
    .insertInto('assignment')
    .values({
      id: assignmentId,
      school_uai: wish.uai,
      course_id: wish.courseId,
      exercise_id: exerciseId,
      revision_id: published.revision.id,
      opens_at: wish.opensAt,
      due_at: wish.dueAt ?? null,
      late_accepted: wish.lateAccepted ?? true,
      attempts_max: wish.attemptsMax ?? 1,
      feedback: wish.feedback ?? 'now',
      minutes: wish.minutes ?? null,
      assigned_by: wish.ownerId,
      assigned_at: new Date(clock.now()),
    })
    .execute()
  return { assignmentId, exerciseId }
}
