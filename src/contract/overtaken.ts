/**
 * What a colleague wrote after the caller had read: nothing is written over it until the caller has seen it.
 * A call says in `was` what it read; one that does not is not looked at.
 */
import Type, { type Static, type TProperties } from 'typebox'
import { instantSchema } from './wire-shapes.ts'

/** Whose it is, and of when; null where that was not kept. */
const handShape = {
  by: Type.Union([Type.String(), Type.Null()]),
  at: Type.Union([instantSchema, Type.Null()]),
}

const handSchema = Type.Object(handShape)
/** Who wrote what stands there, and when. */
export type OtherHand = Static<typeof handSchema>

/** The answer of a save: `newer` is null where it was written, else what stands in its place. */
export const overtakenSchema = <Shape extends TProperties>(shape: Shape) =>
  Type.Object({ newer: Type.Union([Type.Object({ ...handShape, ...shape }), Type.Null()]) })
