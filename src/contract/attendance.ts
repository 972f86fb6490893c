/**
 * Attendance: what a pupil's state is for a lesson and for a half-day, why, and what people say
 * about it. No connection is not an absence: no state says "absent".
 */
import Type, { type Static, type TSchema } from 'typebox'
import { lessonDistanceSchema } from './distance-days.ts'
import { halfDaySchema, halfDaySpan } from './half-days.ts'
import { familyStaysMax, liveStaySchema } from './live-register.ts'
import { lessonStatusSchema } from './timetable.ts'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Pupils of one register. */
export const registerMax = 500
/** Letters of a correction's note, and of an explanation's. */
export const correctionNoteMax = 200
export const explanationNoteMax = 300
/** Days of one export; arrivals are kept no longer. */
export const exportDaysMax = 31
/** How far back a family sees, and how far back and ahead it explains, in days. */
export const familyDaysBack = 30
export const explainDaysAhead = 60
/** Pupils that a school's day names, because somebody has to find out. */
export const toFindOutMax = 500

/** What a teacher may say. */
export const ruledStateSchema = Type.Union([
  Type.Literal('present'),
  Type.Literal('reached'),
  Type.Literal('excused'),
  Type.Literal('unreachable'),
  Type.Literal('our_fault'),
])
export type RuledState = Static<typeof ruledStateSchema>

/**
 * `not_known_yet`: the lesson is not over, or nobody at all came to it here; `to_find_out`: it is
 * over, others came, and nothing is known of this pupil.
 */
export const attendanceStateSchema = Type.Union([
  ...ruledStateSchema.anyOf,
  Type.Literal('to_find_out'),
  Type.Literal('not_known_yet'),
])
export type AttendanceState = Static<typeof attendanceStateSchema>

/** Short, and never a diagnosis. */
export const explanationReasonSchema = Type.Union([
  Type.Literal('health'),
  Type.Literal('no_connection'),
  Type.Literal('no_device'),
  Type.Literal('family'),
  Type.Literal('appointment'),
  Type.Literal('other'),
])
export type ExplanationReason = Static<typeof explanationReasonSchema>

/** Why a state is what it is. */
export const attendanceWhySchema = Type.Union([
  Type.Object({
    kind: Type.Literal('corrected'),
    by: Type.String(),
    at: instantSchema,
    note: Type.String(),
  }),
  /** Was in the lesson's live class while the lesson lasted. */
  Type.Object({ kind: Type.Literal('in_live_class'), at: instantSchema }),
  Type.Object({ kind: Type.Literal('arrived'), at: instantSchema }),
  Type.Object({ kind: Type.Literal('handed_in'), at: instantSchema }),
  Type.Object({ kind: Type.Literal('saved'), at: instantSchema }),
  Type.Object({
    kind: Type.Literal('explained'),
    reason: explanationReasonSchema,
    note: Type.String(),
  }),
  /** Somebody of the school reached the family that day. */
  Type.Object({ kind: Type.Literal('called'), by: Type.String(), at: instantSchema }),
  Type.Object({ kind: Type.Literal('outage'), from: instantSchema, until: instantSchema }),
  /** Came that day, after the lesson. */
  Type.Object({ kind: Type.Literal('came_later'), at: instantSchema }),
  /** The device says so; no server saw it. */
  Type.Object({ kind: Type.Literal('claimed'), at: instantSchema }),
  Type.Object({ kind: Type.Literal('nothing') }),
  /** Not one pupil of the register came here. */
  Type.Object({ kind: Type.Literal('few_came') }),
  /** Arrivals of that day are no longer kept. */
  Type.Object({ kind: Type.Literal('not_kept') }),
])
export type AttendanceWhy = Static<typeof attendanceWhySchema>

const standing = { state: attendanceStateSchema, why: attendanceWhySchema }

const lessonFacts = {
  id: idSchema,
  courseName: Type.String(),
  onDate: daySchema,
  half: halfDaySchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
}

/** `GET /api/lessons/:lessonId/attendance`. */
export const registerSchema = Type.Object({
  lesson: Type.Object({
    ...lessonFacts,
    courseId: idSchema,
    status: lessonStatusSchema,
    timeZone: Type.String(),
    distance: Type.Optional(lessonDistanceSchema),
  }),
  now: instantSchema,
  pupils: Type.Array(
    Type.Object({
      ...personNameSchema.properties,
      ...standing,
      /** Where only some learn from home: who does, and who sits in the room. */
      place: Type.Optional(Type.Union([Type.Literal('home'), Type.Literal('room')])),
    }),
    { maxItems: registerMax },
  ),
  /** The pupils' classes whose families the reader may call, by name. */
  classesToCall: Type.Array(Type.Object({ id: idSchema, name: Type.String() }), {
    maxItems: registerMax,
  }),
})
export type Register = Static<typeof registerSchema>

/** `POST /api/lessons/:lessonId/attendance/corrections`. */
export const correctionSchema = Type.Object({
  id: idSchema,
  pupilId: idSchema,
  /** Null: what is known by itself counts again. */
  state: nullable(ruledStateSchema),
  note: Type.String({ maxLength: correctionNoteMax }),
})
export type Correction = Static<typeof correctionSchema>

/** The answer to a correction: how the pupil stands now. */
export const correctedSchema = Type.Object(standing)
export type Corrected = Static<typeof correctedSchema>

/** `GET /api/pupils/:pupilId/attendance`: the latest half-days first. */
export const pupilAttendanceSchema = Type.Object({
  on: daySchema,
  timeZone: Type.String(),
  halfDays: Type.Array(
    Type.Object({
      onDate: daySchema,
      half: halfDaySchema,
      /** Each school counts its own half-days; null where the pupil goes to one school only. */
      schoolName: nullable(Type.String()),
      state: attendanceStateSchema,
      lessons: Type.Array(
        Type.Object({
          ...lessonFacts,
          ...standing,
          /** The pupil's own lines in the register of the live class, the latest first; none: left out. */
          stays: Type.Optional(Type.Array(liveStaySchema, { maxItems: familyStaysMax })),
        }),
      ),
    }),
  ),
})
export type PupilAttendance = Static<typeof pupilAttendanceSchema>

/** `POST /api/pupils/:pupilId/attendance/explanations`. */
export const explanationSchema = Type.Object({
  id: idSchema,
  ...halfDaySpan,
  reason: explanationReasonSchema,
  note: Type.String({ maxLength: explanationNoteMax }),
})
export type Explanation = Static<typeof explanationSchema>

export const attendanceCountsSchema = Type.Object({
  present: Type.Integer(),
  reached: Type.Integer(),
  excused: Type.Integer(),
  unreachable: Type.Integer(),
  our_fault: Type.Integer(),
  to_find_out: Type.Integer(),
  not_known_yet: Type.Integer(),
})
export type AttendanceCounts = Static<typeof attendanceCountsSchema>

/** The half-days of one class on one date. */
export const classHalvesSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  /** Null where the class had no lesson. */
  morning: nullable(attendanceCountsSchema),
  afternoon: nullable(attendanceCountsSchema),
})

/** `GET /api/schools/:uai/attendance`: the half-days of a date, class by class. */
export const schoolAttendanceSchema = Type.Object({
  on: daySchema,
  today: daySchema,
  classes: Type.Array(classHalvesSchema),
  /** Whom somebody has to call, or could not reach. */
  pupils: Type.Array(
    Type.Object({
      ...personNameSchema.properties,
      className: Type.String(),
      half: halfDaySchema,
      state: attendanceStateSchema,
    }),
    { maxItems: toFindOutMax },
  ),
  /** How many half-days of pupils that are, those beyond the list too. */
  total: Type.Integer(),
})
export type SchoolAttendance = Static<typeof schoolAttendanceSchema>

/** `GET /api/schools/:uai/attendance.csv`: both days included. */
export const exportQuerySchema = Type.Object({ from: daySchema, until: daySchema })
