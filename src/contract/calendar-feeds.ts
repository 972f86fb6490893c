/** Secret addresses under which calendars elsewhere read somebody's lessons. */
import Type, { type Static } from 'typebox'
import { idSchema, instantSchema } from './wire-shapes.ts'

/** Below this path calendars read, without a session. */
export const calendarFeedsPath = '/api/calendar-feeds'
/** 160 bits in base64url, with the ending that devices look for. */
export const calendarFeedFilePattern = '^[A-Za-z0-9_-]{27}\\.ics$'

const feedShape = { id: idSchema, madeAt: instantSchema, expiresAt: instantSchema }

/** Whose lessons: a pupil's, one's own or a child's; null: those that the caller teaches. */
const pupilIdSchema = Type.Union([idSchema, Type.Null()])

export const calendarFeedListSchema = Type.Object({
  feeds: Type.Array(
    Type.Object({
      pupilId: pupilIdSchema,
      /** Null: there is no address. */
      feed: Type.Union([Type.Object(feedShape), Type.Null()]),
    }),
  ),
})
export type CalendarFeedList = Static<typeof calendarFeedListSchema>

export const calendarFeedWishSchema = Type.Object(
  { pupilId: pupilIdSchema },
  { additionalProperties: false },
)

export const calendarFeedMadeSchema = Type.Object({
  ...feedShape,
  /** The address below this installation's own; it is told this once. */
  path: Type.String(),
})
export type CalendarFeedMade = Static<typeof calendarFeedMadeSchema>
