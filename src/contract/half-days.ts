/** Half-days: the morning and the afternoon of a day, parted at 13:00 on the school's clock. */
import Type, { type Static } from 'typebox'
import { daySchema } from './wire-shapes.ts'

export const halfDaySchema = Type.Union([Type.Literal('morning'), Type.Literal('afternoon')])
export type HalfDay = Static<typeof halfDaySchema>

/** From one half-day to another, both included. */
export const halfDaySpan = {
  fromDay: daySchema,
  fromHalf: halfDaySchema,
  untilDay: daySchema,
  untilHalf: halfDaySchema,
}
