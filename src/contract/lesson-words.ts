/** What a teacher writes for a lesson's pupils: homework, and a note. */
import Type, { type Static, type TSchema } from 'typebox'
import { overtakenSchema } from './overtaken.ts'
import { daySchema, idSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Characters of what is to be done for a lesson, and of a note. */
const homeworkCharactersMax = 2_000
const noteCharactersMax = 500

/** Null alike where nothing is to be done. */
const standingHomework = {
  homework: nullable(Type.String()),
  homeworkDueOn: nullable(daySchema),
  /** The lesson for which it is: its day may be another by now. Null: it is for the day. */
  homeworkDueLessonId: nullable(idSchema),
}
/** `PUT /api/lessons/:lessonId/homework`. */
export const homeworkInputSchema = Type.Object({
  /** Empty: nothing to do. */
  homework: Type.String({ maxLength: homeworkCharactersMax }),
  /** Absent or null, as the lesson: the course's next lesson. */
  dueOn: Type.Optional(nullable(daySchema)),
  /** Rather than a day: it is due when that lesson is, wherever it moves. */
  dueLessonId: Type.Optional(nullable(idSchema)),
  /** What stood there when the teacher read it. Absent: it is not looked at. */
  was: Type.Optional(Type.Object(standingHomework)),
})
/** `newer`: what a colleague wrote since, and nothing was changed. */
export const savedHomeworkSchema = overtakenSchema(standingHomework)
export type SavedHomework = Static<typeof savedHomeworkSchema>

/** `PUT /api/lessons/:lessonId/note`. */
export const noteInputSchema = Type.Object({
  /** Empty: no note. */
  note: Type.String({ maxLength: noteCharactersMax }),
  /** What stood there when the teacher read it; null: nothing. Absent: it is not looked at. */
  was: Type.Optional(nullable(Type.String())),
})
/** `newer`: what a colleague wrote since, and nothing was changed. */
export const savedNoteSchema = overtakenSchema({ note: nullable(Type.String()) })
export type SavedNote = Static<typeof savedNoteSchema>
