/**
 * Questions as teachers write them, with the key, and answers as pupils give them. What pupils get
 * of a question is in `pupil-questions.ts`: only that shape ever leaves the server towards them.
 *
 * Points and fractions follow Moodle's documented rules: each accepted answer carries a
 * fraction of the question's points, from -1 to 1; see `school/exercises/marking.ts`.
 */
import Type, { type Static } from 'typebox'
import { blocksSchema, inlinesSchema } from './content.ts'
import { drawPlanSchema } from './draw-plan.ts'
import { hintsMax } from './hints.ts'
import { filesOfAnswerMax } from './kept-work-limits.ts'
import { rubricSchema } from './rubrics.ts'

/** Most questions in one exercise. */
export const questionsMax = 100

const idSchema = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })
/** Names an answer in a record of answers: never `__proto__`, which is no name of one's own. */
const questionIdSchema = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9-][A-Za-z0-9_-]{0,63}$',
})
/** A record without this would take whatever stands under a name that is no id. */
const closed = { additionalProperties: false }
const fractionSchema = Type.Number({ minimum: -1, maximum: 1 })
const feedbackSchema = Type.Optional(inlinesSchema)

const common = {
  id: questionIdSchema,
  prompt: blocksSchema,
  /** What the question is worth, in points. */
  points: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
  /** Shown to everyone once feedback opens. */
  explanation: feedbackSchema,
  /** Shown when the pupil asks for it. */
  hint: feedbackSchema,
  /** Shown after it, one after another. Beside `hint`, so that what was written before stays as it is. */
  furtherHints: Type.Optional(Type.Array(inlinesSchema, { maxItems: hintsMax - 1 })),
  /** The share of the points that each opened hint costs: Moodle's `penalty`. Absent: none. */
  hintPenalty: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
}

const choiceSchema = Type.Object({
  id: idSchema,
  text: inlinesSchema,
  fraction: fractionSchema,
  feedback: feedbackSchema,
})

export const singleChoiceSchema = Type.Object({
  ...common,
  kind: Type.Literal('single_choice'),
  choices: Type.Array(choiceSchema, { minItems: 2, maxItems: 20 }),
  shuffle: Type.Boolean(),
})

export const multipleChoiceSchema = Type.Object({
  ...common,
  kind: Type.Literal('multiple_choice'),
  choices: Type.Array(choiceSchema, { minItems: 2, maxItems: 20 }),
  shuffle: Type.Boolean(),
})

export const trueFalseSchema = Type.Object({
  ...common,
  kind: Type.Literal('true_false'),
  correct: Type.Boolean(),
  feedbackTrue: feedbackSchema,
  feedbackFalse: feedbackSchema,
})

const numericAnswerSchema = Type.Object({
  value: Type.Number(),
  /** Accepted distance from `value`, absolute. */
  tolerance: Type.Number({ minimum: 0 }),
  fraction: fractionSchema,
  feedback: feedbackSchema,
})

export const numericSchema = Type.Object({
  ...common,
  kind: Type.Literal('numeric'),
  answers: Type.Array(numericAnswerSchema, { minItems: 1, maxItems: 20 }),
  /** Said when no answer matched. */
  otherFeedback: feedbackSchema,
  /** Absent: a bare number. The first symbol is the unit of `value`; others carry a factor to it. */
  unit: Type.Optional(
    Type.Object({
      /** Without the unit the answer earns nothing (`required`) or is accepted (`optional`). */
      rule: Type.Union([Type.Literal('required'), Type.Literal('optional')]),
      symbols: Type.Array(
        Type.Object({
          symbol: Type.String({ minLength: 1, maxLength: 20 }),
          /** value in the first symbol's unit = typed number × factor. */
          factor: Type.Number({ exclusiveMinimum: 0 }),
        }),
        { minItems: 1, maxItems: 10 },
      ),
    }),
  ),
})

/** How strictly typed words are compared; spaces at the ends never count. */
export const textRuleSchema = Type.Object({
  caseMatters: Type.Boolean(),
  accentsMatter: Type.Boolean(),
})
export type TextRule = Static<typeof textRuleSchema>

const textAnswerSchema = Type.Object({
  /** `*` stands for any run of characters, `\*` for a star, as in Moodle. */
  pattern: Type.String({ minLength: 1, maxLength: 500 }),
  fraction: fractionSchema,
  feedback: feedbackSchema,
})

export const shortTextSchema = Type.Object({
  ...common,
  kind: Type.Literal('short_text'),
  answers: Type.Array(textAnswerSchema, { minItems: 1, maxItems: 50 }),
  rule: textRuleSchema,
})

export const matchSchema = Type.Object({
  ...common,
  kind: Type.Literal('match'),
  pairs: Type.Array(
    Type.Object({
      id: idSchema,
      left: inlinesSchema,
      right: inlinesSchema,
      /** Said to whoever joined the left-hand side to something else. */
      feedback: feedbackSchema,
    }),
    { minItems: 2, maxItems: 20 },
  ),
  /** Right-hand sides that belong to nobody. */
  distractors: Type.Array(inlinesSchema, { maxItems: 10 }),
})

export const orderSchema = Type.Object({
  ...common,
  kind: Type.Literal('order'),
  /** In the right order. */
  items: Type.Array(
    Type.Object({
      id: idSchema,
      text: inlinesSchema,
      /** Said to whoever put something else in its place. */
      feedback: feedbackSchema,
    }),
    { minItems: 2, maxItems: 20 },
  ),
})

const gapSchema = Type.Object({
  type: Type.Literal('gap'),
  id: idSchema,
  /** Share of the question's points relative to the other gaps. */
  weight: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
  answer: Type.Union([
    Type.Object({
      kind: Type.Literal('text'),
      answers: Type.Array(textAnswerSchema, { minItems: 1, maxItems: 50 }),
      rule: textRuleSchema,
    }),
    Type.Object({
      kind: Type.Literal('number'),
      answers: Type.Array(numericAnswerSchema, { minItems: 1, maxItems: 20 }),
    }),
    Type.Object({
      kind: Type.Literal('choice'),
      choices: Type.Array(choiceSchema, { minItems: 2, maxItems: 20 }),
    }),
  ]),
})

export const gapTextSchema = Type.Object({
  ...common,
  kind: Type.Literal('gap_text'),
  /** Lines of running text with gaps between the words. */
  lines: Type.Array(
    Type.Array(
      Type.Union([Type.Object({ type: Type.Literal('words'), text: inlinesSchema }), gapSchema]),
      { minItems: 1, maxItems: 100 },
    ),
    { minItems: 1, maxItems: 50 },
  ),
})

export const openQuestionSchema = Type.Object({
  ...common,
  kind: Type.Literal('open'),
  accepts: Type.Union([Type.Literal('text'), Type.Literal('photo'), Type.Literal('text_or_photo')]),
  /** Besides, files: documents, plain text, recordings. */
  takesFiles: Type.Optional(Type.Literal(true)),
  /** For the teacher who marks: what a good answer holds. */
  markingGuide: feedbackSchema,
  /** Read by pupils too, before they answer. */
  rubric: Type.Optional(rubricSchema),
})

/** A question with its key: for teachers only. */
export const questionSchema = Type.Union([
  singleChoiceSchema,
  multipleChoiceSchema,
  trueFalseSchema,
  numericSchema,
  shortTextSchema,
  matchSchema,
  orderSchema,
  gapTextSchema,
  openQuestionSchema,
])
export type Question = Static<typeof questionSchema>
export type QuestionKind = Question['kind']

export const exerciseContentSchema = Type.Object({
  format: Type.Literal(1),
  /** Words above the first question. */
  introduction: blocksSchema,
  questions: Type.Array(questionSchema, { minItems: 1, maxItems: questionsMax }),
  /** Absent: every attempt asks everything, in this order. */
  plan: Type.Optional(drawPlanSchema),
  /** By which a person marks the copy as a whole, beside its questions; absent: nothing is. */
  rubric: Type.Optional(rubricSchema),
})
export type ExerciseContent = Static<typeof exerciseContentSchema>

// --- what a pupil answers ----------------------------------------------------------------------

/** Longest typed answer to an open question, in characters. */
export const openTextMax = 20_000

/**
 * One answer, as the pupil gave it: raw text is kept as typed, so that a later change of the
 * rules can mark it again. Ids are those of the pupil's shape.
 */
export const answerSchema = Type.Union([
  Type.Object({ kind: Type.Literal('single_choice'), choice: idSchema }),
  Type.Object({
    kind: Type.Literal('multiple_choice'),
    choices: Type.Array(idSchema, { maxItems: 20, uniqueItems: true }),
  }),
  Type.Object({ kind: Type.Literal('true_false'), value: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('numeric'), text: Type.String({ maxLength: 100 }) }),
  Type.Object({ kind: Type.Literal('short_text'), text: Type.String({ maxLength: 500 }) }),
  Type.Object({
    kind: Type.Literal('match'),
    /** left id → right id */
    pairs: Type.Record(idSchema, idSchema, closed),
  }),
  Type.Object({
    kind: Type.Literal('order'),
    order: Type.Array(idSchema, { maxItems: 20, uniqueItems: true }),
  }),
  Type.Object({
    kind: Type.Literal('gap_text'),
    /** gap id → what was typed, or the chosen option's id */
    gaps: Type.Record(idSchema, Type.String({ maxLength: 500 }), closed),
  }),
  Type.Object({
    kind: Type.Literal('open'),
    text: Type.String({ maxLength: openTextMax }),
    /** Photos in the order of the pages, and other files. */
    fileIds: Type.Array(idSchema, { maxItems: filesOfAnswerMax }),
  }),
])
export type Answer = Static<typeof answerSchema>

/** question id → answer; questions left out were not answered. */
export const answersSchema = Type.Record(questionIdSchema, answerSchema, {
  ...closed,
  maxProperties: questionsMax,
})
export type Answers = Static<typeof answersSchema>
