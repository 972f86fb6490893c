/**
 * The lesson log (cahier de textes): what was done in each lesson, what is to be done for when, and
 * how much falls due on the days of a class's week.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { subjectSchema } from './classes.ts'
import { lessonStatusSchema } from './timetable.ts'
import { counterMax, daySchema, idSchema, instantSchema, uaiSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Characters of what one teacher writes of one lesson. */
export const doneCharactersMax = 4_000
/** Days of one reading: a school year, with room. */
export const logDaysMax = 400
/** Lessons of one reading; a class has about a thousand in a year. */
export const logLessonsMax = 2_000
/** Things due in one week that are named. */
export const dueThingsMax = 500
/** School years whose logs a school still has. */
export const logYearsMax = 12

// ------------------------------------------------------------ writing

/** `GET /api/lessons/:lessonId/log`, for the teachers of its course. */
export const ownLogSchema = Type.Object({
  done: Type.String(),
  /** 0: nothing written yet. */
  draftVersion: Type.Integer({ minimum: 0 }),
  /** What colleagues wrote of the same lesson, the first one first. */
  others: Type.Array(Type.Object({ text: Type.String(), by: Type.String(), at: instantSchema })),
})
export type OwnLog = Static<typeof ownLogSchema>

/** `PUT /api/lessons/:lessonId/log`. */
export const logInputSchema = Type.Object(
  {
    /** Empty: taken back. */
    done: Type.String({ maxLength: doneCharactersMax }),
    /** The version that this was written over. */
    draftVersion: Type.Integer({ minimum: 0, maximum: counterMax }),
  },
  { additionalProperties: false },
)
export type LogInput = Static<typeof logInputSchema>

export const logSavedSchema = Type.Object({ draftVersion: Type.Integer() })

// ------------------------------------------------------------ reading

/** Words with who wrote them when: for teachers and staff; a family reads the words. */
const signed = { by: nullable(Type.String()), at: nullable(instantSchema) }

export const logLessonSchema = Type.Object({
  id: idSchema,
  courseId: idSchema,
  courseName: Type.String(),
  subject: subjectSchema,
  onDate: daySchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  status: lessonStatusSchema,
  /** The day the timetable gave it, where it was moved to another. */
  movedFrom: nullable(daySchema),
  /** One text a teacher, the first one first. */
  done: Type.Array(Type.Object({ text: Type.String(), ...signed })),
  homework: nullable(Type.Object({ text: Type.String(), dueOn: nullable(daySchema), ...signed })),
  readings: Type.Array(
    Type.Object({
      id: idSchema,
      title: Type.String(),
      /** False: it was taken away since, and can no longer be opened. */
      isThere: Type.Boolean(),
    }),
  ),
  exercises: Type.Array(
    Type.Object({
      id: idSchema,
      title: Type.String(),
      dueAt: nullable(instantSchema),
      /** Given to some pupils; told to teachers and staff only. */
      isToSome: Type.Optional(Type.Literal(true)),
    }),
  ),
  /** Its live class was recorded, and the recording is still kept. */
  isRecorded: Type.Optional(Type.Literal(true)),
})
export type LogLesson = Static<typeof logLessonSchema>

const logCourseSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  /** True for its teachers: they may write what was done. */
  mayWrite: Type.Boolean(),
})

const lessonsOfLog = {
  /** The latest first. */
  lessons: Type.Array(logLessonSchema, { maxItems: logLessonsMax }),
  /** True: there are more than are given; ask for a shorter time. */
  isCut: Type.Boolean(),
}

/** Both days included. */
export const logQuerySchema = Type.Object({ from: daySchema, until: daySchema })

const ofSchool = {
  schoolUai: uaiSchema,
  schoolName: Type.String(),
  timeZone: Type.String(),
  year: Type.String(),
  yearFrom: daySchema,
  yearUntil: daySchema,
}

/** `GET /api/classes/:classId/lesson-log`. */
export const classLogSchema = Type.Object({
  ...ofSchool,
  className: Type.String(),
  courses: Type.Array(logCourseSchema),
  ...lessonsOfLog,
})
export type ClassLog = Static<typeof classLogSchema>

/** `GET /api/courses/:courseId/lesson-log`: whole, also what an earlier teacher wrote. */
export const courseLogSchema = Type.Object({
  ...ofSchool,
  courseName: Type.String(),
  /** Classes and groups. */
  audience: Type.Array(Type.String()),
  mayWrite: Type.Boolean(),
  ...lessonsOfLog,
})
export type CourseLog = Static<typeof courseLogSchema>

/** `GET /api/pupils/:pupilId/lesson-log`. */
export const pupilLogSchema = Type.Object({
  timeZone: Type.String(),
  courses: Type.Array(logCourseSchema),
  ...lessonsOfLog,
})
export type PupilLog = Static<typeof pupilLogSchema>

/** `GET /api/schools/:uai/lesson-logs`: the latest year first. */
export const schoolLogsSchema = Type.Object({
  years: Type.Array(
    Type.Object({
      id: idSchema,
      label: Type.String(),
      startsOn: daySchema,
      endsOn: daySchema,
      classes: Type.Array(
        Type.Object({
          id: idSchema,
          name: Type.String(),
          /** Lessons of the last four weeks that took place, and of how many something is written. */
          held: Type.Integer(),
          written: Type.Integer(),
        }),
      ),
    }),
    { maxItems: logYearsMax },
  ),
})
export type SchoolLogs = Static<typeof schoolLogsSchema>

// ------------------------------------------------------------ how much falls due

export const weekLoadQuerySchema = Type.Object({
  /** Any day of the week; this week unless said. */
  on: Type.Optional(daySchema),
})

/** `GET /api/classes/:classId/week-load`. */
export const weekLoadSchema = Type.Object({
  className: Type.String(),
  schoolUai: uaiSchema,
  timeZone: Type.String(),
  /** A Monday. */
  from: daySchema,
  today: daySchema,
  /** Monday to Saturday; Sunday too where something is due. */
  days: Type.Array(
    Type.Object({
      day: daySchema,
      assessments: Type.Array(
        Type.Object({ id: idSchema, courseName: Type.String(), title: Type.String() }),
      ),
      /** Plain homework, and exercises to hand in. */
      homework: Type.Array(
        Type.Object({
          courseName: Type.String(),
          text: Type.String(),
          /** For some pupils of the course. */
          isToSome: Type.Optional(Type.Literal(true)),
        }),
      ),
    }),
  ),
  assessmentCount: Type.Integer(),
  /** More assessments than a class should have in a week. */
  isTooMany: Type.Boolean(),
})
export type WeekLoad = Static<typeof weekLoadSchema>

export const assessmentLoadQuerySchema = Type.Object({
  on: daySchema,
  /** The one that is planned or moved: it is not counted twice. */
  assessmentId: idSchema,
})

/** `GET /api/courses/:courseId/assessment-load`: each class of the course in the week of a day. */
export const assessmentLoadSchema = Type.Object({
  classes: Type.Array(
    Type.Object({
      name: Type.String(),
      /** With the planned one. */
      count: Type.Integer(),
      isTooMany: Type.Boolean(),
      others: Type.Array(
        Type.Object({ courseName: Type.String(), title: Type.String(), on: daySchema }),
      ),
    }),
  ),
})
export type AssessmentLoad = Static<typeof assessmentLoadSchema>
