/** Puts together how a pupil stood lately, half-day by half-day, for the pupil and the guardians. */
import { familyDaysBack, type PupilAttendance } from '#contract/attendance.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { findStandings } from './find-standings.ts'
import { judgeHalfDay } from './judge-lesson.ts'
import { forReader, presentRegisterLesson } from './read-register.ts'
import { readLessonsOfCourses } from './register-store.ts'

export async function readPupilAttendance(
  room: AttendanceRoom,
  of: {
    readonly pupilId: Id
    readonly schoolUai: string
    readonly courseIds: readonly Id[]
    /** A guardian reads the guardians' own words; the child reads the reason. */
    readonly seesNotes: boolean
  },
): Promise<Result<PupilAttendance>> {
  const school = await findCurrentYear(room.db, room.clock, of.schoolUai)
  if (school === null) return refuse('not_found')
  const { timeZone } = school
  const on = dayOf(room.clock.now(), timeZone)
  const lessons = await readLessonsOfCourses(
    room.db,
    of.courseIds,
    addDays(on, -familyDaysBack),
    on,
  )
  const standings = await findStandings(room, lessons, of.pupilId)
  // What was held elsewhere is nothing to read here.
  const held = standings.filter(({ why }) => why.kind !== 'few_came')
  const shown = held.map(({ lesson, state, why }) => ({
    ...presentRegisterLesson(lesson),
    ...forReader({ state, why }, of.seesNotes),
  }))
  const byHalf = Map.groupBy(shown, ({ onDate, half }) => `${onDate} ${half}`)
  return accept({
    on,
    timeZone,
    halfDays: [...byHalf.values()].reverse().flatMap((ofHalf) => {
      const [first] = ofHalf
      const state = judgeHalfDay(ofHalf.map((one) => one.state))
      if (first === undefined || state === null) return []
      return [{ onDate: first.onDate, half: first.half, state, lessons: ofHalf }]
    }),
  })
}
