/** Weekly slots, lessons, days off, and the import of a timetable. */
import Type, { type Static, type TSchema } from 'typebox'
import { lackingSchema, subjectSchema } from './classes.ts'
import { lessonDistanceSchema } from './distance-days.ts'
import {
  daySchema,
  idSchema,
  instantSchema,
  personNameSchema,
  timeOfDaySchema,
} from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A timetable's CSV file, in bytes. */
export const timetableFileBytesMax = 4 * 1024 * 1024
/** Weekly slots of one school. */
export const slotsMax = 10_000

export const weekLetterSchema = Type.Union([Type.Literal('A'), Type.Literal('B')])
export const lessonStatusSchema = Type.Union([
  Type.Literal('planned'),
  Type.Literal('moved'),
  Type.Literal('cancelled'),
])

// ------------------------------------------------------------ the week

const lessonShape = {
  id: idSchema,
  courseId: idSchema,
  subject: subjectSchema,
  courseName: Type.String(),
  onDate: daySchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  room: nullable(Type.String()),
  status: lessonStatusSchema,
  /** The day the timetable gave it, where it was moved to another. */
  movedFrom: nullable(daySchema),
  note: nullable(Type.String()),
  /** Who gives it: whoever stands in, else the teachers of the course. */
  teachers: Type.Array(personNameSchema),
  /** Somebody stands in, for this lesson alone or for the course until a day. */
  substitution: nullable(
    Type.Object({ id: idSchema, isSingle: Type.Boolean(), untilDay: daySchema }),
  ),
  /** Names of classes and groups. */
  audience: Type.Array(Type.String()),
}

export const weekLessonSchema = Type.Object({
  ...lessonShape,
  /** Of the pupil or the class whose week it is; of a teacher's, of the lesson's classes. */
  distance: Type.Optional(lessonDistanceSchema),
  /** Whoever would give it is away; told to those who run the timetable alone. */
  isWithoutTeacher: Type.Optional(Type.Literal(true)),
})
export type WeekLesson = Static<typeof weekLessonSchema>

export const weekSchema = Type.Object({
  from: daySchema,
  /** 'A' or 'B'; null outside a school year. */
  week: nullable(weekLetterSchema),
  timeZone: Type.String(),
  days: Type.Array(
    Type.Object({
      day: daySchema,
      /** The holiday's or the public holiday's name; null on a school day or a weekend. */
      dayOff: nullable(Type.String()),
      lessons: Type.Array(weekLessonSchema),
    }),
  ),
})
export type Week = Static<typeof weekSchema>

/** `GET /api/me/week`. */
export const ownWeekSchema = Type.Object({
  ...weekSchema.properties,
  /** Of a pupil who has no lessons at all: why. */
  lacking: nullable(lackingSchema),
})
export type OwnWeek = Static<typeof ownWeekSchema>

export const weekQuerySchema = Type.Object({
  /** Any day of the week; today unless said. */
  from: Type.Optional(daySchema),
})

// ------------------------------------------------------------ slots

export const slotSchema = Type.Object({
  id: idSchema,
  courseId: idSchema,
  courseName: Type.String(),
  subject: subjectSchema,
  teachers: Type.Array(personNameSchema),
  audience: Type.Array(Type.String()),
  /** 1 is Monday. */
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  starts: timeOfDaySchema,
  ends: timeOfDaySchema,
  week: nullable(weekLetterSchema),
  room: nullable(Type.String()),
  validFrom: daySchema,
  validTo: daySchema,
})
export type TimetableSlot = Static<typeof slotSchema>

export const clashSchema = Type.Object({
  kind: Type.Union([Type.Literal('teacher'), Type.Literal('room'), Type.Literal('class')]),
  /** Whose name or which room is there twice. */
  what: Type.String(),
  weekday: Type.Integer(),
  /** The overlap. */
  starts: timeOfDaySchema,
  ends: timeOfDaySchema,
  week: nullable(weekLetterSchema),
  slotIds: Type.Tuple([idSchema, idSchema]),
  courseNames: Type.Tuple([Type.String(), Type.String()]),
})
export type TimetableClash = Static<typeof clashSchema>

export const slotListSchema = Type.Object({
  slots: Type.Array(slotSchema),
  clashes: Type.Array(clashSchema),
})
export const slotListQuerySchema = Type.Object({ classId: Type.Optional(idSchema) })

const slotShape = {
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  starts: timeOfDaySchema,
  ends: timeOfDaySchema,
  week: nullable(weekLetterSchema),
  room: nullable(Type.String({ minLength: 1, maxLength: 60 })),
}
export const createSlotSchema = Type.Object({
  /** Minted by the device, the same until it is received: asking twice is adding once. */
  id: idSchema,
  courseId: idSchema,
  ...slotShape,
  /** First day; today unless said. */
  from: Type.Optional(daySchema),
  /** Last day; the end of the school year unless said. */
  to: Type.Optional(daySchema),
})
export const changeSlotSchema = Type.Object({
  ...slotShape,
  /** From which day the change holds; today unless said. */
  from: Type.Optional(daySchema),
})
export const endSlotSchema = Type.Object({
  /** From which day the slot is no more; today unless said. */
  from: Type.Optional(daySchema),
})

const listedLessonsSchema = Type.Array(
  Type.Object({ lessonId: idSchema, courseName: Type.String(), startsAt: instantSchema }),
)
/** What a change of the timetable did to the lessons to come. */
export const rebuiltSchema = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  deleted: Type.Integer(),
  /** Of the updated ones, those that carry work or words: with where they are now. */
  followed: listedLessonsSchema,
  /** Lessons that carry work, a note or a change, and stay although the timetable moved away. */
  kept: listedLessonsSchema,
})
export type Rebuilt = Static<typeof rebuiltSchema>
export const slotChangedSchema = Type.Object({
  slotId: nullable(idSchema),
  lessons: rebuiltSchema,
  clashes: Type.Array(clashSchema),
})

// ------------------------------------------------------------ lessons

export const lessonSchema = Type.Object({
  ...lessonShape,
  timeZone: Type.String(),
  homework: nullable(Type.String()),
  homeworkDueOn: nullable(daySchema),
  /** It is due on that lesson's day, wherever it moves; null: on a day that was chosen by itself. */
  homeworkDueLessonId: nullable(idSchema),
  /** When the same course meets next: what homework is usually due for. */
  nextLessons: Type.Array(
    Type.Object({ id: idSchema, onDate: daySchema, startsAt: instantSchema }),
  ),
  /** True for the course's teachers, and for who stands in for them now. */
  mayChange: Type.Boolean(),
  /** True for those who may move it: a substitute may not. */
  mayMove: Type.Boolean(),
})
export type Lesson = Static<typeof lessonSchema>

export const moveLessonSchema = Type.Object({
  /** When it began as the caller saw it: what stands elsewhere by now, or is cancelled, is not moved. */
  startsAt: instantSchema,
  onDate: daySchema,
  starts: timeOfDaySchema,
  ends: timeOfDaySchema,
  room: nullable(Type.String({ minLength: 1, maxLength: 60 })),
})
export const lessonRoomSchema = Type.Object({
  room: nullable(Type.String({ minLength: 1, maxLength: 60 })),
})

// ------------------------------------------------------------ substitutes

export const possibleSubstitutesSchema = Type.Object({
  teachers: Type.Array(
    Type.Object({
      ...personNameSchema.properties,
      /** Gives no other lesson of the school at that time. */
      isFree: Type.Boolean(),
    }),
  ),
})
export type PossibleSubstitutes = Static<typeof possibleSubstitutesSchema>

export const substituteWishSchema = Type.Object({
  substituteId: idSchema,
  /** Null: this lesson alone; else every lesson of its course from this one's day until then. */
  untilDay: nullable(daySchema),
})

// ------------------------------------------------------------ days off

export const dayOffSchema = Type.Object({
  /** Null where it comes with the zone or the law, and cannot be removed here. */
  id: nullable(idSchema),
  label: Type.String(),
  startsOn: daySchema,
  endsOn: daySchema,
  source: Type.Union([Type.Literal('zone'), Type.Literal('public'), Type.Literal('school')]),
})
export const dayOffListSchema = Type.Object({
  zone: nullable(Type.String()),
  /** The last day that the zone's calendar knows. */
  knownUntil: nullable(daySchema),
  daysOff: Type.Array(dayOffSchema),
})
export const dayOffInputSchema = Type.Object({
  label: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  startsOn: daySchema,
  endsOn: daySchema,
})
export const dayOffChangedSchema = Type.Object({ id: nullable(idSchema), lessons: rebuiltSchema })

// ------------------------------------------------------------ import

export const timetableImportQuerySchema = Type.Object({
  /** True: says what would happen, changes nothing. */
  dryRun: Type.Optional(Type.Boolean()),
  /** From which day the timetable holds; today, or the year's first day, unless said. */
  from: Type.Optional(daySchema),
})
const countsSchema = Type.Record(Type.String(), Type.Integer())
export const timetableReportSchema = Type.Object({
  /** False: nothing was changed, see `rejections`. */
  applied: Type.Boolean(),
  dryRun: Type.Boolean(),
  /** By kind: `slot`, `course`, `lesson`. */
  created: countsSchema,
  updated: countsSchema,
  unchanged: countsSchema,
  merged: countsSchema,
  deleted: countsSchema,
  rejected: countsSchema,
  rejections: Type.Array(
    Type.Object({
      file: Type.String(),
      line: Type.Integer(),
      field: Type.String(),
      /** In French. */
      reason: Type.String(),
    }),
  ),
  /** In French. */
  warnings: Type.Array(Type.String()),
  followed: listedLessonsSchema,
  kept: listedLessonsSchema,
})
export type TimetableReport = Static<typeof timetableReportSchema>
