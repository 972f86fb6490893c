/**
 * An exercise that came with a day pack, as its page knows it: never begun here, open or not by this
 * device's clock. The school decides when what was done arrives.
 */
import type { PackedExercise } from '#contract/day-packs.ts'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
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

/** An attempt without its id: whoever begins it gives it one. */
export function attemptOfPack(packed: PackedExercise): Omit<Attempt, 'id' | 'number'> {
  const { assignment, exerciseId, resources, introduction, questions } = packed
  return {
    assignmentId: assignment.id,
    title: assignment.title,
    subjectCode: assignment.subjectCode,
    dueAt: assignment.dueAt,
    resources,
    introduction,
    questions,
    answers: {},
    versions: {},
    exerciseId,
    files: packed.files.map(({ pack: _, ...summary }) => summary),
    photos: [],
  }
}
