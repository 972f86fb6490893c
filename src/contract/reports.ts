/**
 * Appreciations and period reports on the wire: what teachers say of a pupil in a grading period,
 * and what is given out of it. The rules stand in docs/reports.md.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { attendanceCountsSchema } from './attendance.ts'
import { gradingPeriodSchema } from './grades.ts'
import { appreciationMax, generalAppreciationMax, reportsOfClassMax } from './report-limits.ts'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How many times each of the four steps was given, the lowest first. */
const stepCountsSchema = Type.Tuple([
  Type.Integer({ minimum: 0 }),
  Type.Integer({ minimum: 0 }),
  Type.Integer({ minimum: 0 }),
  Type.Integer({ minimum: 0 }),
])
export type StepCounts = Static<typeof stepCountsSchema>

/** Where a pupil stands in a course and period, of what is shown to families by now. */
const standingFields = {
  /** Out of 20, in hundredths; null where nothing counts, and always in an école. */
  hundredths: nullable(Type.Integer({ minimum: 0 })),
  attainment: stepCountsSchema,
  mastery: stepCountsSchema,
}
const standingSchema = Type.Object(standingFields)
export type CourseStanding = Static<typeof standingSchema>

/** A pupil's report of a period: the same whether it is still written or was given out. */
export const periodReportSchema = Type.Object({
  pupil: personNameSchema,
  className: Type.String(),
  schoolName: Type.String(),
  yearLabel: Type.String(),
  period: gradingPeriodSchema,
  /** An école: four steps, and no averages. */
  withoutPoints: Type.Boolean(),
  courses: Type.Array(
    Type.Object({
      courseId: idSchema,
      subject: Type.String(),
      teachers: Type.Array(Type.String()),
      ...standingFields,
      appreciation: nullable(Type.String()),
    }),
  ),
  general: nullable(Type.String()),
  /** Half-days that were held here; null where there were none between these days. */
  halfDays: nullable(
    Type.Object({ from: daySchema, until: daySchema, counts: attendanceCountsSchema }),
  ),
})
export type PeriodReport = Static<typeof periodReportSchema>

/** Which period; without it that of today, else the last one that has begun. */
export const reportQuerySchema = Type.Object({ period: Type.Optional(idSchema) })

/** `GET /api/courses/:courseId/appreciations`. */
export const courseAppreciationsSchema = Type.Object({
  course: Type.Object({ id: idSchema, name: Type.String(), subject: Type.String() }),
  withoutPoints: Type.Boolean(),
  mayWrite: Type.Boolean(),
  periods: Type.Array(gradingPeriodSchema),
  /** Null: the school has named no period. */
  periodId: nullable(idSchema),
  /** Assessments of the period that families do not see yet: they count in no report. */
  notShown: Type.Integer({ minimum: 0 }),
  /** The mean of the averages there are; for those who may see everybody's. */
  classHundredths: nullable(Type.Integer({ minimum: 0 })),
  rows: Type.Array(
    Type.Object({
      pupil: personNameSchema,
      className: nullable(Type.String()),
      /** Who left and still has the course on the period's report; of whoever left the school nobody has to write. */
      left: nullable(Type.Union([Type.Literal('course'), Type.Literal('school')])),
      ...standingFields,
      text: Type.String(),
    }),
  ),
})
export type CourseAppreciations = Static<typeof courseAppreciationsSchema>

/** `PUT /api/courses/:courseId/periods/:periodId/appreciations/:pupilId`; an empty text takes it away. */
export const appreciationSchema = Type.Object(
  {
    text: Type.String({ maxLength: appreciationMax }),
    /** What stood there when the writer read it; empty: nothing. */
    was: Type.String({ maxLength: appreciationMax }),
  },
  { additionalProperties: false },
)

/** `PUT /api/classes/:classId/periods/:periodId/appreciations/:pupilId`. */
export const generalAppreciationSchema = Type.Object(
  {
    text: Type.String({ maxLength: generalAppreciationMax }),
    was: Type.String({ maxLength: generalAppreciationMax }),
  },
  { additionalProperties: false },
)

/** What somebody else wrote of the pupil after the writer had read. */
const newerTextSchema = Type.Object({ text: Type.String(), by: Type.String(), at: instantSchema })
export type NewerText = Static<typeof newerTextSchema>

/** What both doors answer. */
export const writtenAppreciationSchema = Type.Object({
  /** Null: it is kept. Else nothing was changed: the writer looks at this first, and chooses. */
  newer: nullable(newerTextSchema),
})
export type WrittenAppreciation = Static<typeof writtenAppreciationSchema>

/** `GET /api/classes/:classId/reports`: as they would be given out now. */
export const classReportsSchema = Type.Object({
  class: Type.Object({ id: idSchema, name: Type.String() }),
  schoolUai: Type.String(),
  withoutPoints: Type.Boolean(),
  mayPublish: Type.Boolean(),
  /** Its year is closed: nobody has to write of its pupils any more. */
  isOver: Type.Boolean(),
  periods: Type.Array(gradingPeriodSchema),
  periodId: nullable(idSchema),
  reports: Type.Array(periodReportSchema, { maxItems: reportsOfClassMax }),
  /** By course: how many of the class's pupils have no appreciation, and the class's mean. */
  courses: Type.Array(
    Type.Object({
      courseId: idSchema,
      subject: Type.String(),
      teachers: Type.Array(Type.String()),
      pupils: Type.Integer({ minimum: 0 }),
      lacking: Type.Integer({ minimum: 0 }),
      classHundredths: nullable(Type.Integer({ minimum: 0 })),
    }),
  ),
  published: nullable(
    Type.Object({
      at: instantSchema,
      by: Type.String(),
      /** Reports that would say something else if they were given out now. */
      changed: Type.Integer({ minimum: 0 }),
    }),
  ),
})
export type ClassReports = Static<typeof classReportsSchema>

/** `POST /api/classes/:classId/periods/:periodId/publishings`: the id is minted on the device. */
export const publishingSchema = Type.Object({ id: idSchema }, { additionalProperties: false })

/** `GET /api/schools/:uai/reports`: a school's classes, and which of their reports are given out. */
export const schoolReportsSchema = Type.Object({
  periods: Type.Array(gradingPeriodSchema),
  periodId: nullable(idSchema),
  classes: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      /** Null: not given out, or withdrawn. */
      publishedAt: nullable(instantSchema),
    }),
  ),
  /** Of years that are over and whose reports are kept: the latest year first. */
  formerClasses: Type.Array(
    Type.Object({ id: idSchema, name: Type.String(), year: Type.String() }),
  ),
})
export type SchoolReports = Static<typeof schoolReportsSchema>

/** `GET /api/pupils/:pupilId/reports`: what was given out, the last period first. */
export const pupilReportsSchema = Type.Object({
  pupil: personNameSchema,
  reports: Type.Array(
    Type.Object({ id: idSchema, publishedAt: instantSchema, report: periodReportSchema }),
  ),
})
export type PupilReports = Static<typeof pupilReportsSchema>
