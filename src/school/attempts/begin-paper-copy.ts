/**
 * What a teacher needs who holds a pupil's sheet: what the pupil has done of it already, and the
 * attempt under which the photos go. A pupil's attempt under way becomes the copy's; nothing that was
 * handed in is touched.
 */
import { arrangeQuestions, seedOfAttempt } from '#contract/draw-questions.ts'
import { type PaperAttempt, type PaperDesk, paperPhotosMax } from '#contract/paper-copies.ts'
import type { Answers } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readAssigned } from '#school/assignments/read-assigned.ts'
import { readTeam } from '#school/assignments/read-team.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { RoomContext } from '#school/room-context.ts'
import { withinTransaction } from '#school/within-transaction.ts'
import { insertAttempt, readSavedAnswers } from './attempt-store.ts'
import { insertPaperAttempt } from './paper-attempt-store.ts'
import { readPaperPupil } from './paper-copy-store.ts'
import { readAttemptsOfPupil } from './read-attempt.ts'

interface Wish {
  readonly assignmentId: Id
  readonly pupilId: Id
}

type PaperContext = Pick<RoomContext, 'db' | 'clock'> & { readonly revisions: RevisionMemory }

/** The assignment and the pupil who has it. */
async function findWork({ db }: PaperContext, wish: Wish) {
  const assignment = await readAssigned(db, wish.assignmentId, wish.pupilId)
  if (assignment === undefined || assignment.withdrawn_at !== null) return null
  const pupil = await readPaperPupil(db, assignment.course_id, wish.pupilId)
  return pupil === undefined ? null : { assignment, pupil }
}

export async function readPaperDesk(context: PaperContext, wish: Wish): Promise<Result<PaperDesk>> {
  const { db, revisions } = context
  const work = await findWork(context, wish)
  if (work === null) return refuse('not_found')
  const { id, family_name, given_name, time_zone } = work.pupil
  const [revision, attempts, team] = await Promise.all([
    revisions.get(work.assignment.revision_id),
    readAttemptsOfPupil(db, wish.assignmentId, wish.pupilId),
    readTeam(db, wish.assignmentId, wish.pupilId),
  ])
  const underWay = attempts.find((attempt) => attempt.submission_id === null)
  const saved: Answers = underWay ? (await readSavedAnswers(db, underWay.id)).answers : {}
  const seed = underWay?.draw_seed ?? seedOfAttempt({ ...wish, number: 1 })
  const asked = arrangeQuestions(revision.pupilQuestions, revision.content.plan, seed)
  const mates = team.filter((one) => one.id !== wish.pupilId)
  return accept({
    title: revision.title,
    pupil: { id, familyName: family_name, givenName: given_name },
    ...(mates.length === 0 ? {} : { mates }),
    timeZone: time_zone,
    state: attempts.some((attempt) => attempt.submission_id !== null)
      ? 'handed_in'
      : underWay === undefined
        ? 'not_opened'
        : 'begun',
    answeredCount: Object.keys(saved).length,
    questions: asked.flatMap((question, place) =>
      question.kind === 'open' && question.accepts !== 'text'
        ? [{ id: question.id, number: place + 1, photosLeft: photosLeft(saved[question.id]) }]
        : [],
    ),
  })
}

function photosLeft(answer: Answers[string] | undefined): number {
  return paperPhotosMax - (answer?.kind === 'open' ? answer.fileIds.length : 0)
}

/** Refuses with `attempt_closed` where the pupil has handed something in. */
export async function beginPaperCopy(
  context: PaperContext,
  wish: Wish & { readonly attemptId: Id },
): Promise<Result<PaperAttempt>> {
  const { db, clock } = context
  const work = await findWork(context, wish)
  if (work === null) return refuse('not_found')
  const { assignment } = work
  const { assignmentId, pupilId, attemptId } = wish
  const before = await readAttemptsOfPupil(db, assignmentId, pupilId)
  // By another of the team too: no attempt begins beside what was handed in.
  if (before.some((attempt) => attempt.submission_id !== null)) return refuse('attempt_closed')
  const fresh = {
    id: attemptId,
    school_uai: assignment.school_uai,
    assignment_id: assignmentId,
    pupil_id: pupilId,
    number: 1,
    attempts_max: assignment.attempts_max,
    started_at: new Date(clock.now()),
    // However long it was on paper.
    timed_from: null,
    draw_seed: seedOfAttempt({ assignmentId, pupilId, number: 1 }),
  }
  // One without the other would be an attempt that the pupil opened.
  await withinTransaction(db, async (trx) => {
    if (await insertAttempt(trx, fresh)) await insertPaperAttempt(trx, attemptId)
  })
  // Without effect where the pupil began before, or in this moment: that attempt is taken then.
  const attempts = await readAttemptsOfPupil(db, assignmentId, pupilId)
  if (attempts.some((attempt) => attempt.submission_id !== null)) return refuse('attempt_closed')
  const [underWay] = attempts
  return underWay === undefined ? refuse('bad_request') : accept({ attemptId: underWay.id })
}
