/**
 * The coming days of a course on paper, for a pupil without a line: what is read, whole, and what is
 * answered, with no key of any answer. It names nobody.
 */
import Type, { type Static } from 'typebox'
import { blocksSchema } from './content.ts'
import { assignmentSchema } from './exercises.ts'
import { pupilQuestionSchema } from './pupil-questions.ts'
import { fileSummarySchema, readingSchema } from './resources.ts'
import { rubricSchema } from './rubrics.ts'
import { lessonStatusSchema } from './timetable.ts'
import { daySchema, idSchema, instantSchema, uaiSchema } from './wire-shapes.ts'

export const paperExerciseSchema = Type.Object({
  assignment: assignmentSchema,
  exerciseId: idSchema,
  introduction: blocksSchema,
  /** Every question, in the author's order: paper draws none. */
  questions: Type.Array(pupilQuestionSchema),
  /** Of the whole copy. */
  rubric: Type.Optional(rubricSchema),
  files: Type.Array(fileSummarySchema),
})
export type PaperExercise = Static<typeof paperExerciseSchema>

export const paperLessonSchema = Type.Object({
  id: idSchema,
  on: daySchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  status: lessonStatusSchema,
  note: Type.Union([Type.String(), Type.Null()]),
  homework: Type.Union([Type.String(), Type.Null()]),
  homeworkDueOn: Type.Union([daySchema, Type.Null()]),
  /** Each resource stands in full with the first lesson that has it. */
  readings: Type.Array(readingSchema),
  /** Titles of what stands in full with an earlier lesson. */
  again: Type.Array(Type.String()),
  exercises: Type.Array(paperExerciseSchema),
})
export type PaperLesson = Static<typeof paperLessonSchema>

/** `GET /api/courses/:courseId/coming-paper`: the next school days, as a device would keep them. */
export const comingPaperSchema = Type.Object({
  courseId: idSchema,
  schoolUai: uaiSchema,
  courseName: Type.String(),
  /** Given before these days, and not due before them. */
  earlier: Type.Array(paperExerciseSchema),
  /** In the order of their times. */
  lessons: Type.Array(paperLessonSchema),
  /** Exercises that nobody may read before their hour: not on this paper. */
  notOpen: Type.Array(Type.Object({ title: Type.String(), opensAt: instantSchema })),
})
export type ComingPaper = Static<typeof comingPaperSchema>
