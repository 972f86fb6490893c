/** What came out of an attempt: for its pupil once marks open, for its teachers at once. */
import { arrangeQuestions } from '#contract/draw-questions.ts'
import type { PaperCopy } from '#contract/paper-copies.ts'
import type { Answers } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { AttemptResult, QuestionResult } from '#contract/results.ts'
import { roundPoints } from '#contract/round-points.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type AssignedRow, windowOf } from '#school/assignments/assigned.ts'
import {
  type AssignmentWindow,
  isResultOpen,
  windowOfMarks,
} from '#school/assignments/assignment.ts'
import type { FindOutages } from '#school/assignments/due-extension.ts'
import { extendWindow } from '#school/assignments/extend-windows.ts'
import { readAssignmentView } from '#school/assignments/read-assignment.ts'
import { readTeam } from '#school/assignments/read-team.ts'
import { namedPhotos } from '#school/attempts/named-photos.ts'
import { readAttempt } from '#school/attempts/read-attempt.ts'
import { readRuled } from '#school/attempts/read-late-ruling.ts'
import { readPaperCopies } from '#school/attempts/read-paper-copies.ts'
import { readSubmissionOfAttempt } from '#school/attempts/read-submission.ts'
import { receiptOf } from '#school/attempts/receipt.ts'
import type { KnownRevision, RevisionMemory } from '#school/exercises/remember-revision.ts'
import type { QuestionMark } from '#school/questions/mark-outcome.ts'
import { withHandMarks } from '#school/questions/with-hand-marks.ts'
import { listFiles } from '#school/resources/list-files.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readAnnotations } from './annotation-store.ts'
import { type HandMarkRow, readHandMarks } from './read-hand-marks.ts'
import { isReturned } from './returned-copy.ts'
import { readReturnedAt } from './returned-copy-store.ts'
import { readSpokenComment, type SpokenCommentRow } from './spoken-comment-store.ts'

interface ResultContext {
  readonly db: SchoolDatabase
  readonly clock: Clock
  readonly revisions: RevisionMemory
  readonly findOutages: FindOutages
}

/**
 * `audience` decides whether marks wait for the due time, and those of a person for the return of the
 * copy: teachers never wait.
 */
export async function readResult(
  context: ResultContext,
  attemptId: Id,
  audience: 'pupil' | 'teacher',
): Promise<Result<AttemptResult>> {
  const { db } = context
  const inHand = await readAttempt(db, attemptId)
  const submission = await readSubmissionOfAttempt(db, attemptId)
  if (inHand === null || submission === undefined) return refuse('not_found')
  const { assignment } = inHand
  const now = context.clock.now()
  const told = await readWhatCame(context, { attempt: inHand.attempt, assignment, now })
  const { revision, view, given, annotations, photos, files, ruled, window, returnedAt } = told
  const isBack = isReturned({ toMark: submission.to_mark, returnedAt })
  const handMarks = audience === 'teacher' || isBack ? given : []
  const isOpen = audience === 'teacher' || isResultOpen(now, window)
  const perQuestion = withHandMarks(submission.result as QuestionMark[], handMarks)
  const answers = submission.answers as Answers
  const { paper } = told
  const marked = audience === 'teacher' ? null : handMarks.map(questionOf)
  const isShown = photosWithDrawings(answers, paper, marked)
  return accept({
    attemptId,
    assignmentId: assignment.id,
    title: revision.title,
    subjectCode: view?.subjectCode ?? '',
    number: inHand.attempt.number,
    receipt: receiptOf(submission, ruled),
    ...(paper === undefined ? {} : { paper }),
    ...teamOf(told.team, inHand.attempt.pupil_id),
    marks: isOpen
      ? {
          points: totalPoints(perQuestion),
          pointsMax: Number(submission.points_max),
          toMark: perQuestion.filter((one) => one.state === 'to_mark').length,
          perQuestion,
          annotations: annotations.filter((one) => isShown.has(one.photoId)),
          ...(audience === 'teacher' || isBack ? spokenOf(told.said, photos) : {}),
        }
      : null,
    returnedAt: returnedAt?.toISOString() ?? null,
    opensAt: isOpen ? null : opensAtOf(window),
    exerciseId: assignment.exercise_id,
    questions: drawnQuestions(revision, inHand.attempt.draw_seed),
    ...rubricOf(revision),
    answers,
    photos: namedPhotos(photos, answers, paper?.photoIds),
    files: files.filter((file) => revision.fileIds.has(file.id)),
  })
}

/** All that was written of a copy since it was handed in, and of its exercise. */
async function readWhatCame(
  { db, findOutages, revisions }: ResultContext,
  copy: {
    readonly attempt: { readonly id: Id; readonly pupil_id: Id }
    readonly assignment: AssignedRow
    readonly now: number
  },
) {
  const { assignment } = copy
  const { id: attemptId, pupil_id } = copy.attempt
  const [revision, view, given, annotations, photos, files, ruled, window, returnedAt, ...more] =
    await Promise.all([
      revisions.get(assignment.revision_id),
      readAssignmentView(db, assignment.id),
      readHandMarks(db, [attemptId]),
      readAnnotations(db, attemptId),
      listFiles(db, 'attempt_id', [attemptId]),
      listFiles(db, 'exercise_id', [assignment.exercise_id]),
      readRuled(db, attemptId),
      extendWindow(windowOfMarks(windowOf(assignment)), copy.now, findOutages),
      readReturnedAt(db, attemptId),
      readPaperCopies(db, [attemptId]),
      readSpokenComment(db, attemptId),
      readTeam(db, assignment.id, pupil_id),
    ])
  const [onPaper, said, team] = more
  const paper = onPaper.get(attemptId)
  const marking = { given, annotations, said, ruled, returnedAt }
  return { revision, view, photos, files, window, paper, team, ...marking }
}

function teamOf(team: readonly PersonName[], pupilId: Id): Pick<AttemptResult, 'team'> {
  const sender = team.find(({ id }) => id === pupilId)
  if (sender === undefined) return {}
  const others = team.flatMap(({ givenName, id }) => (id === pupilId ? [] : [givenName]))
  return { team: { handedInBy: sender.givenName, others } }
}

function opensAtOf({ extension, dueAt }: AssignmentWindow): string | null {
  const opensAtMs = extension?.untilMs ?? dueAt
  return opensAtMs === null ? null : new Date(opensAtMs).toISOString()
}

function questionOf(mark: HandMarkRow): string {
  return mark.question_id
}

function rubricOf({ content: { rubric } }: KnownRevision): Pick<AttemptResult, 'rubric'> {
  return rubric === undefined ? {} : { rubric }
}

function drawnQuestions({ content, pupilQuestions }: KnownRevision, seed: number | null) {
  return arrangeQuestions(pupilQuestions, content.plan, seed)
}

/**
 * The photos and PDFs whose drawings are told. They go with the mark of their answer, `marked`: half drawn, they are
 * their teacher's own, for whom it is null. A sheet of the whole work comes with the first mark.
 */
function photosWithDrawings(
  answers: Answers,
  paper: PaperCopy | undefined,
  marked: readonly string[] | null,
): ReadonlySet<Id> {
  const sheets = marked === null || marked.length > 0 ? (paper?.photoIds ?? []) : []
  const ofAnswers = (marked ?? Object.keys(answers)).flatMap((questionId) => {
    const answer = answers[questionId]
    return answer?.kind === 'open' ? answer.fileIds : []
  })
  return new Set([...ofAnswers, ...sheets])
}

/** The sound lies among the photos of the copy. */
function spokenOf(said: SpokenCommentRow | undefined, photos: readonly FileSummary[]) {
  const sound = photos.find((file) => file.id === said?.file_id)
  return said === undefined || sound === undefined ? {} : { spoken: { sound, words: said.words } }
}

function totalPoints(perQuestion: readonly QuestionResult[]): number {
  const sum = perQuestion.reduce((points, one) => points + one.points, 0)
  return roundPoints(sum)
}
