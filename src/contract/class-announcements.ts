/** What a teacher or a head tells a course, a class or the whole school until a day. */
import Type, { type Static, type TSchema } from 'typebox'
import { announcementLinkMax, announcementTextMax } from './announcement-limits.ts'
import { daySchema, idSchema, instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Announcements in one answer. */
export const announcementsMax = 100

/** `POST` for a course, a class, a school. */
export const announcementInputSchema = Type.Object({
  id: idSchema,
  text: Type.String({ minLength: 1, maxLength: announcementTextMax, pattern: '\\S' }),
  link: nullable(
    Type.String({ maxLength: announcementLinkMax, pattern: '^https://[^\\s/]+[^\\s]*$' }),
  ),
  /** The last day on which it stands. */
  until: daySchema,
})
export type AnnouncementInput = Static<typeof announcementInputSchema>

/** As everybody whom it is for reads it. */
export const announcementSchema = Type.Object({
  id: idSchema,
  text: Type.String(),
  link: nullable(Type.String()),
  by: Type.String(),
  /** The course's or the class's name; empty for the whole school. */
  of: Type.String(),
  at: instantSchema,
  until: daySchema,
})
export type Announcement = Static<typeof announcementSchema>

/** `GET /api/me/announcements`: those that stand where the caller teaches or heads. */
export const standingAnnouncementsSchema = Type.Object({
  announcements: Type.Array(
    Type.Object({ ...announcementSchema.properties, mayWithdraw: Type.Boolean() }),
    { maxItems: announcementsMax },
  ),
})
export type StandingAnnouncements = Static<typeof standingAnnouncementsSchema>
