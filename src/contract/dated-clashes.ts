/** Lessons on their days that are not alone: a teacher, a class or a room has another one at that time. */
import Type, { type Static } from 'typebox'
import { moveLessonSchema } from './timetable.ts'
import { daySchema, idSchema, instantSchema } from './wire-shapes.ts'

/** Clashes that one answer lists; the next ones wait until these are settled. */
export const lessonClashesMax = 200

export const lessonClashSchema = Type.Object({
  kind: Type.Union([Type.Literal('teacher'), Type.Literal('room'), Type.Literal('class')]),
  /** Whose name or which room is there twice. */
  what: Type.String(),
  onDate: daySchema,
  /** The overlap. */
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** The lesson that was moved, or is about to be, first. */
  lessonIds: Type.Tuple([idSchema, idSchema]),
  courseNames: Type.Tuple([Type.String(), Type.String()]),
})
export type LessonClash = Static<typeof lessonClashSchema>

/** `GET /api/lessons/:lessonId/clashes`: where the lesson would stand; without a room, in none. */
export const lessonPlaceQuerySchema = Type.Object({
  ...Type.Omit(moveLessonSchema, ['room', 'startsAt']).properties,
  room: Type.Optional(Type.String({ maxLength: 60 })),
})

export const placeClashesSchema = Type.Object({
  clashes: Type.Array(lessonClashSchema),
  /** What closes the school that day; null on a school day. */
  dayOff: Type.Union([Type.String(), Type.Null()]),
})
export type PlaceClashes = Static<typeof placeClashesSchema>

/** `GET /api/schools/:uai/lesson-clashes`: of lessons to come that were moved or given another room. */
export const lessonClashListSchema = Type.Object({ clashes: Type.Array(lessonClashSchema) })
export type LessonClashList = Static<typeof lessonClashListSchema>
