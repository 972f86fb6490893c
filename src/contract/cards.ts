/**
 * What the school hands out and watches over: class cards, dictated codes, letters, new devices,
 * pupils who came of age. These answers hold secrets: they are never stored by caches.
 */
import Type, { type Static } from 'typebox'
import { openedBySchema } from './sign-in.ts'
import { daySchema, idSchema, instantSchema } from './wire-shapes.ts'

/** Cards, letters, devices, pupils in one answer. */
export const cardsListMax = 500
/** A ream of paper: what a printer takes, and a browser prints, at once. */
export const letterBatchMax = 500
/** Names of those who get no letter. */
export const withoutLetterMax = 2_000
export const newDevicesListMax = 200
/** Links of pupils of age in one answer. */
export const ofAgeListMax = 500

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const nameSchema = Type.String()

// ---------------------------------------------------------------- class cards

export const classCardSchema = Type.Object({
  pupilId: idSchema,
  givenName: nameSchema,
  familyName: nameSchema,
  /** The address that the QR code carries. */
  qrText: Type.String(),
  /** Four groups of four signs. */
  shortCode: Type.String(),
  issuedAt: instantSchema,
})
export type ClassCardPrint = Static<typeof classCardSchema>

export const classCardsSchema = Type.Object({
  className: Type.String(),
  schoolName: Type.String(),
  /** The address to type by hand, for those who cannot scan. */
  siteAddress: Type.String(),
  /** True: the address is not a public https one; print "démonstration" across the sheet. */
  isDemonstration: Type.Boolean(),
  cards: Type.Array(classCardSchema),
  /** How many of them did not exist before. */
  issued: Type.Integer(),
})
export type ClassCards = Static<typeof classCardsSchema>

export const oneCardSchema = Type.Object({
  className: Type.String(),
  schoolName: Type.String(),
  siteAddress: Type.String(),
  isDemonstration: Type.Boolean(),
  card: classCardSchema,
})
export type OneCard = Static<typeof oneCardSchema>

/** Which of the pupil's classes; most pupils have one. */
export const cardOfClassSchema = Type.Object({ classId: idSchema })
export const cardsRevokedSchema = Type.Object({
  revoked: Type.Integer(),
  endedSessions: Type.Integer(),
})

export const dictatedCodeSchema = Type.Object({
  givenName: nameSchema,
  familyName: nameSchema,
  /** Three groups of four signs; used once. */
  code: Type.String(),
  expiresAt: instantSchema,
})
export type DictatedCode = Static<typeof dictatedCodeSchema>

export const newDevicesSchema = Type.Object({
  devices: Type.Array(
    Type.Object({
      sessionId: idSchema,
      pupilId: idSchema,
      givenName: nameSchema,
      familyName: nameSchema,
      deviceLabel: Type.String(),
      openedBy: openedBySchema,
      shared: Type.Boolean(),
      at: instantSchema,
      /** Ended before its time: by the person, by a teacher, or with the card. */
      isEnded: Type.Boolean(),
    }),
  ),
})
export type NewDevices = Static<typeof newDevicesSchema>
export const devicesSeenSchema = Type.Object({
  sessionIds: Type.Array(idSchema, { minItems: 1, maxItems: newDevicesListMax }),
})

// ---------------------------------------------------------------- letters

export const letterSchema = Type.Object({
  personId: idSchema,
  civility: nullable(Type.String()),
  givenName: nameSchema,
  familyName: nameSchema,
  /** The person's own address, in lines as an envelope shows them. */
  address: Type.Array(Type.String()),
  /** Own children with confirmed rights, in this school. Empty for staff. */
  children: Type.Array(
    Type.Object({ givenName: nameSchema, familyName: nameSchema, className: nullable(nameSchema) }),
  ),
  /** Three groups of four signs. */
  code: Type.String(),
  expiresAt: instantSchema,
})

const letterEdgeSchema = Type.Object({
  className: nullable(nameSchema),
  familyName: nameSchema,
  givenName: nameSchema,
})

export const letterBatchSchema = Type.Object({
  /** Its first person: the query that asks for this batch. */
  from: idSchema,
  letters: Type.Integer({ minimum: 1, maximum: letterBatchMax }),
  first: letterEdgeSchema,
  last: letterEdgeSchema,
})
export type LetterBatch = Static<typeof letterBatchSchema>

export const lettersSchema = Type.Object({
  schoolName: Type.String(),
  schoolPhone: nullable(Type.String()),
  siteAddress: Type.String(),
  isDemonstration: Type.Boolean(),
  /** Of one batch. */
  letters: Type.Array(letterSchema, { maxItems: letterBatchMax }),
  /** All that there are to print, by class and name; each person has one letter in all of them. */
  batches: Type.Array(letterBatchSchema),
  /** Which of them `letters` is, from 0. */
  batch: Type.Integer({ minimum: 0 }),
  /** How many get no letter; of them all but the last are named, those whose account is open last. */
  withoutCount: Type.Integer({ minimum: 0 }),
  /** Who gets no letter, and why. */
  without: Type.Array(
    Type.Object({
      personId: idSchema,
      givenName: nameSchema,
      familyName: nameSchema,
      reason: Type.Union([
        /** The head has not confirmed any link. */
        Type.Literal('to_confirm'),
        /** Every link is blocked. */
        Type.Literal('blocked'),
        /** Holds rights that the caller may not reach: the head, another school or the operator gives the letter. */
        Type.Literal('own_school'),
        /** The account is open already. */
        Type.Literal('has_account'),
      ]),
    }),
    { maxItems: withoutLetterMax },
  ),
})
export type Letters = Static<typeof lettersSchema>

export const lettersQuerySchema = Type.Object({
  for: Type.Union([Type.Literal('guardians'), Type.Literal('staff')]),
  classId: Type.Optional(idSchema),
  /** The first person of the batch that is wished; without it, the first batch. */
  from: Type.Optional(idSchema),
})

/** A fresh letter code for one person; every earlier one of the same purpose is void. */
export const newCodeSchema = Type.Object({
  purpose: Type.Union([Type.Literal('activation'), Type.Literal('reset')]),
})
export const newCodeAnswerSchema = Type.Object({
  givenName: nameSchema,
  familyName: nameSchema,
  purpose: Type.Union([Type.Literal('activation'), Type.Literal('reset')]),
  code: Type.String(),
  expiresAt: instantSchema,
})
export type NewCodeAnswer = Static<typeof newCodeAnswerSchema>

// ---------------------------------------------------------------- at eighteen

export const ofAgeSchema = Type.Object({
  /** All who wait for a review; of them the youngest are named. */
  pupilCount: Type.Integer({ minimum: 0 }),
  pupils: Type.Array(
    Type.Object({
      pupilId: idSchema,
      givenName: nameSchema,
      familyName: nameSchema,
      className: nullable(nameSchema),
      since: daySchema,
      guardians: Type.Array(
        Type.Object({
          guardianId: idSchema,
          givenName: nameSchema,
          familyName: nameSchema,
          decidedAt: nullable(instantSchema),
        }),
      ),
    }),
  ),
})
export type OfAge = Static<typeof ofAgeSchema>
