/** Puts together the half-days of a school: one date for the eye, a period for the spreadsheet. */
import {
  type AttendanceState,
  exportDaysMax,
  type SchoolAttendance,
  toFindOutMax,
} from '#contract/attendance.ts'
import type { HalfDay } from '#contract/half-days.ts'
import { halfOf } from '#contract/half-of-day.ts'
import { addDays, type Day, dayOf, daysBetween, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { compareLabels, compareNames } from '#kernel/name-order.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { attendanceCsvHead, attendanceCsvLines, type HalfDayRow } from './attendance-csv.ts'
import { findStandings } from './find-standings.ts'
import { countStates, judgeHalfDay } from './judge-lesson.ts'
import { readLessonsOfSchool } from './register-store.ts'

interface PupilHalfDay extends HalfDayRow {
  readonly pupilId: Id
  readonly classId: Id | null
}

/** Of every pupil with a lesson on a day, as the half-days follow each other, then by class and name. */
async function readHalfDays(room: AttendanceRoom, uai: string, day: Day): Promise<PupilHalfDay[]> {
  const lessons = await readLessonsOfSchool(room.db, uai, day, day)
  const standings = await findStandings(room, lessons)
  const groups = Map.groupBy(
    standings,
    ({ lesson, member }) => `${halfOf(lesson.startsAtTime)} ${member.pupilId}`,
  )
  const rows = [...groups.values()].flatMap((group): PupilHalfDay[] => {
    const [first] = group
    const state = judgeHalfDay(group.map((one) => one.state))
    if (first === undefined || state === null) return []
    const { lesson, member } = first
    return [
      {
        pupilId: member.pupilId,
        classId: member.classId,
        className: member.className ?? '',
        familyName: member.familyName,
        givenName: member.givenName,
        onDate: lesson.onDate,
        half: halfOf(lesson.startsAtTime),
        state,
        isAtDistance: first.isAtDistance,
        reason:
          group.flatMap(({ why }) => (why.kind === 'explained' ? [why.reason] : [])).at(0) ?? null,
        lessons: group.map((one) => ({
          startsAtTime: one.lesson.startsAtTime,
          courseName: one.lesson.courseName,
          state: one.state,
        })),
      },
    ]
  })
  const halfRank = { morning: 0, afternoon: 1 }
  return rows.sort(
    (left, right) =>
      halfRank[left.half] - halfRank[right.half] ||
      compareLabels(left.className, right.className) ||
      compareNames(left.familyName, right.familyName) ||
      compareNames(left.givenName, right.givenName),
  )
}

export async function readSchoolAttendance(
  room: AttendanceRoom,
  uai: string,
  asked: string | undefined,
): Promise<Result<SchoolAttendance>> {
  if (asked !== undefined && !isDay(asked)) return refuse('bad_request', { where: 'on' })
  const school = await findCurrentYear(room.db, room.clock, uai)
  if (school === null) return refuse('not_found')
  const today = dayOf(room.clock.now(), school.timeZone)
  const on = asked ?? today
  const rows = await readHalfDays(room, uai, on)
  const byClass = Map.groupBy(rows, ({ classId }) => classId)
  const classes = [...byClass].flatMap(([id, ofClass]) => {
    const name = ofClass[0]?.className ?? ''
    if (id === null) return []
    return [
      {
        id,
        name,
        morning: countHalf(ofClass, 'morning'),
        afternoon: countHalf(ofClass, 'afternoon'),
      },
    ]
  })
  const toFindOut = rows.filter(({ state }) => state === 'to_find_out' || state === 'unreachable')
  return accept({
    on,
    today,
    classes: classes.sort((left, right) => compareLabels(left.name, right.name)),
    pupils: toFindOut
      .slice(0, toFindOutMax)
      .map(({ pupilId, familyName, givenName, className, half, state }) => ({
        id: pupilId,
        familyName,
        givenName,
        className,
        half,
        state,
      })),
    total: toFindOut.length,
  })
}

function countHalf(rows: readonly PupilHalfDay[], half: HalfDay) {
  const states = rows.filter((row) => row.half === half).map((row): AttendanceState => row.state)
  return states.length === 0 ? null : countStates(states)
}

/** A file with many names leaves the house: the audit says who took it. */
export async function exportAttendance(
  room: AttendanceRoom,
  wish: {
    readonly uai: string
    readonly from: Day
    readonly until: Day
    readonly actorId: Id
  },
): Promise<Result<string>> {
  const { uai, from, until, actorId } = wish
  if (!isDay(from)) return refuse('bad_request', { where: 'from' })
  if (!isDay(until)) return refuse('bad_request', { where: 'until' })
  const days = daysBetween(from, until)
  if (days < 0 || days >= exportDaysMax) return refuse('bad_request', { where: 'until' })
  // Day by day: a month of a large school is too much to lie in memory, and for one turn of the loop.
  const pieces = [attendanceCsvHead]
  for (let day = from; day <= until; day = addDays(day, 1)) {
    pieces.push(attendanceCsvLines(await readHalfDays(room, uai, day)))
  }
  await writeAuditLine(room.db, {
    schoolUai: uai,
    actorId,
    action: 'attendance_exported',
    detail: { startsOn: from, endsOn: until },
  })
  return accept(pieces.join(''))
}
