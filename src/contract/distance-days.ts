/**
 * Days at a distance: the head says for which half-days the school, or some of its classes, learn
 * from home. What people of such a day are told goes with the day itself (`dayDistanceSchema`).
 */
import Type, { type Static, type TSchema } from 'typebox'
import { distanceWordsMax } from './distance-limits.ts'
import { halfDaySchema, halfDaySpan } from './half-days.ts'
import { daySchema, idSchema, instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Classes of one declaration that name their classes. */
export const distanceClassesMax = 300
/** Declarations in one answer, the latest days first. */
export const distanceListMax = 200

/** `half_capacity`: classes take turns, so that half of them is there. */
export const distanceReasonSchema = Type.Union([
  Type.Literal('school_closed'),
  Type.Literal('classes_closed'),
  Type.Literal('half_capacity'),
  Type.Literal('weather'),
  Type.Literal('other'),
])
export type DistanceReason = Static<typeof distanceReasonSchema>

/** Which half-days of one day are at a distance, and what is said about it. */
export const dayDistanceSchema = Type.Object({
  halves: Type.Array(halfDaySchema, { minItems: 1, maxItems: 2 }),
  /** Of every declaration that touches the day, the latest first. */
  told: Type.Array(Type.Object({ reason: distanceReasonSchema, words: Type.String() })),
})
export type DayDistance = Static<typeof dayDistanceSchema>

/** Of a lesson's classes: all are at a distance, or some. Absent: none is. */
export const lessonDistanceSchema = Type.Union([Type.Literal('all'), Type.Literal('some')])
export type LessonDistance = Static<typeof lessonDistanceSchema>

const target = {
  ...halfDaySpan,
  reason: distanceReasonSchema,
  words: Type.String({ maxLength: distanceWordsMax }),
}

/** `POST /api/schools/:uai/distance-days`; safe to repeat under its id. */
export const declareDistanceSchema = Type.Object({
  id: idSchema,
  /** True: says what would hold, changes nothing. */
  dryRun: Type.Boolean(),
  /** Null: the whole school. */
  classIds: nullable(
    Type.Array(idSchema, { minItems: 1, maxItems: distanceClassesMax, uniqueItems: true }),
  ),
  ...target,
})
export type DeclareDistance = Static<typeof declareDistanceSchema>

/** Whom a declaration reaches. */
export const distanceReachSchema = Type.Object({
  classes: Type.Integer(),
  pupils: Type.Integer(),
  /** Lessons of these half-days that are not cancelled. */
  lessons: Type.Integer(),
})
export type DistanceReach = Static<typeof distanceReachSchema>

/** `POST /api/schools/:uai/distance-days/:distanceId/end`. */
export const endDistanceSchema = Type.Object({
  /** The last half-day that stays at a distance; null: none from today on. Days past stay. */
  until: nullable(Type.Object({ day: daySchema, half: halfDaySchema })),
})

/** `GET /api/schools/:uai/distance-days`. */
export const distanceListSchema = Type.Object({
  today: daySchema,
  declarations: Type.Array(
    Type.Object({
      id: idSchema,
      /** Null: the whole school; else names of classes. */
      classes: nullable(Type.Array(Type.String())),
      ...target,
      by: Type.String(),
      at: instantSchema,
      /** Taken back before its first day. */
      withdrawnAt: nullable(instantSchema),
    }),
    { maxItems: distanceListMax },
  ),
})
export type DistanceList = Static<typeof distanceListSchema>
export type DistanceDeclaration = DistanceList['declarations'][number]
