/** The door through which a timetable comes as somebody else's calendar. */
import Type from 'typebox'
import { calendarImportSchema, calendarReportSchema } from '#contract/timetable-calendars.ts'
import { uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { rightInSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { importLessonCalendar } from './import-lesson-calendar.ts'

/** A file of the most characters, accents and line ends written as JSON has them. */
const bodyBytesMax = 5 * 1024 * 1024
/** Each is read whole; a person chooses between two of them. */
const importsPerMinute = 20

export function lessonCalendarRoutes(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/timetable/calendar',
      summary:
        'Import the timetable of courses from an iCalendar file, or try it; see docs/formats/timetable.md',
      tag: 'timetable',
      access: rightInSchool('timetable'),
      params: Type.Object({ uai: uaiSchema }),
      body: calendarImportSchema,
      reply: calendarReportSchema,
      limits: { bodyBytesMax, perMinute: importsPerMinute },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return importLessonCalendar(context, { ...body, ...params, actorId: caller.personId })
      },
    }),
  ]
}
