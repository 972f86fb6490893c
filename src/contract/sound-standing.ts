/** The text messages on the socket of a room's sound: a page's first, and all of the server. */
import Type, { type Static } from 'typebox'

/** What a page sends first, within 5 s. */
export const soundTicketMessageSchema = Type.Object(
  { ticket: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
)

/** On entry, whenever it changes, and every `standingEveryMs`. */
export const soundStandingSchema = Type.Object({
  mayHear: Type.Boolean(),
  /** Without it a page sends nothing: it would go nowhere. */
  maySpeak: Type.Boolean(),
  /** A ticket to come back with after a lost line, with the life of every ticket. */
  backTicket: Type.String(),
})
export type SoundStanding = Static<typeof soundStandingSchema>
