/** Exercises on the wire as pupils will see them, for those who write, share and copy them. */
import Type, { type Static } from 'typebox'
import { blocksSchema } from './content.ts'
import { drawPlanSchema } from './draw-plan.ts'
import { pupilQuestionSchema } from './pupil-questions.ts'
import { fileSummarySchema } from './resources.ts'
import { rubricSchema } from './rubrics.ts'

/** An exercise as a pupil will see it, without its key. */
export const exercisePreviewSchema = Type.Object({
  title: Type.String(),
  introduction: blocksSchema,
  /** Every question: the page draws from them, as often as its reader likes. */
  questions: Type.Array(pupilQuestionSchema),
  plan: Type.Optional(drawPlanSchema),
  /** Of the whole copy. */
  rubric: Type.Optional(rubricSchema),
})
export type ExercisePreview = Static<typeof exercisePreviewSchema>

/** A colleague's exercise, to try before copying it. */
export const sharedExerciseSchema = Type.Object({
  preview: exercisePreviewSchema,
  files: Type.Array(fileSummarySchema),
  /** Null once the name was forgotten. */
  authorName: Type.Union([Type.String(), Type.Null()]),
})
export type SharedExercise = Static<typeof sharedExerciseSchema>
