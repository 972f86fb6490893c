/** A pupil's work plan in a course: composed by teachers, ticked by the pupil, commented in a line. */
import Type, { type Static, type TSchema } from 'typebox'
import { counterMax, daySchema, idSchema, personNameSchema } from './wire-shapes.ts'
import {
  planCommentMax,
  planItemsMax,
  planPupilsMax,
  planTitleMax,
  planWordsMax,
} from './work-plan-limits.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const textSchema = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' })

/** Plans that one answer holds: of a course, with a pupil's day. */
export const plansOfCourseMax = 500
export const plansOfDayMax = 20
/** What a teacher may choose from: resources and assignments of the course, and its pupils. */
export const planChoicesMax = 100
export const plannedPupilsMax = 1_000

/** One thing to do, as a teacher writes it; the id is minted on the device. */
const planItemInputSchema = Type.Union([
  Type.Object({ id: idSchema, kind: Type.Literal('words'), words: textSchema(planWordsMax) }),
  Type.Object({ id: idSchema, kind: Type.Literal('resource'), resourceId: idSchema }),
  Type.Object({ id: idSchema, kind: Type.Literal('assignment'), assignmentId: idSchema }),
])
export type PlanItemInput = Static<typeof planItemInputSchema>

const planContent = {
  title: nullable(textSchema(planTitleMax)),
  firstDay: daySchema,
  lastDay: daySchema,
  /** In the order in which they stand. */
  items: Type.Array(planItemInputSchema, { minItems: 1, maxItems: planItemsMax }),
}

/** `POST /api/courses/:courseId/work-plans`: the same plan for each of the pupils; safe to repeat. */
export const newWorkPlansSchema = Type.Object({
  plans: Type.Array(Type.Object({ id: idSchema, pupilId: idSchema }), {
    minItems: 1,
    maxItems: planPupilsMax,
  }),
  ...planContent,
})
export type NewWorkPlans = Static<typeof newWorkPlansSchema>

/**
 * `PUT /api/work-plans/:planId`: the whole of it. Refused with `edited_elsewhere` and the standing
 * `version` where `version` is an older one; safe to repeat.
 */
export const workPlanChangeSchema = Type.Object({
  version: Type.Integer({ minimum: 1, maximum: counterMax }),
  ...planContent,
  comment: nullable(textSchema(planCommentMax)),
})
export type WorkPlanChange = Static<typeof workPlanChangeSchema>

export const savedWorkPlanSchema = Type.Object({ version: Type.Integer() })

/** `PUT /api/work-plans/:planId/ticks/:itemId`: by the pupil; the last that arrives counts. */
export const planTickSchema = Type.Object({ isDone: Type.Boolean() })

export const planItemSchema = Type.Object({
  id: idSchema,
  kind: Type.Union([Type.Literal('words'), Type.Literal('resource'), Type.Literal('assignment')]),
  /** The teacher's words, or the thing's title. */
  text: Type.String(),
  /** The resource or the assignment; null for words. */
  thingId: nullable(idSchema),
  /** Withdrawn, deleted, taken off the course or not given to the pupil: it cannot be opened, and does not count. */
  isGone: Type.Boolean(),
  /** Ticked by the pupil; of an assignment: handed in, by the pupil or the team. */
  isDone: Type.Boolean(),
})
export type PlanItem = Static<typeof planItemSchema>

/** As the pupil and the guardians read it. */
export const workPlanSchema = Type.Object({
  id: idSchema,
  courseName: Type.String(),
  title: nullable(Type.String()),
  firstDay: daySchema,
  lastDay: daySchema,
  items: Type.Array(planItemSchema, { maxItems: planItemsMax }),
  comment: nullable(Type.Object({ text: Type.String(), by: Type.String() })),
})
export type WorkPlan = Static<typeof workPlanSchema>

export const coursePlanSchema = Type.Object({
  ...workPlanSchema.properties,
  pupil: personNameSchema,
  version: Type.Integer(),
  /** Whether the caller may change it. */
  mayChange: Type.Boolean(),
})
export type CoursePlan = Static<typeof coursePlanSchema>

const choiceSchema = Type.Object({ id: idSchema, title: Type.String() })
export type PlanChoice = Static<typeof choiceSchema>

/** `GET /api/courses/:courseId/work-plans`: the latest first; nothing to choose for who only reads. */
export const courseWorkPlansSchema = Type.Object({
  courseName: Type.String(),
  schoolUai: Type.String(),
  /** In the school's own zone. */
  today: daySchema,
  /** For whom the caller may compose; empty: for nobody. */
  pupils: Type.Array(personNameSchema, { maxItems: plannedPupilsMax }),
  /** Those of the nearest lessons first. */
  resources: Type.Array(choiceSchema, { maxItems: planChoicesMax }),
  /** The newest first. */
  assignments: Type.Array(choiceSchema, { maxItems: planChoicesMax }),
  plans: Type.Array(coursePlanSchema, { maxItems: plansOfCourseMax }),
})
export type CourseWorkPlans = Static<typeof courseWorkPlansSchema>
