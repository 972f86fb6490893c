/** Gives the demo schools their weekly timetables and their holidays, and finds lessons in them. */
import { addDays, type Day, weekdayOf } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { setTimetableSlots, type WantedSlot } from '#school/timetable/set-timetable-slots.ts'
import type { DemoContent } from './demo-content.ts'
import type { DemoYear } from './demo-year.ts'
import type { FindMeetings } from './seed-lessons.ts'
import { courseKey, type DemoIds, findId } from './seed-people.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** Meetings that one look brings: a fortnight of one course. */
const meetingsMax = 60

/**
 * Holidays of two weeks, as French schools have them; each begins on the first Saturday from the
 * day named. In 2026-2027 these are the true ones of zone C.
 */
const holidays = [
  { label: 'Vacances de la Toussaint', from: '-10-17', isNextYear: false },
  { label: 'Vacances de Noël', from: '-12-19', isNextYear: false },
  { label: 'Vacances d’hiver', from: '-02-06', isNextYear: true },
  { label: 'Vacances de printemps', from: '-04-03', isNextYear: true },
]
/** From the first Saturday to the Sunday two weeks later. */
const holidayDays = 15

export async function seedTimetables(
  context: Context,
  content: DemoContent,
  ids: DemoIds,
  year: DemoYear,
): Promise<void> {
  for (const { uai } of content.people.schools) {
    await context.db
      .insertInto('calendar_period')
      .values(
        holidaysOf(year).map((period) => ({
          id: mintId(context.clock, context.random),
          school_uai: uai,
          zone: null,
          label: period.label,
          starts_on: period.startsOn,
          ends_on: period.endsOn,
        })),
      )
      .execute()
    const found = await findCurrentYear(context.db, context.clock, uai)
    if (found?.year == null) throw new Error(`the demo school ${uai} has no school year`)
    const schoolYear = found.year
    const wanted = slotsOf(content, ids, uai)
    const courseIds = [...new Set(wanted.map((slot) => slot.courseId))]
    const { today } = found
    const place = { uai, year: schoolYear, today, courseIds, from: year.startsOn }
    await context.db.transaction().execute((trx) => setTimetableSlots(context, trx, place, wanted))
  }
}

/** A lesson of a group across classes stands in each class's timetable; it is one slot. */
function slotsOf(content: DemoContent, ids: DemoIds, uai: string): WantedSlot[] {
  const slots = new Map<string, WantedSlot>()
  for (const timetable of content.timetables.filter((one) => one.uai === uai)) {
    for (const slot of timetable.slots) {
      const courseId = findId(ids.courses, courseKey(uai, timetable.class, slot))
      slots.set(`${courseId}/${slot.day}/${slot.start}/${slot.week ?? ''}`, {
        courseId,
        weekday: slot.day,
        starts: slot.start,
        ends: slot.end,
        week: slot.week ?? null,
        room: slot.room ?? null,
      })
    }
  }
  return [...slots.values()]
}

function holidaysOf(year: DemoYear): { label: string; startsOn: Day; endsOn: Day }[] {
  const [first = '', second = ''] = year.label.split('-')
  return holidays.map(({ label, from, isNextYear }) => {
    const named = `${isNextYear ? second : first}${from}`
    const startsOn = addDays(named, (6 - weekdayOf(named) + 7) % 7)
    return { label, startsOn, endsOn: addDays(startsOn, holidayDays) }
  })
}

/** Lessons of some courses from a day on, in their order. */
export function findMeetings(db: RoomContext['db']): FindMeetings {
  return async (courseIds: readonly Id[], from: Day) => {
    const rows = await db
      .selectFrom('lesson')
      .select(['id', 'course_id', 'on_date', 'starts_at', 'ends_at'])
      .where('course_id', 'in', [...courseIds])
      .where('on_date', '>=', from)
      .where('status', '=', 'planned')
      .orderBy('starts_at')
      .limit(meetingsMax)
      .execute()
    return rows.map((row) => ({
      lessonId: row.id,
      courseId: row.course_id,
      onDate: row.on_date,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    }))
  }
}
