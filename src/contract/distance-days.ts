/**
 * Days at a distance: the head says for which half-days the school, some of its classes, or a part
 * of the pupils of some classes, learn from home. What people of such a day are told goes with the
 * day itself (`dayDistanceSchema`).
 */
import Type, { type Static, type TSchema } from 'typebox'
import { distanceDaysMax, distancePupilsMax, distanceWordsMax } from './distance-limits.ts'
import { halfDaySchema, halfDaySpan } from './half-days.ts'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Classes of one declaration that name their classes. */
export const distanceClassesMax = 300
/** Declarations in one answer, the latest days first. */
export const distanceListMax = 200

/** `half_capacity`: classes, or the parts of classes, take turns, so that half of the pupils is there. */
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
  told: Type.Array(
    Type.Object({
      reason: distanceReasonSchema,
      words: Type.String(),
      /** Said of some pupils of the class by name: the others are in the room. */
      isPart: Type.Optional(Type.Literal(true)),
    }),
  ),
})
export type DayDistance = Static<typeof dayDistanceSchema>

/** Of a lesson's pupils: all are at a distance, or some. Absent: none is. */
export const lessonDistanceSchema = Type.Union([Type.Literal('all'), Type.Literal('some')])
export type LessonDistance = Static<typeof lessonDistanceSchema>

/** Of a lesson that is at a distance for some of its pupils: how many are where. */
export const lessonPlacesSchema = Type.Object({ home: Type.Integer(), room: Type.Integer() })
export type LessonPlaces = Static<typeof lessonPlacesSchema>

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
  /** Only these pupils of the classes, which are then named; absent: all of them. */
  pupilIds: Type.Optional(
    Type.Array(idSchema, { minItems: 1, maxItems: distancePupilsMax, uniqueItems: true }),
  ),
  /** Only these days, in order: the first and the last are `fromDay` and `untilDay`. Absent: every day. */
  onDays: Type.Optional(
    Type.Array(daySchema, { minItems: 1, maxItems: distanceDaysMax, uniqueItems: true }),
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
      /** How many pupils of the classes it names; null: all of them. */
      pupils: nullable(Type.Integer()),
      /** Single days, in order; null: every day. */
      onDays: nullable(Type.Array(daySchema)),
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

/** Classes of a school with their pupils, in one answer. */
export const partPupilsMax = 6_000

/** `GET /api/schools/:uai/distance-days/:distanceId/pupils`: whom a declaration names, class by class. */
export const distancePupilsSchema = Type.Object({
  classes: Type.Array(
    Type.Object({ id: idSchema, name: Type.String(), pupils: Type.Array(personNameSchema) }),
  ),
})
export type DistancePupils = Static<typeof distancePupilsSchema>

/** `GET /api/schools/:uai/distance-parts`: what a class can be parted by, and the days to share out. */
export const distancePartsSchema = Type.Object({
  /** Days from today on with lessons of the school, in order. */
  days: Type.Array(daySchema, { maxItems: distanceDaysMax }),
  classes: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      levelLabel: nullable(Type.String()),
      pupils: Type.Array(personNameSchema),
      /** Groups of the roster that some of these pupils are in, and not all. */
      groups: Type.Array(
        Type.Object({ id: idSchema, name: Type.String(), pupilIds: Type.Array(idSchema) }),
      ),
    }),
    { maxItems: distanceClassesMax },
  ),
})
export type DistanceParts = Static<typeof distancePartsSchema>
export type ClassToPart = DistanceParts['classes'][number]
