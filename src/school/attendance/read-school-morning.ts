/** Puts a head's morning together: numbers and names of classes alone, so that it may lie on a desk. */
import { type SchoolMorning, uncoveredMax } from '#contract/school-morning.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { listFullWeeks } from '#school/lesson-log/list-full-weeks.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { countLessonsOn, readUncoveredLessons } from './morning-store.ts'
import { countSilent } from './read-call-list.ts'
import { readSchoolAttendance } from './read-school-attendance.ts'

export async function readSchoolMorning(
  room: AttendanceRoom,
  uai: string,
): Promise<Result<SchoolMorning>> {
  const { clock, db } = room
  const school = await findCurrentYear(db, clock, uai)
  if (school === null) return refuse('not_found')
  const { timeZone, today, year } = school
  const [dayOff, lessonCount, uncovered, fullWeeks] = await Promise.all([
    findDaysOff(db, uai, today, today),
    countLessonsOn(db, uai, today),
    readUncoveredLessons(db, uai, today, uncoveredMax),
    year === null ? [] : listFullWeeks(db, year.id, today),
  ])
  const silent = await countSilent(room, uai, timeZone)
  const attendance = await readSchoolAttendance(room, uai, today)
  if (!attendance.ok) return attendance
  return accept({
    on: today,
    at: new Date(clock.now()).toISOString(),
    dayOff: dayOff(today),
    lessonCount,
    silent,
    uncovered: uncovered.lessons.map(({ endsAt, startsAt, ...lesson }) => ({
      ...lesson,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    uncoveredTotal: uncovered.total,
    classes: attendance.value.classes,
    fullWeeks,
  })
}
