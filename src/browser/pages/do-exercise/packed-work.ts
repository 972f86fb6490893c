/**
 * An exercise that came with a day pack, as its page knows it: never begun here, open or not by this
 * device's clock. The school decides when what was done arrives.
 */
import type { PackedExercise } from '#contract/day-packs.ts'
import { arrangeQuestions, leavesOut, seedOfAttempt } from '#contract/draw-questions.ts'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'

function whyClosed({ assignment }: PackedExercise, nowMs: number): RefusalCode | null {
  const { opensAt, dueAt, lateAccepted } = assignment
  if (nowMs < Date.parse(opensAt)) return 'not_open_yet'
  if (dueAt !== null && !lateAccepted && nowMs > Date.parse(dueAt)) return 'too_late'
  return null
}

export function workOfPack(packed: PackedExercise, nowMs: number): PupilAssignment {
  const closedBecause = whyClosed(packed, nowMs)
  return {
    assignment: packed.assignment,
    resources: packed.resources,
    attempts: [],
    attemptsLeft: packed.assignment.attemptsMax,
    isOpen: closedBecause === null,
    closedBecause,
  }
}

/** The pupil's attempt of this number, with the questions that the school would ask in it. */
export function attemptOfPack(
  packed: PackedExercise,
  attempt: { readonly id: Id; readonly pupilId: Id; readonly number: number },
): Attempt {
  const { assignment, exerciseId, resources, introduction, questions, plan } = packed
  const { id, pupilId, number } = attempt
  const seed = seedOfAttempt({ assignmentId: assignment.id, pupilId, number })
  return {
    id,
    number,
    assignmentId: assignment.id,
    title: assignment.title,
    subjectCode: assignment.subjectCode,
    dueAt: assignment.dueAt,
    resources,
    introduction,
    questions: arrangeQuestions(questions, plan, seed),
    leavesOut: leavesOut(questions, plan),
    answers: {},
    versions: {},
    exerciseId,
    files: packed.files.map(({ pack: _, ...summary }) => summary),
    photos: [],
  }
}
