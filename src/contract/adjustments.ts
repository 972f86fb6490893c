/**
 * Adjustments of a pupil: what is done in another way, never why. No schema here takes a reason, a
 * diagnosis or free text.
 */
import Type, { type Static, type TSchema } from 'typebox'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How much more time than the others for an attempt whose time is limited. */
export const extraTimeSchema = Type.Union([
  /** A third more, as the examinations' *tiers temps*. */
  Type.Literal('third'),
  Type.Literal('half'),
  /** Twice the time. */
  Type.Literal('double'),
])
export type ExtraTime = Static<typeof extraTimeSchema>

export const adjustmentsSchema = Type.Object({
  extraTime: nullable(extraTimeSchema),
  /** Steps above the base size, until the pupil chooses; null: the base size. */
  textSize: nullable(Type.Integer({ minimum: 1, maximum: 3 })),
  wideSpacing: Type.Boolean(),
  dyslexicFont: Type.Boolean(),
  /** The button that reads a question aloud stands first. */
  readAloud: Type.Boolean(),
})
export type Adjustments = Static<typeof adjustmentsSchema>

export const noAdjustments: Adjustments = {
  extraTime: null,
  textSize: null,
  wideSpacing: false,
  dyslexicFont: false,
  readAloud: false,
}
