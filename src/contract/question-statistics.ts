/** How the questions of an assignment did: for the teachers of its course alone. */
import Type, { type Static, type TSchema } from 'typebox'
import { inlinesSchema } from './content.ts'
import { assignmentSchema } from './exercises.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Attempts that are counted at most, those handed in first. */
export const countedAttemptsMax = 5_000
/** With fewer attempts a correlation says nothing. */
export const discriminationAttemptsMin = 10

/** A pupil's second attempt knows the answers of the first, where they were shown. */
export const countedAttemptsSchema = Type.Union([Type.Literal('first'), Type.Literal('all')])
export type CountedAttempts = Static<typeof countedAttemptsSchema>

/**
 * How a question's share of its points goes with the share of all others: their correlation
 * (point-biserial where the question is all or nothing), from -1 to 1.
 */
export const discriminationSchema = Type.Union([
  Type.Object({ kind: Type.Literal('known'), value: Type.Number({ minimum: -1, maximum: 1 }) }),
  /** Fewer than `discriminationAttemptsMin` attempts that have the question and another. */
  Type.Object({ kind: Type.Literal('too_few') }),
  /** Everybody earned the same, here or in the rest. */
  Type.Object({ kind: Type.Literal('all_same') }),
])
export type Discrimination = Static<typeof discriminationSchema>

export const questionStatisticsSchema = Type.Object({
  questionId: Type.String(),
  kind: Type.String(),
  /** From 1, as its author wrote them. */
  number: Type.Integer(),
  /** Its first words. */
  words: inlinesSchema,
  points: Type.Number(),
  /** Attempts that were asked it. */
  asked: Type.Integer(),
  answered: Type.Integer(),
  empty: Type.Integer(),
  /** Of those answered, still to be marked by a person: counted in no figure below. */
  toMark: Type.Integer(),
  /** Attempts in which a hint was opened, and how many were over all; absent: it has none. */
  hints: Type.Optional(
    Type.Object({ all: Type.Integer(), attempts: Type.Integer(), opened: Type.Integer() }),
  ),
  /** Share of its points that was earned, what was left empty counting as nothing. */
  facility: nullable(Type.Number({ minimum: 0, maximum: 1 })),
  discrimination: discriminationSchema,
  /** What was chosen, where one chooses; several may be chosen at once. */
  choices: Type.Array(
    Type.Object({ text: inlinesSchema, isRight: Type.Boolean(), count: Type.Integer() }),
  ),
})
export type QuestionStatistics = Static<typeof questionStatisticsSchema>

export const assignmentStatisticsSchema = Type.Object({
  assignment: assignmentSchema,
  counted: countedAttemptsSchema,
  attempts: Type.Integer(),
  /** More were handed in than are counted. */
  isCut: Type.Boolean(),
  questions: Type.Array(questionStatisticsSchema),
})
export type AssignmentStatistics = Static<typeof assignmentStatisticsSchema>
