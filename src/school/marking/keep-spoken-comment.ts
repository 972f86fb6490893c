/** A teacher says something of a whole copy: the sound first, then which sound counts, with its words. */
import type { FileSummary } from '#contract/resources.ts'
import type { KeepSpokenComment } from '#contract/spoken-comments.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { isSpokenByTeacher } from '#school/attempts/named-photos.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { findFileOf } from '#school/resources/list-files.ts'
import { deleteSpokenComment, writeSpokenComment } from './spoken-comment-store.ts'

/** Nobody hears it yet. Refuses what was not handed in, and what is no sound (`unsupported_type`). */
export async function receiveSpokenSound(
  context: AttemptContext,
  sound: {
    readonly attemptId: Id
    readonly bytes: Buffer
    readonly name: string
    readonly spokenBy: Id
  },
): Promise<Result<FileSummary>> {
  const submission = await readSubmissionOfAttempt(context.db, sound.attemptId)
  if (submission === undefined) return refuse('not_found')
  return keepFile(context, {
    bytes: sound.bytes,
    name: sound.name,
    schoolUai: submission.school_uai,
    ownerId: sound.spokenBy,
    belongsTo: { column: 'attempt_id', id: sound.attemptId },
    kinds: ['audio'],
  })
}

/** In place of the one before, whose sound goes. Refuses a sound that was not sent for this copy. */
export async function keepSpokenComment(
  { attempts, db, clock, blobs }: AttemptContext,
  comment: KeepSpokenComment & { readonly attemptId: Id; readonly spokenBy: Id },
): Promise<Result<Record<string, never>>> {
  const { attemptId, fileId, spokenBy } = comment
  const submission = await readSubmissionOfAttempt(db, attemptId)
  const sound = await findFileOf(db, 'attempt_id', attemptId, fileId)
  const pupilId = (await attempts.get(attemptId))?.pupilId ?? null
  if (submission === undefined || sound === null || !isSpokenByTeacher(sound, pupilId)) {
    return refuse('not_found')
  }
  const gone = await writeSpokenComment(db, submission.assignment_id, {
    attempt_id: attemptId,
    file_id: fileId,
    words: comment.words.trim(),
    spoken_by: spokenBy,
    spoken_at: new Date(clock.now()),
  })
  if (gone === null) return refuse('not_found')
  for (const key of gone) await blobs.remove(key)
  return accept({})
}

/** What is not there is withdrawn already: done. */
export async function withdrawSpokenComment(
  { db, blobs, clock }: AttemptContext,
  attemptId: Id,
): Promise<Result<Record<string, never>>> {
  const submission = await readSubmissionOfAttempt(db, attemptId)
  if (submission === undefined) return refuse('not_found')
  const gone = await deleteSpokenComment(
    db,
    submission.assignment_id,
    attemptId,
    new Date(clock.now()),
  )
  for (const key of gone) await blobs.remove(key)
  return accept({})
}
