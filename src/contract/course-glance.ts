/** A course's class at a glance: how far each pupil is with each work of these days, who is stuck, who is silent. */
import Type, { type Static, type TSchema } from 'typebox'
import { attemptStateSchema } from './exercises.ts'
import { daySchema, idSchema, instantSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Pupils of one course that are named, by name. */
export const glancePupilsMax = 500
/** Works of one course that stand beside each other; how many are left out is said. */
export const glanceWorksMax = 10

/**
 * `wrong`: the same question was wrong in so many copies in a row, the last one among them.
 * `quiet`: the attempt is open and nothing was saved since; `question` is the first without an answer.
 */
export const stuckSchema = Type.Union([
  Type.Object({ kind: Type.Literal('wrong'), question: Type.Integer(), times: Type.Integer() }),
  Type.Object({
    kind: Type.Literal('quiet'),
    question: nullable(Type.Integer()),
    since: instantSchema,
  }),
])
export type Stuck = Static<typeof stuckSchema>

/** One pupil and one work. */
const glanceCellSchema = Type.Object({
  assignmentId: idSchema,
  /** The copy that counts, the one received last; else the attempt under way. */
  attemptId: idSchema,
  state: attemptStateSchema,
  /** Another attempt was begun since the copy was handed in. */
  isAgain: Type.Optional(Type.Literal(true)),
  /** Of the attempt under way. */
  answeredCount: Type.Integer(),
  stuck: nullable(stuckSchema),
})

/** `GET /api/courses/:courseId/glance`. */
export const courseGlanceSchema = Type.Object({
  now: instantSchema,
  courseName: Type.String(),
  /** The lesson of today that goes on, else the next one, else the last; its register is at hand. */
  lessonId: nullable(idSchema),
  /** A pupil of the course has a lesson today, in whichever course: on other days nobody is to arrive. */
  isLessonDay: Type.Boolean(),
  /** A teacher of the course, who reads copies; whoever stands in follows them only. */
  mayMark: Type.Boolean(),
  /** Open now, or fallen due today; those that fall due first, first. */
  works: Type.Array(
    Type.Object({
      id: idSchema,
      title: Type.String(),
      dueAt: nullable(instantSchema),
      questionCount: Type.Integer(),
      /** Who has it, where that are not all: it says nothing of the others. */
      onlyFor: Type.Optional(Type.Array(idSchema)),
    }),
    { maxItems: glanceWorksMax },
  ),
  worksLeftOut: Type.Integer(),
  pupils: Type.Array(
    Type.Object({
      ...personNameSchema.properties,
      /** Only of works that were opened. */
      cells: Type.Array(glanceCellSchema, { maxItems: glanceWorksMax }),
    }),
    { maxItems: glancePupilsMax },
  ),
})
export type CourseGlance = Static<typeof courseGlanceSchema>

/** `GET /api/courses/:courseId/silence`: pupils of whom nothing is known, over all of their courses. */
export const courseSilenceSchema = Type.Object({
  pupils: Type.Array(
    Type.Object({
      id: idSchema,
      /** School days in a row, the last one first; at least one. */
      days: Type.Integer(),
      since: daySchema,
      /** The family was reached since, and lately. */
      isReached: Type.Boolean(),
      /** The class whose call list the reader may open; null: none. */
      callListOf: nullable(idSchema),
    }),
    { maxItems: glancePupilsMax },
  ),
})
export type CourseSilence = Static<typeof courseSilenceSchema>
