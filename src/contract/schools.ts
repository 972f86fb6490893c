/** A school at a glance, its years, and who did what in it: for heads and staff. */
import Type, { type Static, type TSchema } from 'typebox'
import { daySchema, idSchema, instantSchema, personNameSchema, uaiSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const literals = <T extends string[]>(...values: T) => Type.Enum<T>(values)

/** Audit lines in one answer. */
export const auditPageMax = 200

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
    'pupils_to_move_up',
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

// ------------------------------------------------------------ audit

export const auditQuerySchema = Type.Object({
  /** Lines older than this one. */
  before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  action: Type.Optional(Type.String({ maxLength: 60, pattern: '^[a-z_]+$' })),
})
export const auditPageSchema = Type.Object({
  lines: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: instantSchema,
      action: Type.String(),
      actor: nullable(personNameSchema),
      subject: nullable(personNameSchema),
      /** The class, group or course that it is about, by name. */
      thing: nullable(Type.String()),
      /** Of a decision on a guardian: the child. */
      child: nullable(personNameSchema),
      detail: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  /** Give it back as `before` for the next page; null on the last one. */
  next: nullable(Type.Integer()),
})
export type AuditPage = Static<typeof auditPageSchema>
