/** Single questions on the wire: found in one's own, shared and common exercises, and taken. */
import Type, { type Static } from 'typebox'
import { questionKinds } from './question-kinds.ts'
import { questionSchema } from './questions.ts'
import { fileSummarySchema } from './resources.ts'
import { tagLengthMax } from './sharing-limits.ts'
import { idSchema } from './wire-shapes.ts'

/** Questions on one page of what was found, and that are taken at once. */
export const questionsPageMax = 30
/** Pages that one goes through; more words find sooner. */
const pagesMax = 50

const questionKindSchema = Type.Enum(questionKinds)

export const questionSearchQuerySchema = Type.Object({
  /** The exercise that is being written: its own questions are not found. */
  for: idSchema,
  /** Every word must occur in the question, or in its exercise's title or tags. */
  words: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(questionKindSchema),
  /** A whole tag; case and accents count for nothing. */
  tag: Type.Optional(Type.String({ maxLength: tagLengthMax })),
  subject: Type.Optional(Type.String({ maxLength: 20 })),
  page: Type.Optional(Type.Integer({ minimum: 0, maximum: pagesMax })),
})
export type QuestionSearchQuery = Static<typeof questionSearchQuerySchema>

export const foundQuestionsSchema = Type.Object({
  questions: Type.Array(
    Type.Object({
      exerciseId: idSchema,
      exerciseTitle: Type.String(),
      questionId: Type.String(),
      kind: questionKindSchema,
      points: Type.Number(),
      /** How it begins, as plain text. */
      text: Type.String(),
      isMine: Type.Boolean(),
      /** Null in the common bank. */
      authorName: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  hasMore: Type.Boolean(),
})
export type FoundQuestions = Static<typeof foundQuestionsSchema>
export type FoundQuestion = FoundQuestions['questions'][number]

export const takeQuestionsSchema = Type.Object({
  picks: Type.Array(
    Type.Object({ exerciseId: idSchema, questionId: Type.String({ maxLength: 64 }) }),
    { minItems: 1, maxItems: questionsPageMax },
  ),
})
export type QuestionPick = Static<typeof takeQuestionsSchema>['picks'][number]

/** Under ids of their own, in the order of the wish; their files are the exercise's already. */
export const takenQuestionsSchema = Type.Object({
  questions: Type.Array(questionSchema),
  files: Type.Array(fileSummarySchema),
})
export type TakenQuestions = Static<typeof takenQuestionsSchema>
