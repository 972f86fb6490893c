/**
 * That a teacher is away for some half-days, never why; and what becomes of the lessons. Read by
 * those who run the timetable and by the teacher: pupils and guardians read the lessons alone.
 */
import Type, { type Static } from 'typebox'
import { halfDaySpan } from './half-days.ts'
import { daySchema, idSchema, instantSchema, personNameSchema, uaiSchema } from './wire-shapes.ts'

/** Absences of a school in one answer, and the lessons of one of them. */
export const absenceListMax = 200
export const absenceLessonsMax = 500

/**
 * `without`: nobody gives it; `given`: another teacher of the course is there; `moved`: to a time
 * when the teacher is back.
 */
export const absenceLessonStateSchema = Type.Union([
  Type.Literal('without'),
  Type.Literal('cancelled'),
  Type.Literal('substituted'),
  Type.Literal('moved'),
  Type.Literal('given'),
])

const absence = { id: idSchema, schoolUai: uaiSchema, ...halfDaySpan }

/** `GET /api/schools/:uai/absences`: those that are not over with their lessons ahead, the nearest first. */
export const absenceListSchema = Type.Object({
  today: daySchema,
  absences: Type.Array(
    Type.Object({
      ...absence,
      teacher: personNameSchema,
      lessons: Type.Array(
        Type.Object({
          id: idSchema,
          courseName: Type.String(),
          /** Classes and groups. */
          audience: Type.Array(Type.String()),
          onDate: daySchema,
          startsAt: instantSchema,
          endsAt: instantSchema,
          state: absenceLessonStateSchema,
        }),
        { maxItems: absenceLessonsMax },
      ),
    }),
    { maxItems: absenceListMax },
  ),
})
export type AbsenceList = Static<typeof absenceListSchema>
export type TeacherAbsence = AbsenceList['absences'][number]
export type AbsenceLesson = TeacherAbsence['lessons'][number]

/** `POST /api/schools/:uai/absences`; safe to repeat under its id. */
export const recordAbsenceSchema = Type.Object({
  id: idSchema,
  teacherId: idSchema,
  ...halfDaySpan,
})

/** `GET /api/me/absences`: the caller's own that are not over. */
export const ownAbsencesSchema = Type.Object({
  absences: Type.Array(Type.Object(absence), { maxItems: absenceListMax }),
  /** By school, the last day of which the caller tells alone: the next one with lessons. */
  lastDays: Type.Array(Type.Object({ schoolUai: uaiSchema, day: daySchema }), { maxItems: 50 }),
})
export type OwnAbsences = Static<typeof ownAbsencesSchema>

/** `POST /api/me/absences`: from today until the next day with lessons. */
export const recordOwnAbsenceSchema = Type.Object(absence)

/** `POST /api/absences/:absenceId/end`: what was done meanwhile, and stays as it is. */
export const endedAbsenceSchema = Type.Object({
  cancelled: Type.Integer(),
  substituted: Type.Integer(),
  moved: Type.Integer(),
})
export type EndedAbsence = Static<typeof endedAbsenceSchema>
