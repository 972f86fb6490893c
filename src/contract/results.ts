/** What came of a copy on the wire: marks, words, what was drawn; and how a person marks. */
import Type, { type Static, type TSchema } from 'typebox'
import { annotationSchema } from './annotations.ts'
import { inlinesSchema } from './content.ts'
import { receiptSchema } from './exercises.ts'
import { paperCopySchema } from './paper-copies.ts'
import { pupilQuestionSchema } from './pupil-questions.ts'
import { answersSchema } from './questions.ts'
import { fileSummarySchema } from './resources.ts'
import { becauseMax } from './rubric-limits.ts'
import { rubricSchema, ticksSchema } from './rubrics.ts'
import { spokenCommentSchema } from './spoken-comments.ts'
import { teamCopySchema } from './teams.ts'
import { idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const markStateSchema = Type.Union([
  Type.Literal('right'),
  Type.Literal('partly'),
  Type.Literal('wrong'),
  Type.Literal('unanswered'),
  Type.Literal('to_mark'),
])

export const questionResultSchema = Type.Object({
  /** Or `wholeCopyId`. */
  questionId: Type.String(),
  state: markStateSchema,
  points: Type.Number(),
  pointsMax: Type.Number(),
  feedback: Type.Array(inlinesSchema),
  explanation: inlinesSchema,
  parts: Type.Array(
    Type.Object({
      id: nullable(Type.String()),
      label: inlinesSchema,
      chosen: Type.Array(inlinesSchema),
      expected: Type.Array(inlinesSchema),
      fraction: Type.Number(),
    }),
  ),
  /** The teacher's words under a question marked by hand. */
  comment: Type.String(),
  /** What the rule gave where a teacher's mark stands in its place; absent where none does. */
  byRule: Type.Optional(
    Type.Object({
      state: markStateSchema,
      points: Type.Number(),
      /** What hints took of the points that were earned. */
      taken: Type.Number(),
    }),
  ),
  /** The steps that were ticked of the question's rubric; absent where none were. */
  ticks: Type.Optional(ticksSchema),
  /** Why the points are not those of the ticked steps; absent where they are. */
  because: Type.Optional(Type.String()),
  /** Answered on a sheet that a teacher handed in: a person marks it, whatever its kind. */
  onPaper: Type.Optional(Type.Boolean()),
  /** Absent where no hint was opened, as far as the device told. */
  hints: Type.Optional(
    Type.Object({
      opened: Type.Integer(),
      /** What they cost, in points. */
      cost: Type.Number(),
      /** What that took of the points that were earned; nothing while a person has yet to mark. */
      taken: Type.Number(),
    }),
  ),
})
export type QuestionResult = Static<typeof questionResultSchema>

export const resultSchema = Type.Object({
  attemptId: idSchema,
  assignmentId: idSchema,
  title: Type.String(),
  subjectCode: Type.String(),
  number: Type.Integer(),
  receipt: receiptSchema,
  /** Absent where the pupil handed it in. */
  paper: Type.Optional(paperCopySchema),
  /** Absent where it is one pupil's alone. */
  team: Type.Optional(teamCopySchema),
  /** Null while marks and feedback are not open to the pupil. */
  marks: nullable(
    Type.Object({
      points: Type.Number(),
      pointsMax: Type.Number(),
      toMark: Type.Integer(),
      perQuestion: Type.Array(questionResultSchema),
      /** What was drawn on photos and PDFs, in the order in which it was; absent where there is nothing. */
      annotations: Type.Optional(Type.Array(annotationSchema)),
      /** What its teacher said of the whole copy; absent where nothing was. */
      spoken: Type.Optional(spokenCommentSchema),
    }),
  ),
  /** When its teacher returned what a person marked; null before, and where rules marked all. */
  returnedAt: nullable(instantSchema),
  opensAt: nullable(instantSchema),
  exerciseId: idSchema,
  questions: Type.Array(pupilQuestionSchema),
  /** Of the whole copy; its mark stands among those of the questions, under `wholeCopyId`. */
  rubric: Type.Optional(rubricSchema),
  answers: answersSchema,
  photos: Type.Array(fileSummarySchema),
  files: Type.Array(fileSummarySchema),
})
export type AttemptResult = Static<typeof resultSchema>

/** One attempt as the teacher who marks it sees it. */
export const markingSheetSchema = Type.Object({
  result: resultSchema,
  pupil: personNameSchema,
  /** All whose copy it is, `pupil` among them; absent where it is one pupil's alone. */
  team: Type.Optional(Type.Array(personNameSchema)),
  /** Minutes that this pupil had, where they are more than the others'. */
  ownMinutes: nullable(Type.Integer()),
  /** What a good answer holds, by question. */
  markingGuides: Type.Record(Type.String(), inlinesSchema),
  /**
   * Of the other attempts that still wait to be marked, the one that came in next after this one, and after the last
   * the first of all; by a question that rules marked, the one that came after this one, and none after the last.
   */
  nextAttemptId: nullable(idSchema),
  /** By a question that rules marked: with which all its copies begin. */
  firstAttemptId: nullable(idSchema),
  /** How many they are: for the whole copy, or for the question that was asked for. */
  othersWaiting: Type.Integer(),
})
export type MarkingSheet = Static<typeof markingSheetSchema>

export const handMarkSchema = Type.Object({
  points: Type.Number({ minimum: 0, maximum: 100 }),
  comment: Type.String({ maxLength: 5_000 }),
  /** One step of every criterion of the question's rubric. */
  ticks: Type.Optional(ticksSchema),
  /** Needed where the points are not those of the ticked steps. */
  because: Type.Optional(Type.String({ maxLength: becauseMax })),
})
export type GivenMark = Static<typeof handMarkSchema>
