/** Shapes that every conversation on the wire shares. */
import Type, { type Static } from 'typebox'
import { idPattern } from '#kernel/ids.ts'
import { refusalCodes } from '#kernel/refusal-codes.ts'

export const idSchema = Type.String({ pattern: idPattern })
/** Years that a school can have to do with: births to timetables to come. */
const yearPattern = '(?:19|20|21)\\d{2}'
/** A moment: ISO 8601 with its offset, as `toISOString` writes it. */
export const instantSchema = Type.String({
  minLength: 20,
  maxLength: 40,
  format: 'date-time',
  // A leap second is a moment that clocks know and JavaScript does not.
  pattern: `^${yearPattern}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d`,
})
/** A day in the school's own calendar that exists: `2026-11-23`. */
export const daySchema = Type.String({
  format: 'date',
  pattern: `^${yearPattern}-\\d{2}-\\d{2}$`,
})
/** A counter that both PostgreSQL's `integer` and one more step can hold. */
export const counterMax = 2_147_483_646
/** A time of day in the school's own zone: `08:30`. */
export const timeOfDaySchema = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
/** A school's code in the national register: seven digits and a control letter. */
export const uaiSchema = Type.String({ pattern: '^[0-9]{7}[A-Z]$' })

/** What every refusal looks like; the words for people are in the catalogues. */
export const refusalSchema = Type.Object({
  refusal: Type.Enum(Object.keys(refusalCodes)),
  detail: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  ),
  requestId: Type.String(),
})

/** The answer of a route that has nothing to say but "done". */
export const doneSchema = Type.Object({})

/** A person as lists show them. */
export const personNameSchema = Type.Object({
  id: idSchema,
  familyName: Type.String(),
  givenName: Type.String(),
})
export type PersonName = Static<typeof personNameSchema>
