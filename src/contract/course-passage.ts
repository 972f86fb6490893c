/** Last year's courses and for which of the new year's classes they are taken over, on the wire. */
import Type, { type Static, type TSchema } from 'typebox'
import { subjectSchema } from './classes.ts'
import { idSchema, personNameSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Courses of one school that are taken over, or given back, in one act. */
export const passedCoursesMax = 1_000
/** Classes of one such course, and its teachers. */
const peersMax = 60

/** `GET /api/schools/:uai/moving-up/courses`. */
export const coursePassageSchema = Type.Object({
  /** The label of the year that is over; null: nothing can be taken over. */
  fromYear: nullable(Type.String()),
  /** Of the new year. */
  classes: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      /** The class of last year whose courses are proposed: of its name, else of its level. */
      proposedId: nullable(idSchema),
      /** Subjects of the courses that it has already, however they were opened. */
      subjectCodes: Type.Array(Type.String()),
    }),
  ),
  /** Of last year, with the courses that it followed as a class. */
  sources: Type.Array(
    Type.Object({ id: idSchema, name: Type.String(), courseIds: Type.Array(idSchema) }),
  ),
  /** Last year's courses of whole classes, by subject and name. */
  courses: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      subject: subjectSchema,
      /** How many classes followed it together. */
      classCount: Type.Integer(),
      teachers: Type.Array(Type.Object({ ...personNameSchema.properties, isHere: Type.Boolean() })),
      /** Classes of the new year for which it was taken over. */
      takenForIds: Type.Array(idSchema),
    }),
  ),
  /** Names of last year's courses of groups: groups are made anew, and these with them. */
  groupCourses: Type.Array(Type.String()),
  /** What was taken over so far. */
  taken: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      teachers: Type.Array(personNameSchema),
      /** Nothing was done in it yet. */
      mayUndo: Type.Boolean(),
    }),
  ),
})
export type CoursePassage = Static<typeof coursePassageSchema>

/** One of last year's courses, for classes of the new year; who teaches it where it is opened for them. */
const courseToTakeSchema = Type.Object(
  {
    sourceId: idSchema,
    classIds: Type.Array(idSchema, { minItems: 1, maxItems: peersMax, uniqueItems: true }),
    teacherIds: Type.Array(idSchema, { maxItems: peersMax, uniqueItems: true }),
  },
  { additionalProperties: false },
)
export type CourseToTake = Static<typeof courseToTakeSchema>

/** `POST` of the same path: done again, it opens nothing twice. */
export const takeCoursesOverSchema = Type.Object(
  { courses: Type.Array(courseToTakeSchema, { minItems: 1, maxItems: passedCoursesMax }) },
  { additionalProperties: false },
)
export const coursesTakenOverSchema = Type.Object({
  /** Or joined by classes that came later, where several followed it together. */
  opened: Type.Integer(),
  /** Had been taken over before: left as they are. */
  already: Type.Integer(),
})
export type CoursesTakenOver = Static<typeof coursesTakenOverSchema>

/** `POST /api/schools/:uai/moving-up/courses/undo`. */
export const undoTakenCoursesSchema = Type.Object(
  {
    courseIds: Type.Array(idSchema, {
      minItems: 1,
      maxItems: passedCoursesMax,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false },
)
export const takenCoursesUndoneSchema = Type.Object({
  undone: Type.Integer(),
  /** Something was done in them meanwhile: they stay. */
  kept: Type.Integer(),
})
export type TakenCoursesUndone = Static<typeof takenCoursesUndoneSchema>
