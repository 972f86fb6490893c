/**
 * Questions as pupils get them: no key, no fraction, no tolerance, no feedback. Only this shape
 * ever leaves the server towards a pupil; `school/exercises/pupil-view.ts` makes it.
 */
import Type, { type Static } from 'typebox'
import { blocksSchema, inlinesSchema } from './content.ts'
import { rubricSchema } from './rubrics.ts'

const idSchema = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })

const pupilOptionSchema = Type.Object({ id: idSchema, text: inlinesSchema })
const pupilCommon = {
  id: idSchema,
  prompt: blocksSchema,
  /** 0 where its rubric has no points. */
  points: Type.Number(),
  /** Shown when the pupil asks for it. */
  hint: Type.Optional(inlinesSchema),
  /** Shown after it, one after another. */
  furtherHints: Type.Optional(Type.Array(inlinesSchema)),
  /** The share of the points that each opened hint costs; absent: none. */
  hintPenalty: Type.Optional(Type.Number()),
}

/**
 * A question without its key. Ids of choices, items and right-hand sides are opaque: they are
 * derived from the revision's secret salt, so that neither id nor order tells the answer.
 */
export const pupilQuestionSchema = Type.Union([
  Type.Object({
    ...pupilCommon,
    kind: Type.Union([Type.Literal('single_choice'), Type.Literal('multiple_choice')]),
    choices: Type.Array(pupilOptionSchema),
    /** In another order in each attempt: see `draw-questions.ts`. */
    shuffle: Type.Boolean(),
  }),
  Type.Object({ ...pupilCommon, kind: Type.Literal('true_false') }),
  Type.Object({
    ...pupilCommon,
    kind: Type.Literal('numeric'),
    /** Symbols that are understood; the first is the expected one. */
    units: Type.Array(Type.String()),
    unitRequired: Type.Boolean(),
  }),
  Type.Object({ ...pupilCommon, kind: Type.Literal('short_text') }),
  Type.Object({
    ...pupilCommon,
    kind: Type.Literal('match'),
    lefts: Type.Array(pupilOptionSchema),
    rights: Type.Array(pupilOptionSchema),
  }),
  Type.Object({
    ...pupilCommon,
    kind: Type.Literal('order'),
    items: Type.Array(pupilOptionSchema),
  }),
  Type.Object({
    ...pupilCommon,
    kind: Type.Literal('gap_text'),
    lines: Type.Array(
      Type.Array(
        Type.Union([
          Type.Object({ type: Type.Literal('words'), text: inlinesSchema }),
          Type.Object({
            type: Type.Literal('gap'),
            id: idSchema,
            input: Type.Union([
              Type.Literal('text'),
              Type.Literal('number'),
              Type.Literal('choice'),
            ]),
            choices: Type.Array(pupilOptionSchema),
          }),
        ]),
      ),
    ),
  }),
  Type.Object({
    ...pupilCommon,
    kind: Type.Literal('open'),
    accepts: Type.Union([
      Type.Literal('text'),
      Type.Literal('photo'),
      Type.Literal('text_or_photo'),
    ]),
    takesFiles: Type.Optional(Type.Literal(true)),
    rubric: Type.Optional(rubricSchema),
  }),
])
export type PupilQuestion = Static<typeof pupilQuestionSchema>
