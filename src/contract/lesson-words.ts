/** What a teacher writes for a lesson's pupils: homework, and a note. */
import Type, { type Static, type TSchema } from 'typebox'
import { overtakenSchema } from './overtaken.ts'
import { daySchema, idSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Characters of what is to be done for a lesson, and of a note. */
const homeworkCharactersMax = 2_000
const noteCharactersMax = 500

const standingHomework = {
  homework: nullable(Type.String()),
  homeworkDueOn: nullable(daySchema),
}
export const homeworkInputSchema = Type.Object({
  /** Empty: nothing to do. */
  homework: Type.String({ maxLength: homeworkCharactersMax }),
  /** Absent or null, as the lesson: the course's next lesson. */
  dueOn: Type.Optional(nullable(daySchema)),
  /** Rather than a day: it is due when that lesson is, wherever it moves. */
  dueLessonId: Type.Optional(nullable(idSchema)),
  was: Type.Optional(Type.Object(standingHomework)),
})
export const savedHomeworkSchema = overtakenSchema(standingHomework)
export type SavedHomework = Static<typeof savedHomeworkSchema>

export const noteInputSchema = Type.Object({
  /** Empty: no note. */
  note: Type.String({ maxLength: noteCharactersMax }),
  was: Type.Optional(nullable(Type.String())),
})
export const savedNoteSchema = overtakenSchema({ note: nullable(Type.String()) })
export type SavedNote = Static<typeof savedNoteSchema>
