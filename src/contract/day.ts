/** The day: a pupil's, a child's for the guardian, a teacher's, a school's. */
import Type, { type Static, type TSchema } from 'typebox'
import { announcementSchema } from './class-announcements.ts'
import { lackingSchema, subjectSchema } from './classes.ts'
import { dayDistanceSchema, lessonDistanceSchema, lessonPlacesSchema } from './distance-days.ts'
import { lessonStatusSchema } from './timetable.ts'
import { daySchema, idSchema, instantSchema, personNameSchema, uaiSchema } from './wire-shapes.ts'
import { workPlanSchema } from './work-plans.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How far ahead work to hand in is shown, in days. */
export const handInDaysAhead = 14
/** How far back missed work is still shown, in days. */
export const missedDaysBack = 30
/** Work to hand in, in one answer. */
export const handInMax = 100
/** How far back marked work counts as "lately", in days. */
export const markedDaysBack = 14

/** How far back the day tells of returned copies, in days. */
export const returnedDaysBack = 7

/** Assignments with work to mark that a teacher's day names. */
export const markingMax = 20

export const dayQuerySchema = Type.Object({
  /** Today in the school's own zone unless said. */
  on: Type.Optional(daySchema),
})

/** How far a pupil is with a piece of work. */
export const workStateSchema = Type.Union([
  Type.Literal('not_opened'),
  Type.Literal('begun'),
  Type.Literal('received'),
  Type.Literal('marked'),
])
export type WorkState = Static<typeof workStateSchema>

/** Until when an assignment is awaited, and how far the pupil is. */
const workToDo = {
  dueAt: nullable(instantSchema),
  /** Recorded outages moved the due time to here; absent: they did not, or it is not over. */
  extendedUntil: Type.Optional(instantSchema),
  lateAccepted: Type.Boolean(),
  state: workStateSchema,
}

export const dayAssignmentSchema = Type.Object({
  id: idSchema,
  title: Type.String(),
  opensAt: instantSchema,
  ...workToDo,
})
export type DayAssignment = Static<typeof dayAssignmentSchema>

export const dayLessonSchema = Type.Object({
  id: idSchema,
  courseId: idSchema,
  schoolUai: uaiSchema,
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
  teachers: Type.Array(personNameSchema),
  resources: Type.Array(
    Type.Object({
      id: idSchema,
      title: Type.String(),
      /** How long reading takes, from its length. */
      minutes: Type.Integer(),
    }),
  ),
  assignments: Type.Array(dayAssignmentSchema),
  homework: nullable(Type.String()),
  homeworkDueOn: nullable(daySchema),
})
export type DayLesson = Static<typeof dayLessonSchema>

/** What kind of day it is. */
export const dayKindSchema = Type.Object({
  kind: Type.Union([
    Type.Literal('lessons'),
    Type.Literal('no_lessons'),
    Type.Literal('weekend'),
    Type.Literal('holiday'),
    lackingSchema,
  ]),
  /** The holiday's name. */
  label: nullable(Type.String()),
  /** The next day with a lesson; null where none is known. */
  nextSchoolDay: nullable(daySchema),
  /** The pupil learns from home, for half of it or all; absent: at school. */
  distance: Type.Optional(dayDistanceSchema),
})

/** One piece of work to hand in: an assignment, or homework in plain words. */
export const handInSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('assignment'),
    assignmentId: idSchema,
    lessonId: nullable(idSchema),
    title: Type.String(),
    subject: subjectSchema,
    ...workToDo,
  }),
  Type.Object({
    kind: Type.Literal('homework'),
    lessonId: idSchema,
    text: Type.String(),
    subject: subjectSchema,
    dueOn: daySchema,
  }),
])
export type HandIn = Static<typeof handInSchema>

/** A copy that its teacher returned, without what is in it. */
export const returnedCopySchema = Type.Object({
  attemptId: idSchema,
  title: Type.String(),
  subject: subjectSchema,
  returnedAt: instantSchema,
})
export type ReturnedCopy = Static<typeof returnedCopySchema>

/** An answer to something that the pupil asked. */
const dayAnswerSchema = Type.Object({
  id: idSchema,
  /** Of the lesson or the work that it was asked about. */
  title: Type.String(),
  at: instantSchema,
})

/** `GET /api/day`: *Ma journée*. */
export const myDaySchema = Type.Object({
  on: daySchema,
  timeZone: Type.String(),
  now: instantSchema,
  day: dayKindSchema,
  lessons: Type.Array(dayLessonSchema),
  toHandIn: Type.Array(handInSchema),
  /** Returned lately, the newest first; absent in days that a device composes. */
  returned: Type.Optional(Type.Array(returnedCopySchema)),
  /** What the pupil asked and teachers answered lately; absent: nothing. */
  answers: Type.Optional(Type.Array(dayAnswerSchema)),
  /** What is announced to the pupil's courses, classes and schools; absent: nothing. */
  announcements: Type.Optional(Type.Array(announcementSchema)),
  /** The pupil's own, from a week before they begin to a week after they end; absent: none. */
  workPlans: Type.Optional(Type.Array(workPlanSchema)),
})
export type MyDay = Static<typeof myDaySchema>

export const markedLatelySchema = Type.Object({
  assignmentId: idSchema,
  title: Type.String(),
  subject: subjectSchema,
  markedAt: instantSchema,
  points: Type.Number(),
  pointsMax: Type.Number(),
})
export type MarkedLately = Static<typeof markedLatelySchema>

/** `GET /api/pupils/:pupilId/day`: what a guardian follows. */
export const childDaySchema = Type.Object({
  pupil: Type.Object({
    id: idSchema,
    givenName: Type.String(),
    className: nullable(Type.String()),
  }),
  ...myDaySchema.properties,
  markedLately: Type.Array(markedLatelySchema),
  /** The next day with lessons, where it is at a distance. */
  nextAtDistance: Type.Optional(Type.Object({ on: daySchema, distance: dayDistanceSchema })),
})
export type ChildDay = Static<typeof childDaySchema>

/** `GET /api/teaching-day`. */
export const teachingDaySchema = Type.Object({
  on: daySchema,
  timeZone: Type.String(),
  now: instantSchema,
  day: dayKindSchema,
  lessons: Type.Array(
    Type.Object({
      id: idSchema,
      courseId: idSchema,
      schoolUai: uaiSchema,
      subject: subjectSchema,
      courseName: Type.String(),
      /** Names of classes and groups. */
      audience: Type.Array(Type.String()),
      onDate: daySchema,
      startsAt: instantSchema,
      endsAt: instantSchema,
      room: nullable(Type.String()),
      status: lessonStatusSchema,
      movedFrom: nullable(daySchema),
      /** All or some of its pupils learn from home; absent: none. */
      distance: Type.Optional(lessonDistanceSchema),
      /** With `some`: how many are at home, and in the room. */
      places: Type.Optional(lessonPlacesSchema),
      /** Who stands in for the teachers of the course, and from which day: the reader, or another. */
      substitute: nullable(Type.Object({ ...personNameSchema.properties, fromDay: daySchema })),
      note: nullable(Type.String()),
      homework: nullable(Type.String()),
      homeworkDueOn: nullable(daySchema),
      resources: Type.Array(Type.Object({ id: idSchema, title: Type.String() })),
      assignments: Type.Array(
        Type.Object({
          id: idSchema,
          title: Type.String(),
          dueAt: nullable(instantSchema),
          submitted: Type.Integer(),
          expected: Type.Integer(),
          toMark: Type.Integer(),
          /** Given to some pupils of the course; absent: to all. */
          isToSome: Type.Optional(Type.Literal(true)),
        }),
      ),
    }),
  ),
  /** What pupils ask and nobody has answered yet. */
  enquiries: Type.Integer(),
  /** Submissions that wait for a mark, over all courses, whatever the day. */
  toMark: Type.Integer(),
  /** The assignments that they belong to, the one that has waited longest first. */
  marking: Type.Array(
    Type.Object({
      assignmentId: idSchema,
      title: Type.String(),
      courseName: Type.String(),
      toMark: Type.Integer(),
    }),
    { maxItems: markingMax },
  ),
})
export type TeachingDay = Static<typeof teachingDaySchema>

/** `GET /api/schools/:uai/day`: every class at a glance. */
export const schoolDaySchema = Type.Object({
  on: daySchema,
  timeZone: Type.String(),
  day: dayKindSchema,
  classes: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      pupils: Type.Integer(),
      lessons: Type.Integer(),
      cancelled: Type.Integer(),
      /** Lessons of the day that carry something to read or to do. */
      prepared: Type.Integer(),
      /** Work handed in today by the class's pupils. */
      submitted: Type.Integer(),
    }),
  ),
})
export type SchoolDay = Static<typeof schoolDaySchema>
