/** Schools, classes, groups, courses, people, guardians and years, as heads and staff see them. */
import Type, { type Static, type TSchema } from 'typebox'
import { daySchema, idSchema, instantSchema, personNameSchema, uaiSchema } from './common.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const literals = <T extends string[]>(...values: T) => Type.Enum<T>(values)

/** People in one answer of the search. */
export const peoplePageMax = 100
/** Links to guardians in one answer, and in one decision. */
export const guardianshipsPageMax = 500
/** Pupils or people named in one write. */
export const membersMax = 500
/** Classes, groups, courses of one school in one answer. */
export const schoolListMax = 2_000
/** Audit lines in one answer. */
export const auditPageMax = 200

const nameSchema = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
const idsSchema = Type.Array(idSchema, { maxItems: membersMax, uniqueItems: true })

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

export const subjectSchema = Type.Object({
  code: Type.String(),
  label: Type.String(),
  /** The colour band and the icon. */
  family: Type.String(),
})
export type Subject = Static<typeof subjectSchema>

// ------------------------------------------------------------ the school

export const schoolYearSchema = Type.Object({
  id: idSchema,
  label: Type.String(),
  startsOn: daySchema,
  endsOn: daySchema,
  /** The Monday of one week A. */
  weekAMonday: daySchema,
})
export type SchoolYear = Static<typeof schoolYearSchema>

export const schoolYearInputSchema = Type.Object({
  label: Type.String({ minLength: 4, maxLength: 20 }),
  startsOn: daySchema,
  endsOn: daySchema,
  weekAMonday: daySchema,
})

export const schoolYearsSchema = Type.Object({
  years: Type.Array(schoolYearSchema),
  currentId: nullable(idSchema),
})

export const schoolWarningSchema = Type.Object({
  code: literals(
    'no_school_year',
    'school_year_over',
    'zone_unknown',
    'calendar_unknown',
    'calendar_ends',
    'guardians_to_confirm',
    'pupils_without_card',
    'pupils_without_class',
    'courses_without_teacher',
    'classes_without_timetable',
  ),
  /** How many, where the words need it. */
  count: Type.Optional(Type.Integer()),
  /** From which day, where the words need it. */
  day: Type.Optional(daySchema),
})
export type SchoolWarning = Static<typeof schoolWarningSchema>

export const schoolOverviewSchema = Type.Object({
  uai: uaiSchema,
  name: Type.String(),
  kind: Type.String(),
  kindLabel: nullable(Type.String()),
  commune: nullable(Type.String()),
  phone: nullable(Type.String()),
  timeZone: Type.String(),
  zone: nullable(Type.String()),
  year: nullable(schoolYearSchema),
  counts: Type.Object({
    pupils: Type.Integer(),
    teachers: Type.Integer(),
    staff: Type.Integer(),
    guardians: Type.Integer(),
    classes: Type.Integer(),
    groups: Type.Integer(),
    courses: Type.Integer(),
    guardiansToConfirm: Type.Integer(),
    pupilsWithoutCard: Type.Integer(),
    pupilsWithoutClass: Type.Integer(),
  }),
  warnings: Type.Array(schoolWarningSchema),
})
export type SchoolOverview = Static<typeof schoolOverviewSchema>

// ------------------------------------------------------------ classes, groups, courses

export const classSummarySchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  levelLabel: nullable(Type.String()),
  pupilCount: Type.Integer(),
  /** Pupils who hold a class card. */
  cardCount: Type.Integer(),
  mainTeachers: Type.Array(personNameSchema),
})
export const classListSchema = Type.Object({ classes: Type.Array(classSummarySchema) })
export type ClassSummary = Static<typeof classSummarySchema>

export const courseSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  subject: subjectSchema,
  classes: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
  groups: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
  teachers: Type.Array(personNameSchema),
})
export type Course = Static<typeof courseSchema>
export const courseListSchema = Type.Object({ courses: Type.Array(courseSchema) })
export const courseInputSchema = Type.Object({
  subjectCode: Type.String({ minLength: 1, maxLength: 20 }),
  /** Absent: made from the subject and the classes. */
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  classIds: idsSchema,
  groupIds: idsSchema,
  teacherIds: idsSchema,
})
export type CourseInput = Static<typeof courseInputSchema>
export const subjectListSchema = Type.Object({ subjects: Type.Array(subjectSchema) })

export const classDetailSchema = Type.Object({
  id: idSchema,
  schoolUai: uaiSchema,
  name: Type.String(),
  levelLabel: nullable(Type.String()),
  year: Type.String(),
  pupils: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      hasCard: Type.Boolean(),
    }),
  ),
  teachers: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      isMain: Type.Boolean(),
    }),
  ),
  courses: Type.Array(courseSchema),
  /** Whether the caller may change the class. */
  mayChange: Type.Boolean(),
})
export type ClassDetail = Static<typeof classDetailSchema>

export const classInputSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  levelLabel: nullable(Type.String({ maxLength: 40 })),
})
export const classPupilsInputSchema = Type.Object({ pupilIds: idsSchema })
export const classTeachersInputSchema = Type.Object({
  teacherIds: idsSchema,
  mainTeacherIds: idsSchema,
})

export const groupSummarySchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  pupilCount: Type.Integer(),
})
export const groupListSchema = Type.Object({ groups: Type.Array(groupSummarySchema) })
export const groupDetailSchema = Type.Object({
  id: idSchema,
  schoolUai: uaiSchema,
  name: Type.String(),
  pupils: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      className: nullable(Type.String()),
    }),
  ),
  mayChange: Type.Boolean(),
})
export const groupInputSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
})
export const createdSchema = Type.Object({ id: idSchema })

// ------------------------------------------------------------ people

export const peopleQuerySchema = Type.Object({
  /** Beginning of any part of the name; accents and case do not count. */
  q: Type.Optional(Type.String({ maxLength: 100 })),
  role: Type.Optional(literals('pupil', 'teacher', 'staff', 'head', 'guardian')),
  /** True: those who left as well. */
  inactive: Type.Optional(Type.Boolean()),
  after: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: peoplePageMax })),
})
export const peoplePageSchema = Type.Object({
  people: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      /** 'pupil', 'teacher', 'staff', 'head', 'guardian'. */
      roles: Type.Array(Type.String()),
      className: nullable(Type.String()),
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

// ------------------------------------------------------------ audit

export const auditQuerySchema = Type.Object({
  /** Lines older than this one. */
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
})
export const auditPageSchema = Type.Object({
  lines: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: instantSchema,
      action: Type.String(),
      actor: nullable(personNameSchema),
      subject: nullable(personNameSchema),
      detail: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  /** Give it back as `before` for the next page; null on the last one. */
  next: nullable(Type.Integer()),
})
