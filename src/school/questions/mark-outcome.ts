/**
 * What marking says: of one question before points are counted (`Outcome`), of one question
 * and of a whole exercise. Shared by the marking of every kind.
 */
import type { Inlines } from '#contract/content.ts'

/** `to_mark`: a person has to read it. */
export type MarkState = 'right' | 'partly' | 'wrong' | 'unanswered' | 'to_mark'

/**
 * One thing that could be right or wrong by itself: a pair, a gap, a place in the order, or the
 * whole answer. Shown once feedback opens, never before: it holds the key.
 */
export interface AnswerPart {
  /** The gap's or left-hand side's id in the pupil's shape; null where there is only one part. */
  id: string | null
  /** What the part is about (a left-hand side); empty where there is nothing to name. */
  label: Inlines
  /** What the pupil gave. For true/false the text is `true` or `false`, put into words on screen. */
  chosen: Inlines[]
  /** What earns full points; for texts and numbers every full answer. */
  expected: Inlines[]
  /** Share of this part's points, 0 to 1. */
  fraction: number
}

/** The marking of one question before points: `fraction` is not yet clipped. */
export interface Outcome {
  answered: boolean
  fraction: number
  feedback: Inlines[]
  parts: AnswerPart[]
}

/** Hints that a device says were opened: what they cost, and what of it could be taken, in points. */
export interface HintsOpened {
  readonly opened: number
  readonly cost: number
  readonly taken: number
}

/** One question of an answered exercise, or the whole copy by a rubric of its own. */
export interface QuestionMark {
  /** Or `wholeCopyId`. */
  questionId: string
  state: MarkState
  /** Between 0 and `pointsMax`, without what hints cost; 0 while `to_mark`. */
  points: number
  pointsMax: number
  /** Words tied to what was answered, in reading order. */
  feedback: Inlines[]
  /** Words for everyone. */
  explanation: Inlines
  parts: AnswerPart[]
  /** Answered on a sheet that a teacher handed in: a person marks it, whatever its kind. */
  onPaper?: true
  /** Absent where none was opened, and in copies from before hints could cost something. */
  hints?: HintsOpened
}

/** A whole answered exercise; `points` leaves out what is still to mark. */
export interface Marking {
  perQuestion: QuestionMark[]
  points: number
  pointsMax: number
  /** How many marks wait for a person. */
  toMark: number
}

/** An outcome for a question nobody answered, with the key's parts for display. */
export function notAnswered(parts: AnswerPart[]): Outcome {
  return { answered: false, fraction: 0, feedback: [], parts }
}

/** The feedback as a list: empty where there is none. */
export function feedbackList(feedback: Inlines | undefined): Inlines[] {
  return feedback === undefined || feedback.length === 0 ? [] : [feedback]
}

/** Keeps a share between nothing and everything; what is no number counts as nothing. */
export function clipFraction(fraction: number): number {
  if (!(fraction > 0)) return 0
  return Math.min(1, fraction)
}
