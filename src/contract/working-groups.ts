/** Teachers' own small groups of pupils inside a course: never shown to pupils or guardians. */
import Type, { type Static } from 'typebox'
import { idSchema, personNameSchema } from './wire-shapes.ts'
import { chosenPupilsMax, workingGroupNameMax, workingGroupsMax } from './working-group-limits.ts'

/** Pupils of a course that something is given to; at least one. */
export const chosenPupilsSchema = Type.Array(idSchema, {
  minItems: 1,
  maxItems: chosenPupilsMax,
  uniqueItems: true,
})

/** `PUT /api/courses/:courseId/working-groups/:groupId`: made, or changed as a whole. */
export const workingGroupInputSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: workingGroupNameMax, pattern: '\\S' }),
  /** Whoever is not of the course is left out. */
  pupilIds: Type.Array(idSchema, { maxItems: chosenPupilsMax, uniqueItems: true }),
})
export type WorkingGroupInput = Static<typeof workingGroupInputSchema>

const workingGroupSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  pupilIds: Type.Array(idSchema),
})
export type WorkingGroup = Static<typeof workingGroupSchema>

/** `GET /api/courses/:courseId/working-groups`: with everybody who can be chosen, by name. */
export const courseGroupsSchema = Type.Object({
  courseName: Type.String(),
  pupils: Type.Array(personNameSchema),
  groups: Type.Array(workingGroupSchema, { maxItems: workingGroupsMax }),
})
export type CourseGroups = Static<typeof courseGroupsSchema>
