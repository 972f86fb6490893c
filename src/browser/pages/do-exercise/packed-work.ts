/**
 * An exercise that came with a day pack, as its page knows it: never begun here, open or not by this
 * device's clock. The school decides when what was done arrives.
 */
import { withOwnWindow } from '#browser/device/own-windows.ts'
import type { PackedExercise } from '#contract/day-packs.ts'
import { arrangeQuestions, leavesOut, seedOfAttempt } from '#contract/draw-questions.ts'
import type { Assignment, Attempt, PupilAssignment } from '#contract/exercises.ts'
import { ownMinutes } from '#contract/extra-time.ts'
import type { Me } from '#contract/me.ts'
import type { Id } from '#kernel/ids.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'

/** What of a pupil's terms no pack knows. */
export type OwnTerms = Pick<Me, 'adjustments' | 'ownWindows'>

function whyClosed(
  { opensAt, dueAt, lateAccepted }: Assignment,
  nowMs: number,
): RefusalCode | null {
  if (nowMs < Date.parse(opensAt)) return 'not_open_yet'
  if (dueAt !== null && !lateAccepted && nowMs > Date.parse(dueAt)) return 'too_late'
  return null
}

function timeOf({ minutes }: Assignment, { adjustments }: OwnTerms): PupilAssignment['time'] {
  const extraTime = adjustments?.extraTime ?? null
  return minutes === undefined ? undefined : { minutes: ownMinutes(minutes, extraTime), extraTime }
}

export function workOfPack(packed: PackedExercise, own: OwnTerms, nowMs: number): PupilAssignment {
  const assignment = withOwnWindow(packed.assignment, own.ownWindows ?? [])
  const closedBecause = whyClosed(assignment, nowMs)
  const time = timeOf(assignment, own)
  return {
    assignment,
    ...(time === undefined ? {} : { time }),
    resources: packed.resources,
    attempts: [],
    attemptsLeft: assignment.attemptsMax,
    isOpen: closedBecause === null,
    closedBecause,
  }
}

/** The pupil's attempt of this number, begun now, with the questions that the school would ask in it. */
export function attemptOfPack(
  packed: PackedExercise,
  attempt: { readonly id: Id; readonly pupilId: Id; readonly number: number },
  { assignment, time }: Pick<PupilAssignment, 'assignment' | 'time'>,
  nowMs: number,
): Attempt {
  const { exerciseId, resources, introduction, questions, plan, rubric } = packed
  const { id, pupilId, number } = attempt
  const seed = seedOfAttempt({ assignmentId: assignment.id, pupilId, number })
  return {
    id,
    number,
    assignmentId: assignment.id,
    title: assignment.title,
    subjectCode: assignment.subjectCode,
    dueAt: assignment.dueAt,
    ...timeFrom(time, nowMs),
    resources,
    introduction,
    questions: arrangeQuestions(questions, plan, seed),
    ...(rubric === undefined ? {} : { rubric }),
    leavesOut: leavesOut(questions, plan),
    answers: {},
    versions: {},
    exerciseId,
    files: packed.files.map(({ pack: _, ...summary }) => summary),
    photos: [],
  }
}

/** How long an attempt that begins now may take. */
export function timeFrom(time: PupilAssignment['time'], nowMs: number): Pick<Attempt, 'time'> {
  if (time === undefined) return {}
  const leftMs = time.minutes * 60_000
  return { time: { ...time, leftMs, endsAt: new Date(nowMs + leftMs).toISOString() } }
}
