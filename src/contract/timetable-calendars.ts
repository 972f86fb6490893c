/** A timetable that comes as an iCalendar file (RFC 5545), with the courses that its events mean. */
import Type, { type Static } from 'typebox'
import { timetableReportSchema } from './timetable.ts'
import { daySchema, idSchema } from './wire-shapes.ts'

/** Characters of a file: a whole year of one class has half a million. */
export const calendarCharactersMax = 2_000_000
/** Different kinds of events in one file, as a person looks through them. */
export const calendarLabelsMax = 300
/** Characters of what an event is called. */
export const calendarLabelMax = 200

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** `POST /api/schools/:uai/timetable/calendar`. */
export const calendarImportSchema = Type.Object({
  /** The file's text. */
  calendar: Type.String({ minLength: 1, maxLength: calendarCharactersMax }),
  /** What somebody chose; of every other event the course is looked for. */
  choices: Type.Array(
    Type.Object({
      label: Type.String({ maxLength: calendarLabelMax }),
      /** Null: these events are left aside. */
      courseId: nullable(idSchema),
    }),
    { maxItems: calendarLabelsMax },
  ),
  /** True: says what would happen, changes nothing. */
  dryRun: Type.Boolean(),
  /** From which day the timetable holds. */
  from: daySchema,
})
export type CalendarImport = Static<typeof calendarImportSchema>

export const calendarReportSchema = Type.Object({
  report: timetableReportSchema,
  /** Events that are called the same, in the order of the file. */
  events: Type.Array(
    Type.Object({
      label: Type.String(),
      /** Of the first one, in the file. */
      line: Type.Integer(),
      /** On how many dates of the school year. */
      dates: Type.Integer(),
      /** `open`: nobody knows yet which course it is, and nothing can be applied. */
      state: Type.Union([Type.Literal('course'), Type.Literal('left'), Type.Literal('open')]),
      /** Null where no course is meant. */
      courseId: nullable(idSchema),
    }),
  ),
  /** The school's courses, to choose among. */
  courses: Type.Array(
    Type.Object({
      id: idSchema,
      name: Type.String(),
      audience: Type.Array(Type.String()),
      teachers: Type.Array(Type.String()),
    }),
  ),
  /** What of the file is not in the timetable, and why; in French. */
  notes: Type.Array(Type.String()),
})
export type CalendarReport = Static<typeof calendarReportSchema>
