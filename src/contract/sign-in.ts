/**
 * Signing in, passwords, and the people and sessions of a device. Codes and passwords travel in
 * bodies only, never in a path or a query. What the school prints is in `cards.ts`.
 */
import Type, { type Static } from 'typebox'
import { daySchema, idSchema, instantSchema } from './wire-shapes.ts'

/** People on one device: the one who uses it and those who wait. */
const devicePeopleMax = 6
/** Sessions in one answer. */
export const sessionsListMax = 50

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const nameSchema = Type.String()
const base64url = (lengthMax: number) =>
  Type.String({ minLength: 1, maxLength: lengthMax, pattern: '^[A-Za-z0-9_-]+$' })
/** What people type: more than any code is long, with spaces and dashes. */
const typedCodeSchema = Type.String({ minLength: 1, maxLength: 100 })
const typedPasswordSchema = Type.String({ minLength: 1, maxLength: 400 })
const typedLoginSchema = Type.String({ minLength: 1, maxLength: 200 })

// ---------------------------------------------------------------- the device

/** The answer to `GET /api/device/challenge`. */
export const deviceChallengeSchema = Type.Object({
  challenge: Type.String(),
  /** The device signs this text followed by the challenge (ECDSA P-256, SHA-256, r ‖ s). */
  signedPrefix: Type.String(),
})

/** The device's public key and the proof that it holds the private one. */
export const deviceProofSchema = Type.Object({
  publicKey: Type.Object({
    kty: Type.Literal('EC'),
    crv: Type.Literal('P-256'),
    x: base64url(64),
    y: base64url(64),
  }),
  challenge: base64url(100),
  signature: base64url(128),
})
export type DeviceProofBody = Static<typeof deviceProofSchema>

const onDevice = {
  /** The computer belongs to nobody: four hours, gone when the browser closes. */
  shared: Type.Optional(Type.Boolean()),
  device: Type.Optional(deviceProofSchema),
}

// ---------------------------------------------------------------- signing in

/** `card`: what the QR code says, the whole address or the part after `#`. */
export const signInByCardSchema = Type.Object({
  card: Type.String({ minLength: 1, maxLength: 400 }),
  ...onDevice,
})
/** `code`: a card's short code (16 signs) or a dictated code (12), however it is typed. */
export const signInByCodeSchema = Type.Object({ code: typedCodeSchema, ...onDevice })
export const signInByPasswordSchema = Type.Object({
  login: typedLoginSchema,
  password: typedPasswordSchema,
  ...onDevice,
})

export const signedInSchema = Type.Object({
  accountId: idSchema,
  personId: idSchema,
  givenName: nameSchema,
  familyName: nameSchema,
  /** A pupil and nothing else; others' pages are locked by a password. */
  isPupil: Type.Boolean(),
  sharedDevice: Type.Boolean(),
  expiresAt: instantSchema,
})
export type SignedIn = Static<typeof signedInSchema>

/** `letter`: the code is that of a letter; it asks for a password first (`/api/letter/use`). */
export const codeOutcomeSchema = Type.Union([
  Type.Object({ outcome: Type.Literal('signed_in'), person: signedInSchema }),
  Type.Object({ outcome: Type.Literal('letter') }),
])
export type CodeOutcome = Static<typeof codeOutcomeSchema>

export const lookAtLetterSchema = Type.Object({ code: typedCodeSchema })
export const letterFoundSchema = Type.Object({
  purpose: Type.Union([Type.Literal('activation'), Type.Literal('reset')]),
  givenName: nameSchema,
  familyName: nameSchema,
  /** The login that exists, at a reset; null where one is still to be chosen. */
  login: nullable(Type.String()),
  /** A free login to propose. */
  proposedLogin: nullable(Type.String()),
  expiresAt: instantSchema,
})
export type LetterFound = Static<typeof letterFoundSchema>
/** `login` is asked for at the activation; at a reset it may be left out. */
export const letterUseSchema = Type.Object({
  code: typedCodeSchema,
  login: Type.Optional(typedLoginSchema),
  password: typedPasswordSchema,
  ...onDevice,
})

export const changePasswordSchema = Type.Object({
  current: typedPasswordSchema,
  next: typedPasswordSchema,
})

/** `everybody`: the device forgets all its people. */
export const signOutSchema = Type.Object({
  who: Type.Union([Type.Literal('active'), Type.Literal('everybody')]),
})

// ---------------------------------------------------------------- the people of a device

export const devicePersonSchema = Type.Object({
  accountId: idSchema,
  givenName: nameSchema,
  isPupil: Type.Boolean(),
  isActive: Type.Boolean(),
  /** Coming back asks for the password. */
  needsPassword: Type.Boolean(),
})
export const devicePeopleSchema = Type.Object({
  people: Type.Array(devicePersonSchema, { maxItems: devicePeopleMax }),
})
export type DevicePeopleAnswer = Static<typeof devicePeopleSchema>

export const switchPersonSchema = Type.Object({
  accountId: idSchema,
  password: Type.Optional(typedPasswordSchema),
})
export const openChildSchema = Type.Object({ pupilId: idSchema })
export const forgetPersonSchema = Type.Object({ accountId: idSchema })

export const openedBySchema = Type.Union([
  Type.Literal('card'),
  Type.Literal('short_code'),
  Type.Literal('password'),
  Type.Literal('dictated_code'),
  Type.Literal('letter'),
  Type.Literal('guardian'),
])

export const deviceSessionSchema = Type.Object({
  id: idSchema,
  deviceLabel: Type.String(),
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  shared: Type.Boolean(),
  openedBy: openedBySchema,
  isThis: Type.Boolean(),
})
export const deviceSessionsSchema = Type.Object({ sessions: Type.Array(deviceSessionSchema) })
export type DeviceSessions = Static<typeof deviceSessionsSchema>
export const endedSchema = Type.Object({ ended: Type.Integer() })

/** What a person is told once: `of_age` with the day on which it happened. */
export const noticesSchema = Type.Object({
  notices: Type.Array(Type.Object({ kind: Type.Literal('of_age'), since: daySchema })),
})
export type Notices = Static<typeof noticesSchema>
