/** What the guardians of a class or course are asked to sign, and what each of them signed. */
import Type, { type Static, type TSchema } from 'typebox'
import { signatureTextMax } from './signature-limits.ts'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'
import { chosenPupilsSchema } from './working-groups.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Requests in one answer, and lines of one request: a pupil with each guardian. */
export const signatureRequestsMax = 50
export const signatureLinesMax = 2_000

/** `read`: one button; `permission`: yes or no. */
export const signatureKindSchema = Type.Union([Type.Literal('read'), Type.Literal('permission')])
export type SignatureKind = Static<typeof signatureKindSchema>

export const signatureAnswerSchema = Type.Union([
  Type.Literal('read'),
  Type.Literal('allowed'),
  Type.Literal('not_allowed'),
])
export type SignatureAnswer = Static<typeof signatureAnswerSchema>

/** `POST` for a course, for a class. */
export const signatureRequestInputSchema = Type.Object({
  id: idSchema,
  text: Type.String({ minLength: 1, maxLength: signatureTextMax, pattern: '\\S' }),
  kind: signatureKindSchema,
  /** The last day on which it can be signed. */
  until: daySchema,
  /** Of a course: the pupils whose guardians are asked and nobody else; absent: all. */
  pupilIds: Type.Optional(chosenPupilsSchema),
})
export type SignatureRequestInput = Static<typeof signatureRequestInputSchema>

const request = {
  id: idSchema,
  text: Type.String(),
  kind: signatureKindSchema,
  by: Type.String(),
  /** The course's or the class's name. */
  of: Type.String(),
  at: instantSchema,
  until: daySchema,
}

/** `PUT /api/pupils/:pupilId/signatures/:requestId`; safe to repeat, never changed. */
export const signatureInputSchema = Type.Object({
  answer: signatureAnswerSchema,
  /** Which words: SHA-256 in hexadecimal, as the request told it. */
  contentHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
})
export type SignatureInput = Static<typeof signatureInputSchema>

const signed = Type.Object({ answer: signatureAnswerSchema, at: instantSchema })

/** `GET /api/pupils/:pupilId/signature-requests`: what can be signed today, with the reader's own signature. */
export const askedSignaturesSchema = Type.Object({
  requests: Type.Array(
    Type.Object({ ...request, contentHash: Type.String(), signed: nullable(signed) }),
    { maxItems: signatureRequestsMax },
  ),
})
export type AskedSignatures = Static<typeof askedSignaturesSchema>

const stateSchema = Type.Union([
  Type.Literal('open'),
  Type.Literal('over'),
  Type.Literal('withdrawn'),
])

/**
 * `GET /api/me/signature-requests`: the caller's own, or what others asked in the schools that the caller
 * heads; the open ones first, a page at a time.
 */
export const signatureRequestsQuerySchema = Type.Object({
  whose: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('others')])),
  after: Type.Optional(Type.String({ maxLength: 300 })),
})
export const signatureRequestsSchema = Type.Object({
  requests: Type.Array(
    Type.Object({
      ...request,
      state: stateSchema,
      /** How many pupils of the course it is about; absent: all. */
      pupils: Type.Optional(Type.Integer()),
    }),
    { maxItems: signatureRequestsMax },
  ),
  /** What the next page is asked for by; null: this was the last. */
  next: nullable(Type.String()),
})
export type SignatureRequests = Static<typeof signatureRequestsSchema>

/** `GET /api/signature-requests/:requestId`: by pupil; a pupil without a guardian who may sign has one line. */
export const signatureTableSchema = Type.Object({
  lines: Type.Array(
    Type.Object({
      pupil: personNameSchema,
      guardian: nullable(personNameSchema),
      signed: nullable(signed),
    }),
    { maxItems: signatureLinesMax },
  ),
})
export type SignatureTable = Static<typeof signatureTableSchema>
