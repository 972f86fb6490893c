/**
 * Grades on the wire: what is assessed in a course, what each pupil has, and the averages that
 * follow. The rules stand in docs/grades.md. Numbers have at most two decimals.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { gradesOfCallMax, gradingPeriodsMax, outOfMax, weightMax } from './grade-limits.ts'
import { overtakenSchema } from './overtaken.ts'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What a teacher writes; more than two decimals are refused where it is kept. */
const decimal = (maximum: number, minimum = 0) => Type.Number({ minimum, maximum })

/**
 * `points`: out of a whole. `attainment`: how far an aim is reached. `mastery`: the four steps of the
 * socle. Of these only points are ever averaged.
 */
export const scaleSchema = Type.Union([
  Type.Object({ kind: Type.Literal('points'), outOf: decimal(outOfMax, 1) }),
  Type.Object({ kind: Type.Literal('attainment') }),
  Type.Object({ kind: Type.Literal('mastery') }),
])
export type Scale = Static<typeof scaleSchema>

/** Why a pupil has no grade; none of these ever counts. */
export const noGradeSchema = Type.Union([
  Type.Literal('absent'),
  Type.Literal('dispensed'),
  Type.Literal('not_marked'),
  Type.Literal('not_handed_in'),
])
export type NoGrade = Static<typeof noGradeSchema>

/** One of four, 1 the lowest. */
export const stepSchema = Type.Integer({ minimum: 1, maximum: 4 })

export const gradeSchema = Type.Union([
  Type.Object({ kind: Type.Literal('points'), points: decimal(outOfMax) }),
  Type.Object({ kind: Type.Literal('step'), step: stepSchema }),
  Type.Object({ kind: Type.Literal('none'), why: noGradeSchema }),
])
export type Grade = Static<typeof gradeSchema>

const titleSchema = Type.String({ minLength: 1, maxLength: 120 })

/** What is assessed, as its teacher sets it. */
export const assessmentWishSchema = Type.Object(
  {
    title: titleSchema,
    on: daySchema,
    scale: scaleSchema,
    /** How much it counts beside the others of its period; 0: not at all. */
    weight: decimal(weightMax),
    /** From when pupils and guardians see it; null: not yet. */
    shownAt: nullable(instantSchema),
  },
  { additionalProperties: false },
)
export type AssessmentWish = Static<typeof assessmentWishSchema>

/** `PUT /api/courses/:courseId/assessments/:assessmentId`. */
export const saveAssessmentSchema = Type.Object(
  {
    ...assessmentWishSchema.properties,
    /** How it was set up when the teacher read it. Absent: a new one, or it is not looked at. */
    was: Type.Optional(assessmentWishSchema),
  },
  { additionalProperties: false },
)

export const assessmentSchema = Type.Object({
  id: idSchema,
  title: titleSchema,
  on: daySchema,
  scale: scaleSchema,
  weight: Type.Number(),
  shownAt: nullable(instantSchema),
})
export type Assessment = Static<typeof assessmentSchema>

/** `newer`: how a colleague set it up since, and nothing was changed. */
export const savedAssessmentSchema = overtakenSchema({ assessment: assessmentSchema })
export type SavedAssessment = Static<typeof savedAssessmentSchema>

/** A part of the school year for which averages are made. */
export const gradingPeriodSchema = Type.Object({
  id: idSchema,
  label: Type.String({ minLength: 1, maxLength: 40 }),
  startsOn: daySchema,
  endsOn: daySchema,
})
export type GradingPeriod = Static<typeof gradingPeriodSchema>

export const gradingPeriodsSchema = Type.Object(
  { periods: Type.Array(gradingPeriodSchema, { maxItems: gradingPeriodsMax }) },
  { additionalProperties: false },
)

/**
 * An average out of 20 in hundredths (1234: 12,34), rounded half up, in one period; null where no
 * grade counts. `periodId`: null for assessments of no period, where the school has named none.
 */
export const averageSchema = Type.Object({
  pupilId: idSchema,
  periodId: nullable(idSchema),
  hundredths: nullable(Type.Integer({ minimum: 0 })),
  /** Grades that count in it. */
  counted: Type.Integer({ minimum: 0 }),
})
export type Average = Static<typeof averageSchema>

export const heldGradeSchema = Type.Object({
  assessmentId: idSchema,
  pupilId: idSchema,
  grade: nullable(gradeSchema),
})
export type HeldGrade = Static<typeof heldGradeSchema>

const courseSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  subject: Type.String(),
})

/** `GET /api/courses/:courseId/gradebook`. */
export const gradebookSchema = Type.Object({
  course: courseSchema,
  schoolUai: Type.String(),
  /** An école: four steps, and no averages. */
  withoutPoints: Type.Boolean(),
  mayGrade: Type.Boolean(),
  today: daySchema,
  periods: Type.Array(gradingPeriodSchema),
  pupils: Type.Array(Type.Object({ pupil: personNameSchema, className: nullable(Type.String()) })),
  assessments: Type.Array(assessmentSchema),
  grades: Type.Array(heldGradeSchema),
  averages: Type.Array(averageSchema),
})
export type Gradebook = Static<typeof gradebookSchema>

/** `POST /api/courses/:courseId/grades`: each under an id minted on the device, kept once. */
export const giveGradesSchema = Type.Object(
  {
    grades: Type.Array(
      Type.Object(
        {
          id: idSchema,
          assessmentId: idSchema,
          pupilId: idSchema,
          /** Null: the grade is taken away. */
          grade: nullable(gradeSchema),
          /** What stood there when the teacher read it; null: nothing. Absent: it is not looked at. */
          was: Type.Optional(nullable(gradeSchema)),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: gradesOfCallMax },
    ),
  },
  { additionalProperties: false },
)
export type GiveGrades = Static<typeof giveGradesSchema>

/** What somebody else gave after the teacher had read. */
const newerGradeSchema = Type.Object({
  assessmentId: idSchema,
  pupilId: idSchema,
  grade: gradeSchema,
  by: Type.String(),
  at: instantSchema,
})
export type NewerGrade = Static<typeof newerGradeSchema>

export const givenGradesSchema = Type.Object({
  /** Those of the pupils of this call, in every period. */
  averages: Type.Array(averageSchema),
  /** In these cells nothing was changed: the teacher looks first, and chooses. */
  newer: Type.Array(newerGradeSchema),
})
export type GivenGrades = Static<typeof givenGradesSchema>

/** `POST /api/assignments/:assignmentId/grades`, without a body: done again, it adds what came since. */
export const takenOverSchema = Type.Object({
  courseId: idSchema,
  given: Type.Integer(),
  /** Grades taken over before whose copy has other points by now. */
  changed: Type.Integer(),
  /** Grades taken over before whose copy was taken back or moved: they are gone. */
  withdrawn: Type.Integer(),
  /** Copies that still wait for their mark. */
  waiting: Type.Integer(),
})
export type TakenOver = Static<typeof takenOverSchema>

/** `GET /api/assignments/:assignmentId/levels/:pupilId`: the step that the pupil's whole copy was given. */
export const copyLevelSchema = Type.Object({
  courseId: idSchema,
  /** An école: four steps, and no averages. */
  withoutPoints: Type.Boolean(),
  /** Of the assessment that the assignment has in the gradebook; null where it has none yet. */
  scale: nullable(
    Type.Union([Type.Literal('points'), Type.Literal('attainment'), Type.Literal('mastery')]),
  ),
  step: nullable(stepSchema),
})
export type CopyLevel = Static<typeof copyLevelSchema>

/** `PUT` at the same address: given under an id minted on the device, kept once; null takes it away. */
export const giveLevelSchema = Type.Object(
  { id: idSchema, step: nullable(stepSchema) },
  { additionalProperties: false },
)
export type GiveLevel = Static<typeof giveLevelSchema>

/** `GET /api/pupils/:pupilId/grades`: what pupil and guardians may see by now. */
export const pupilGradesSchema = Type.Object({
  pupil: personNameSchema,
  courses: Type.Array(
    Type.Object({
      course: courseSchema,
      withoutPoints: Type.Boolean(),
      periods: Type.Array(
        Type.Object({
          period: nullable(gradingPeriodSchema),
          hundredths: nullable(Type.Integer({ minimum: 0 })),
          counted: Type.Integer({ minimum: 0 }),
          grades: Type.Array(
            Type.Object({
              assessment: assessmentSchema,
              grade: gradeSchema,
            }),
          ),
        }),
      ),
    }),
  ),
})
export type PupilGrades = Static<typeof pupilGradesSchema>
