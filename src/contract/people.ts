/** People of a school, what they are in it, and guardians, as heads and staff see them. */
import Type, { type Static, type TSchema } from 'typebox'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const literals = <T extends string[]>(...values: T) => Type.Enum<T>(values)

/** People in one answer of the search. */
export const peoplePageMax = 100
/** Children that tell guardians of one name apart, in a list. */
export const tellingChildrenMax = 6
/** Links to guardians in one answer, and in one decision. */
export const guardianshipsPageMax = 500

const nameSchema = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })

export const roleSchema = literals('pupil', 'teacher', 'staff', 'head')
export type RoleName = Static<typeof roleSchema>
export const rightSchema = literals('roster', 'cards', 'guardians', 'timetable', 'follow')
export const staffFunctionSchema = literals(
  'cpe',
  'aed',
  'documentaliste',
  'secretary',
  'aesh',
  'other',
)
export const guardianRightsSchema = literals('to_confirm', 'confirmed', 'blocked')
export type GuardianRights = Static<typeof guardianRightsSchema>
export const guardianKindSchema = literals('mother', 'father', 'tutor', 'other')

// ------------------------------------------------------------ people

export const peopleQuerySchema = Type.Object({
  /** Beginning of any part of the name; accents and case do not count. */
  q: Type.Optional(Type.String({ maxLength: 100 })),
  role: Type.Optional(literals('pupil', 'teacher', 'staff', 'head', 'guardian')),
  /** True: those who left as well. */
  inactive: Type.Optional(Type.Boolean()),
  /** True: only pupils who are in no class of the year. */
  withoutClass: Type.Optional(Type.Boolean()),
  after: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: peoplePageMax })),
})
/**
 * What tells guardians of one name apart, and no more: how to reach them stands in their file.
 * `commune` is for heads; null for everybody else.
 */
const tellingFields = {
  children: Type.Array(
    Type.Object({
      familyName: Type.String(),
      givenName: Type.String(),
      className: nullable(Type.String()),
    }),
    { maxItems: tellingChildrenMax },
  ),
  commune: nullable(Type.String()),
}
export type TellingFacts = Static<typeof tellingSchema>
const tellingSchema = Type.Object(tellingFields)

export const peoplePageSchema = Type.Object({
  people: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      /** 'pupil', 'teacher', 'staff', 'head', 'guardian'. */
      roles: Type.Array(Type.String()),
      className: nullable(Type.String()),
      /** Of a guardian: the children in this school. */
      ...tellingFields,
      active: Type.Boolean(),
    }),
  ),
  /** Give it back as `after` for the next page; null on the last one. */
  next: nullable(Type.String()),
})
export type PeoplePage = Static<typeof peoplePageSchema>

export const postalAddressSchema = Type.Object({
  lines: Type.Array(Type.String({ maxLength: 120 }), { maxItems: 6 }),
  postcode: Type.Optional(nullable(Type.String({ maxLength: 12 }))),
  commune: Type.Optional(nullable(Type.String({ maxLength: 80 }))),
  country: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
})

export const personRoleSchema = Type.Object({
  role: roleSchema,
  staffFunction: nullable(Type.String()),
  /** What the head delegated, beyond what the function brings. */
  delegatedRights: Type.Array(Type.String()),
  /** All that counts. */
  rights: Type.Array(Type.String()),
  active: Type.Boolean(),
})

export const guardianLinkSchema = Type.Object({
  person: personNameSchema,
  kind: nullable(Type.String()),
  rights: guardianRightsSchema,
})

/** One person as the staff of one school sees them. */
export const personFileSchema = Type.Object({
  id: idSchema,
  familyName: Type.String(),
  usageName: nullable(Type.String()),
  givenName: Type.String(),
  civility: nullable(Type.String()),
  birthDate: nullable(daySchema),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  address: nullable(postalAddressSchema),
  roles: Type.Array(personRoleSchema),
  classes: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
  groups: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
  courses: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
  /** Of a pupil. */
  guardians: Type.Array(guardianLinkSchema),
  /** Of a pupil: whose links ended a short while ago, and may begin again. */
  removedGuardians: Type.Array(Type.Pick(guardianLinkSchema, ['person', 'kind'])),
  /** Of a guardian: children in this school. */
  children: Type.Array(guardianLinkSchema),
  account: nullable(
    Type.Object({
      /** Null: has never signed in with a letter. */
      activatedAt: nullable(instantSchema),
      disabled: Type.Boolean(),
    }),
  ),
})
export type PersonFile = Static<typeof personFileSchema>

const personNames = {
  familyName: nameSchema,
  usageName: Type.Optional(nullable(nameSchema)),
  givenName: nameSchema,
  civility: Type.Optional(nullable(Type.String({ maxLength: 20 }))),
  birthDate: Type.Optional(nullable(daySchema)),
  email: Type.Optional(nullable(Type.String({ maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' }))),
  phone: Type.Optional(nullable(Type.String({ maxLength: 30, pattern: '^[0-9+(). -]+$' }))),
  address: Type.Optional(nullable(postalAddressSchema)),
}
export const personInputSchema = Type.Object(personNames)
export type PersonInput = Static<typeof personInputSchema>

/** A person added by hand: names, and what they are in the school. */
export const addPersonSchema = Type.Object({
  /** Minted by the device, the same until it is received: asking twice is adding once. */
  id: idSchema,
  ...personNames,
  as: Type.Union([
    Type.Object({ role: Type.Literal('pupil'), classId: nullable(idSchema) }),
    Type.Object({ role: Type.Literal('teacher') }),
    Type.Object({ role: Type.Literal('staff'), staffFunction: staffFunctionSchema }),
    Type.Object({
      role: Type.Literal('guardian'),
      pupilId: idSchema,
      kind: nullable(guardianKindSchema),
    }),
  ]),
})
export type AddPerson = Static<typeof addPersonSchema>

export const roleInputSchema = Type.Object({
  /** For staff only. */
  staffFunction: Type.Optional(nullable(staffFunctionSchema)),
  /** What the head delegates, beyond what the function brings; heads only may send some. */
  rights: Type.Optional(Type.Array(rightSchema, { maxItems: 5, uniqueItems: true })),
})

// ------------------------------------------------------------ guardians

export const guardianshipRowSchema = Type.Object({
  guardian: Type.Object({
    id: idSchema,
    civility: nullable(Type.String()),
    familyName: Type.String(),
    givenName: Type.String(),
    /** The other children in this school. */
    ...tellingFields,
  }),
  pupil: Type.Object({
    id: idSchema,
    familyName: Type.String(),
    givenName: Type.String(),
    className: nullable(Type.String()),
    /** 18 or older: the pupil decides with the head what guardians see. */
    ofAge: Type.Boolean(),
  }),
  kind: nullable(Type.String()),
  rights: guardianRightsSchema,
  /** Where the link comes from: 'onde', 'aaf', 'local'. */
  source: Type.String(),
  /** The same child's other guardians. */
  others: Type.Array(
    Type.Object({
      familyName: Type.String(),
      givenName: Type.String(),
      kind: nullable(Type.String()),
      rights: guardianRightsSchema,
    }),
  ),
  decidedAt: nullable(instantSchema),
})
export type GuardianshipRow = Static<typeof guardianshipRowSchema>
export const guardianshipsQuerySchema = Type.Object({
  rights: Type.Optional(guardianRightsSchema),
  classId: Type.Optional(idSchema),
  after: Type.Optional(Type.String({ maxLength: 400 })),
})
export const guardianshipsPageSchema = Type.Object({
  links: Type.Array(guardianshipRowSchema),
  /** Of the whole school, whatever was asked. */
  counts: Type.Object({
    toConfirm: Type.Integer(),
    confirmed: Type.Integer(),
    blocked: Type.Integer(),
  }),
  next: nullable(Type.String()),
})
export const guardianLinkIdSchema = Type.Object({ guardianId: idSchema, pupilId: idSchema })
export type GuardianLinkId = Static<typeof guardianLinkIdSchema>
export const decideGuardianshipsSchema = Type.Object({
  links: Type.Array(guardianLinkIdSchema, { minItems: 1, maxItems: guardianshipsPageMax }),
  rights: guardianRightsSchema,
})
export const decidedSchema = Type.Object({ changed: Type.Integer() })
export const guardianshipInputSchema = Type.Object({
  guardianId: idSchema,
  pupilId: idSchema,
  kind: nullable(guardianKindSchema),
})
