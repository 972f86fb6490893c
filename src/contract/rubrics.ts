/**
 * A rubric (grille de critères) of an open question, or of a whole copy: criteria, each with a few described
 * steps, of which whoever marks ticks one. Pupils read it before they work. Its rules are in `rubric-rules.ts`.
 */
import Type, { type Static } from 'typebox'
import {
  attainmentSteps,
  criteriaMax,
  criteriaMin,
  criterionNameMax,
  stepsMax,
  stepsMin,
  stepWordsMax,
} from './rubric-limits.ts'

const criterion = {
  id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9-][A-Za-z0-9_-]{0,63}$' }),
  name: Type.String({ maxLength: criterionNameMax }),
}
const wordsSchema = Type.String({ maxLength: stepWordsMax })

export const rubricSchema = Type.Union([
  Type.Object({
    /** The points of the ticked steps add up to those of the answer. */
    kind: Type.Literal('points'),
    criteria: Type.Array(
      Type.Object({
        ...criterion,
        steps: Type.Array(
          Type.Object({ words: wordsSchema, points: Type.Number({ minimum: 0, maximum: 100 }) }),
          { minItems: stepsMin, maxItems: stepsMax },
        ),
      }),
      { minItems: criteriaMin, maxItems: criteriaMax },
    ),
  }),
  Type.Object({
    /** The four steps of the école, from the lowest, without points: the question is worth none. */
    kind: Type.Literal('attainment'),
    criteria: Type.Array(
      Type.Object({
        ...criterion,
        /** What each step means here; without words its own name stands alone. */
        steps: Type.Array(Type.Object({ words: wordsSchema }), {
          minItems: attainmentSteps,
          maxItems: attainmentSteps,
        }),
      }),
      { minItems: criteriaMin, maxItems: criteriaMax },
    ),
  }),
])
export type Rubric = Static<typeof rubricSchema>

/** criterion id → the place of the ticked step, from 0 */
export const ticksSchema = Type.Record(
  criterion.id,
  Type.Integer({ minimum: 0, maximum: stepsMax - 1 }),
  { additionalProperties: false, maxProperties: criteriaMax },
)
export type Ticks = Static<typeof ticksSchema>

/** The rubrics that a teacher wrote, to copy into another question or exercise. */
export const ownRubricsSchema = Type.Object({
  rubrics: Type.Array(
    Type.Object({
      exerciseTitle: Type.String(),
      /** From 1; null: of the whole copy. */
      questionNumber: Type.Union([Type.Integer(), Type.Null()]),
      rubric: rubricSchema,
    }),
  ),
})
export type OwnRubrics = Static<typeof ownRubricsSchema>
