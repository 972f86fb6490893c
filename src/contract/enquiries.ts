/** What a pupil asks the teachers of a course about a lesson to read or a work to do, and the answer. */
import Type, { type Static, type TSchema } from 'typebox'
import { enquiryAnswerMax, enquiryTextMax } from './enquiry-limits.ts'
import { idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Enquiries in one answer, the latest first. */
export const enquiriesMax = 200

/** `POST /api/resources/:resourceId/enquiries`, and the same for an assignment. */
export const enquiryInputSchema = Type.Object({
  id: idSchema,
  text: Type.String({ minLength: 1, maxLength: enquiryTextMax, pattern: '\\S' }),
})

/** `PUT /api/enquiries/:enquiryId/answer`. */
export const enquiryAnswerSchema = Type.Object({
  text: Type.String({ minLength: 1, maxLength: enquiryAnswerMax, pattern: '\\S' }),
  /** Mints the announcement that tells the answer to the whole course, without the pupil; null: none. */
  announcementId: nullable(idSchema),
})

export const enquirySchema = Type.Object({
  id: idSchema,
  about: Type.Object({
    kind: Type.Union([Type.Literal('resource'), Type.Literal('assignment')]),
    id: idSchema,
    title: Type.String(),
  }),
  courseName: Type.String(),
  text: Type.String(),
  askedAt: instantSchema,
  /** A teacher has had it on the screen: it is not taken back any more. */
  isRead: Type.Boolean(),
  answer: nullable(Type.Object({ text: Type.String(), by: Type.String(), at: instantSchema })),
})
export type Enquiry = Static<typeof enquirySchema>

/** `GET /api/pupils/:pupilId/enquiries`. */
export const pupilEnquiriesSchema = Type.Object({
  pupil: personNameSchema,
  enquiries: Type.Array(enquirySchema, { maxItems: enquiriesMax }),
})
export type PupilEnquiries = Static<typeof pupilEnquiriesSchema>

/** `GET /api/me/enquiries`: of the courses that one teaches, or stands in for now. */
export const taughtEnquiriesSchema = Type.Object({
  /** Those without an answer first, the one that has waited longest first; then the latest answers. */
  enquiries: Type.Array(Type.Object({ ...enquirySchema.properties, pupil: personNameSchema }), {
    maxItems: enquiriesMax,
  }),
})
export type TaughtEnquiries = Static<typeof taughtEnquiriesSchema>
export type TaughtEnquiry = TaughtEnquiries['enquiries'][number]
