/** What an exercise says about which of its questions an attempt asks. What comes of it: `draw-questions.ts`. */
import Type, { type Static } from 'typebox'

/** Draws in one exercise. */
export const drawsMax = 20
/** Questions that one draw may choose among: as many as an exercise has. */
const drawQuestionsMax = 100

const drawSchema = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }),
  /** How many of its questions each attempt asks. */
  take: Type.Integer({ minimum: 1, maximum: drawQuestionsMax }),
  questionIds: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
    maxItems: drawQuestionsMax,
  }),
})
export type Draw = Static<typeof drawSchema>

/** How one attempt differs from another; it names questions and tells no answer. */
export const drawPlanSchema = Type.Object({
  draws: Type.Array(drawSchema, { maxItems: drawsMax }),
  shuffleQuestions: Type.Boolean(),
})
export type DrawPlan = Static<typeof drawPlanSchema>
