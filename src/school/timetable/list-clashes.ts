/** Looks through a school's timetable for whoever or whatever is in two places at once. */
import { slotsMax } from '#contract/timetable.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type Clash, findClashes, type StaffedSlot } from './timetable-clashes.ts'
import { readSlotsOfYear, type SlotRow } from './timetable-store.ts'

export async function listClashes(
  db: SchoolDatabase,
  yearId: Id,
  from: Day,
): Promise<{ slots: SlotRow[]; clashes: Clash[] }> {
  const slots = await readSlotsOfYear(db, yearId, from, slotsMax)
  return { slots, clashes: findClashes(slots.map(staffedSlotOf)) }
}

function staffedSlotOf(row: SlotRow): StaffedSlot {
  return {
    id: row.id,
    courseId: row.course_id,
    courseName: row.course_name,
    weekday: row.weekday,
    starts: row.starts.slice(0, 5),
    ends: row.ends.slice(0, 5),
    week: row.week,
    room: row.room,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    teachers: row.teachers.map(({ id, familyName, givenName }) => ({
      id,
      name: `${givenName} ${familyName}`,
    })),
    classes: row.classes,
    groups: row.groups,
  }
}
