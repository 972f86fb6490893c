/** Classes, groups and courses on the wire. */
import Type, { type Static, type TSchema } from 'typebox'
import { idSchema, personNameSchema, uaiSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Pupils or people named in one write. */
export const membersMax = 500
/** Classes, groups, courses of one school in one answer. */
export const schoolListMax = 2_000

const idsSchema = Type.Array(idSchema, { maxItems: membersMax, uniqueItems: true })

/** Why a pupil has no lessons at all: in no class, or in a class without courses. */
export const lackingSchema = Type.Union([Type.Literal('no_class'), Type.Literal('no_courses')])
export type Lacking = Static<typeof lackingSchema>

export const subjectSchema = Type.Object({
  code: Type.String(),
  label: Type.String(),
  /** The colour band and the icon. */
  family: Type.String(),
})
export type Subject = Static<typeof subjectSchema>

export const classSummarySchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  levelLabel: nullable(Type.String()),
  pupilCount: Type.Integer(),
  /** Pupils who hold a class card. */
  cardCount: Type.Integer(),
  mainTeachers: Type.Array(personNameSchema),
})
export const classListSchema = Type.Object({ classes: Type.Array(classSummarySchema) })
export type ClassSummary = Static<typeof classSummarySchema>

export const courseSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  subject: subjectSchema,
  classes: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
  groups: Type.Array(Type.Object({ id: idSchema, name: Type.String() })),
  teachers: Type.Array(personNameSchema),
})
export type Course = Static<typeof courseSchema>
export const courseListSchema = Type.Object({ courses: Type.Array(courseSchema) })
/** `GET /api/me/former-courses`: the latest year first. */
export const formerCoursesSchema = Type.Object({
  courses: Type.Array(Type.Object({ id: idSchema, name: Type.String(), year: Type.String() })),
})
export type FormerCourse = Static<typeof formerCoursesSchema>['courses'][number]
export const courseInputSchema = Type.Object({
  subjectCode: Type.String({ minLength: 1, maxLength: 20, pattern: '^[^\\x00-\\x1f]+$' }),
  /** Absent: made from the subject and the classes. */
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  classIds: idsSchema,
  groupIds: idsSchema,
  teacherIds: idsSchema,
})
export type CourseInput = Static<typeof courseInputSchema>
export const openCourseSchema = Type.Object({
  /** Minted by the device, the same until it is received: asking twice is opening once. */
  id: idSchema,
  ...courseInputSchema.properties,
})
export type OpenCourse = Static<typeof openCourseSchema>
export const subjectListSchema = Type.Object({ subjects: Type.Array(subjectSchema) })

export const classDetailSchema = Type.Object({
  id: idSchema,
  schoolUai: uaiSchema,
  name: Type.String(),
  levelLabel: nullable(Type.String()),
  year: Type.String(),
  pupils: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      hasCard: Type.Boolean(),
    }),
  ),
  teachers: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      isMain: Type.Boolean(),
    }),
  ),
  courses: Type.Array(courseSchema),
  /** Its year is closed: nobody is in it any more, and nobody changes it. */
  isOver: Type.Boolean(),
  /** Whether the caller may change the class. */
  mayChange: Type.Boolean(),
})
export type ClassDetail = Static<typeof classDetailSchema>

export const classInputSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  levelLabel: nullable(Type.String({ maxLength: 40 })),
})
export const classPupilsInputSchema = Type.Object({ pupilIds: idsSchema })
export const groupPupilsInputSchema = Type.Object({
  pupilIds: idsSchema,
  /** Who was in it as its page read it: whom others put in or took out since stays so. */
  was: Type.Optional(idsSchema),
})
export const classTeachersInputSchema = Type.Object({
  teacherIds: idsSchema,
  mainTeacherIds: idsSchema,
})

export const groupSummarySchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  pupilCount: Type.Integer(),
})
export const groupListSchema = Type.Object({ groups: Type.Array(groupSummarySchema) })
export const groupDetailSchema = Type.Object({
  id: idSchema,
  schoolUai: uaiSchema,
  name: Type.String(),
  pupils: Type.Array(
    Type.Object({
      id: idSchema,
      familyName: Type.String(),
      givenName: Type.String(),
      className: nullable(Type.String()),
    }),
  ),
  /** Its year is closed: nobody is in it any more, and nobody changes it. */
  isOver: Type.Boolean(),
  mayChange: Type.Boolean(),
})
export const groupInputSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
})
export const createdSchema = Type.Object({ id: idSchema })
