/** Who is signed in on this device, and what they may do: `GET /api/me`. */
import Type, { type Static } from 'typebox'
import { adjustmentsSchema } from './adjustments.ts'
import { idSchema, instantSchema, uaiSchema } from './wire-shapes.ts'

export const preferencesSchema = Type.Object({
  theme: Type.Optional(
    Type.Union([Type.Literal('auto'), Type.Literal('light'), Type.Literal('dark')]),
  ),
  font: Type.Optional(Type.Union([Type.Literal('standard'), Type.Literal('dyslexic')])),
  spacing: Type.Optional(Type.Union([Type.Literal('standard'), Type.Literal('wide')])),
  /** Steps around the base size: -1 to 3. */
  textSize: Type.Optional(Type.Integer({ minimum: -1, maximum: 3 })),
})
export type Preferences = Static<typeof preferencesSchema>

/** Own times of assignments that are told at once, the ones that are due first. */
export const ownWindowsMax = 100

export const meSchema = Type.Object({
  accountId: idSchema,
  personId: idSchema,
  givenName: Type.String(),
  familyName: Type.String(),
  language: Type.String(),
  preferences: preferencesSchema,
  /** Of a pupil who has some. */
  adjustments: Type.Optional(adjustmentsSchema),
  /**
   * Times that a teacher gave this pupil alone, of work that is not over: packs hold the course's, and
   * a device without a line needs the own ones too.
   */
  ownWindows: Type.Optional(
    Type.Array(
      Type.Object({ assignmentId: idSchema, opensAt: instantSchema, dueAt: instantSchema }),
      { maxItems: ownWindowsMax },
    ),
  ),
  sharedDevice: Type.Boolean(),
  isOperator: Type.Boolean(),
  schools: Type.Array(
    Type.Object({
      uai: uaiSchema,
      name: Type.String(),
      kind: Type.String(),
      timeZone: Type.String(),
      phone: Type.Union([Type.String(), Type.Null()]),
      isHead: Type.Boolean(),
      isTeacher: Type.Boolean(),
      isStaff: Type.Boolean(),
      isPupil: Type.Boolean(),
      rights: Type.Array(Type.String()),
    }),
  ),
  /** Children whose guardian this person is, with confirmed rights. */
  children: Type.Array(
    Type.Object({
      id: idSchema,
      givenName: Type.String(),
      familyName: Type.String(),
      schoolUais: Type.Array(uaiSchema),
      className: Type.Union([Type.String(), Type.Null()]),
      adjustments: Type.Optional(adjustmentsSchema),
    }),
  ),
  /** Where to call about them. */
  childrenSchools: Type.Array(
    Type.Object({
      uai: uaiSchema,
      name: Type.String(),
      phone: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export type Me = Static<typeof meSchema>

/** How this person reads: kept with the account, so that it follows from device to device. */
export const displayChoiceSchema = Type.Object({
  language: Type.Optional(Type.String({ pattern: '^[a-z]{2}$' })),
  preferences: preferencesSchema,
})
export type DisplayChoice = Static<typeof displayChoiceSchema>
