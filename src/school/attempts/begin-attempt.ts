/** Begins an attempt or resumes the one under way, on whichever device it was begun. */
import { arrangeQuestions, leavesOut, seedOfAttempt } from '#contract/draw-questions.ts'
import type { Attempt } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type AssignedRow, windowOf } from '#school/assignments/assigned.ts'
import { isAssignmentPupil } from '#school/assignments/check-assignment-pupil.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { extendWindow } from '#school/assignments/extend-windows.ts'
import { readAssigned } from '#school/assignments/read-assigned.ts'
import { readAboutResources, readAssignmentView } from '#school/assignments/read-assignment.ts'
import type { RevisionMemory } from '#school/exercises/remember-revision.ts'
import { listFiles } from '#school/resources/list-files.ts'
import type { RoomContext } from '#school/room-context.ts'
import { attemptEndsAt, attemptFacts, decideBegin, timedFrom } from './attempt.ts'
import {
  deleteAttempt,
  insertAttempt,
  readSavedAnswers,
  startAttemptTime,
} from './attempt-store.ts'
import { namedPhotos } from './named-photos.ts'
import { readOpenedHints } from './opened-hint-store.ts'
import { deletePaperAttempt } from './paper-attempt-store.ts'
import { readAttemptsOfPupil } from './read-attempt.ts'

/** Times that a race with another device is looked at again before it counts as a bug. */
const racesMax = 5

type BeginContext = Pick<RoomContext, 'db' | 'clock'> & {
  readonly revisions: RevisionMemory
  readonly findOutages: FindOutages
}

interface BegunAttempt {
  readonly id: Id
  readonly number: number
  readonly draw_seed: number | null
  readonly timed_from: Date | null
}

export async function beginAttempt(
  context: BeginContext,
  wish: {
    readonly assignmentId: Id
    readonly pupilId: Id
    readonly attemptId: Id
    readonly begunAt?: string | undefined
    readonly drawnAs?: number | undefined
  },
): Promise<Result<Attempt>> {
  const assignment = await readAssigned(context.db, wish.assignmentId, wish.pupilId)
  if (assignment === undefined) return refuse('not_found')
  for (let race = 0; race < racesMax; race += 1) {
    const ofTeam = await readAttemptsOfPupil(context.db, wish.assignmentId, wish.pupilId)
    const attempts = ofTeam.filter((attempt) => attempt.pupil_id === wish.pupilId)
    const now = context.clock.now()
    const window = await extendWindow(windowOf(assignment), now, context.findOutages)
    const claimedMs = wish.begunAt === undefined ? null : Date.parse(wish.begunAt)
    const facts = attemptFacts(ofTeam, wish.pupilId, claimedMs)
    const decision = decideBegin(now, window, facts, claimedMs)
    if (decision.kind === 'refused') return refuse(decision.code)
    const underWay = attempts.find((attempt) => attempt.number === decision.number)
    const { assignmentId, pupilId, drawnAs } = wish
    const seedAt = (number: number): number => seedOfAttempt({ assignmentId, pupilId, number })
    if (underWay !== undefined) {
      const { content } = await context.revisions.get(assignment.revision_id)
      const isOther = drawnAs !== undefined && seedAt(drawnAs) !== underWay.draw_seed
      // Its answers are to questions that the attempt under way does not ask: they stay there.
      if (isOther && leavesOut(content.questions, content.plan)) return refuse('other_draw')
      // Taken back in this moment, it is gone.
      const isTheirs = underWay.unopened_id === null
      if (!isTheirs && !(await deletePaperAttempt(context.db, underWay.id))) continue
      const timed = await startTime(context.db, underWay, timedFrom(now, window, claimedMs))
      return accept(await presentAttempt(context, assignment, timed))
    }
    const runsFrom = timedFrom(now, window, claimedMs)
    const fresh = {
      id: wish.attemptId,
      school_uai: assignment.school_uai,
      assignment_id: assignment.id,
      pupil_id: wish.pupilId,
      number: decision.number,
      attempts_max: assignment.attempts_max,
      started_at: new Date(now),
      draw_seed: seedAt(drawnAs ?? decision.number),
      timed_from: runsFrom === null ? null : new Date(runsFrom),
    }
    if (await insertAttempt(context.db, fresh)) {
      if (await wasTakenOut(context.db, assignment, fresh)) return refuse('not_found')
      return accept(await presentAttempt(context, assignment, fresh))
    }
    // The device's id serves another attempt already: it must mint a new one.
    if (attempts.some((attempt) => attempt.id === wish.attemptId)) return refuse('attempt_closed')
  }
  return refuse('overloaded', { retryAfterMs: 1_000 })
}

/** From whom it was taken in this moment has no attempt: nobody would ever see it. */
async function wasTakenOut(
  db: BeginContext['db'],
  assignment: AssignedRow,
  { id, pupil_id: pupilId }: { readonly id: Id; readonly pupil_id: Id },
): Promise<boolean> {
  if (!assignment.to_some || (await isAssignmentPupil(db, assignment.id, pupilId))) return false
  await deleteAttempt(db, id)
  return true
}

/** An attempt whose time never ran (a teacher prepared it, or gave the work no limit) runs from now. */
async function startTime(
  db: BeginContext['db'],
  attempt: BegunAttempt,
  runsFromMs: number | null,
): Promise<BegunAttempt> {
  if (attempt.timed_from !== null || runsFromMs === null) return attempt
  const timedAt = new Date(runsFromMs)
  await startAttemptTime(db, attempt.id, timedAt)
  return { ...attempt, timed_from: timedAt }
}

async function presentAttempt(
  { db, revisions, clock }: BeginContext,
  assignment: AssignedRow,
  attempt: BegunAttempt,
): Promise<Attempt> {
  const [revision, view, resources, saved, files, photos, openedHints] = await Promise.all([
    revisions.get(assignment.revision_id),
    readAssignmentView(db, assignment.id),
    readAboutResources(db, assignment),
    readSavedAnswers(db, attempt.id),
    listFiles(db, 'exercise_id', [assignment.exercise_id]),
    listFiles(db, 'attempt_id', [attempt.id]),
    readOpenedHints(db, attempt.id),
  ])
  const { plan, rubric } = revision.content
  return {
    id: attempt.id,
    assignmentId: assignment.id,
    number: attempt.number,
    title: revision.title,
    subjectCode: view?.subjectCode ?? '',
    dueAt: assignment.own_due_at?.toISOString() ?? null,
    ...timeLeft(assignment, attempt, clock.now()),
    resources,
    introduction: revision.introduction,
    questions: arrangeQuestions(revision.pupilQuestions, plan, attempt.draw_seed),
    ...(rubric === undefined ? {} : { rubric }),
    leavesOut: leavesOut(revision.pupilQuestions, plan),
    answers: saved.answers,
    versions: saved.versions,
    ...(openedHints.size === 0 ? {} : { openedHints: Object.fromEntries(openedHints) }),
    exerciseId: assignment.exercise_id,
    files: files.filter((file) => revision.fileIds.has(file.id)),
    // A sheet on its way from a teacher is no answer yet, and may be another pupil's.
    photos: namedPhotos(photos, saved.answers),
  }
}

/** How long the attempt may take, and how much of it is left. */
function timeLeft(
  assignment: AssignedRow,
  { timed_from }: BegunAttempt,
  nowMs: number,
): Pick<Attempt, 'time'> {
  const { minutes } = windowOf(assignment)
  const endsAt = attemptEndsAt({ minutes }, timed_from?.getTime() ?? null)
  if (endsAt === null || minutes === null) return {}
  const { extra_time: extraTime } = assignment
  return {
    time: {
      minutes,
      extraTime,
      endsAt: new Date(endsAt).toISOString(),
      leftMs: endsAt - nowMs,
    },
  }
}
