/**
 * A course taken up again (*reprise*), on the wire: what the lessons of one course carried, laid at
 * the lessons of another of the same school, this year's or a coming one's.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { daySchema, idSchema, instantSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Things of one reprise; a course that carries more is taken up in parts. */
export const repriseThingsMax = 600
/** Lessons of one course that are looked at, by time. */
export const repriseLessonsMax = 500
/** Courses to choose from, the latest year first; and reprises of one course that are shown. */
export const repriseSourcesMax = 200
export const reprisesShownMax = 20

const kindSchema = Type.Union([Type.Literal('resource'), Type.Literal('exercise')])

/** A lesson that takes place. */
const lessonSchema = Type.Object({ id: idSchema, onDate: daySchema, startsAt: instantSchema })

/** A course that the teacher gives or gave, and how many things its lessons carry. */
const sourceSchema = Type.Object({
  courseId: idSchema,
  name: Type.String(),
  year: Type.String(),
  audience: Type.Array(Type.String()),
  resources: Type.Integer(),
  exercises: Type.Integer(),
})

/** What waits to be given, or for a lesson. */
const waitingSchema = Type.Object({
  place: Type.Integer(),
  kind: kindSchema,
  /** Of the resource or the exercise. */
  contentId: idSchema,
  title: Type.String(),
  /** False while it is a draft, or once it was put away: it can be neither given nor placed. */
  isPublished: Type.Boolean(),
  /** Null: none was left, or it is gone from the timetable. */
  lesson: nullable(lessonSchema),
  /** Of an exercise at a lesson: the times under which it would be given. */
  times: nullable(Type.Object({ opensAt: instantSchema, dueAt: nullable(instantSchema) })),
})
export type RepriseWaiting = Static<typeof waitingSchema>

/** `GET /api/courses/:courseId/reprises`: the caller's own reprises into the course. */
export const reprisesSchema = Type.Object({
  courseName: Type.String(),
  year: Type.String(),
  audience: Type.Array(Type.String()),
  timeZone: Type.String(),
  sources: Type.Array(sourceSchema),
  /** Lessons to come, for what waits without one. */
  lessons: Type.Array(lessonSchema),
  reprises: Type.Array(
    Type.Object({
      id: idSchema,
      sourceName: Type.String(),
      sourceYear: Type.String(),
      madeAt: instantSchema,
      /** Resources attached and exercises given so far. */
      resources: Type.Integer(),
      exercises: Type.Integer(),
      /** No lesson that got something has begun, and no pupil has begun an exercise of it. */
      mayUndo: Type.Boolean(),
      waiting: Type.Array(waitingSchema),
    }),
  ),
})
export type Reprises = Static<typeof reprisesSchema>

/** `GET /api/lessons/:lessonId/reprised`: exercises of the caller's reprises that wait at the lesson. */
export const reprisedAtSchema = Type.Object({
  waiting: Type.Array(
    Type.Object({
      repriseId: idSchema,
      place: Type.Integer(),
      title: Type.String(),
      times: Type.Object({ opensAt: instantSchema, dueAt: nullable(instantSchema) }),
    }),
  ),
})
export type ReprisedAt = Static<typeof reprisedAtSchema>

export const planQuerySchema = Type.Object({
  /** The course whose things are taken. */
  from: idSchema,
  /** Its first lesson that is taken up; the first one that carries something unless said. */
  firstLesson: Type.Optional(idSchema),
  /** The day from which lessons are filled. */
  firstDay: Type.Optional(daySchema),
})
export type PlanQuery = Static<typeof planQuerySchema>

/**
 * One thing at one lesson of the source. `free`: can be taken; `to_copy`: a colleague's, shared with
 * the caller, who takes a copy; `not_shared`: a colleague's; `not_published`: nothing to read yet;
 * `there`: the lesson where it would go has it.
 */
const lineSchema = Type.Object({
  lessonId: idSchema,
  kind: kindSchema,
  /** The resource, or the assignment. */
  thingId: idSchema,
  contentId: idSchema,
  title: Type.String(),
  state: Type.Union([
    Type.Literal('free'),
    Type.Literal('to_copy'),
    Type.Literal('not_shared'),
    Type.Literal('not_published'),
    Type.Literal('there'),
  ]),
  /** Some lesson of the course has it already. */
  isInCourse: Type.Boolean(),
  /** Only some pupils had it; taken up, it would be given to all of the course. */
  wasToSome: Type.Optional(Type.Literal(true)),
  /** Where it would go; null: no lesson is left. */
  to: nullable(lessonSchema),
  times: waitingSchema.properties.times,
})
export type RepriseLine = Static<typeof lineSchema>

/** `GET /api/courses/:courseId/reprise-plan`: what would go where. Nothing is written. */
export const reprisePlanSchema = Type.Object({
  /** What the plan began with. */
  firstLesson: idSchema,
  firstDay: daySchema,
  sourceLessons: Type.Array(
    Type.Object({
      ...lessonSchema.properties,
      /** From 1, among those held. */ number: Type.Integer(),
    }),
  ),
  lines: Type.Array(lineSchema),
  /** The source carries more than one reprise takes. */
  isCut: Type.Boolean(),
})
export type ReprisePlan = Static<typeof reprisePlanSchema>

/** `PUT /api/courses/:courseId/reprises/:repriseId`: what was seen in the plan, and ticked. */
export const applyRepriseSchema = Type.Object({
  from: idSchema,
  firstLesson: idSchema,
  firstDay: daySchema,
  things: Type.Array(
    Type.Object({
      lessonId: idSchema,
      kind: kindSchema,
      thingId: idSchema,
      /** The lesson that the plan showed; another one by now is refused `edited_elsewhere`. */
      to: nullable(idSchema),
    }),
    { minItems: 1, maxItems: repriseThingsMax },
  ),
})
export type ApplyReprise = Static<typeof applyRepriseSchema>

/** What came of it. */
export const repriseOutcomeSchema = Type.Object({
  /** Resources attached. */
  resources: Type.Integer(),
  /** Exercises that wait at a lesson to be given. */
  exercises: Type.Integer(),
  withoutLesson: Type.Integer(),
})
export type RepriseOutcome = Static<typeof repriseOutcomeSchema>

/** `POST …/given`: the exercises, with the times that were read. */
export const giveReprisedSchema = Type.Object({
  things: Type.Array(
    Type.Object({
      place: Type.Integer({ minimum: 0, maximum: repriseThingsMax }),
      opensAt: instantSchema,
      dueAt: nullable(instantSchema),
    }),
    { minItems: 1, maxItems: repriseThingsMax },
  ),
})
export type GiveReprised = Static<typeof giveReprisedSchema>

/** `PUT …/things/:place`: the lesson of the course at which it is to lie. */
export const placeReprisedSchema = Type.Object({ lessonId: idSchema })
