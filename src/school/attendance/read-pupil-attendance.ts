/** Puts together how a pupil stood lately, half-day by half-day, for the pupil and the guardians. */
import { familyDaysBack, type PupilAttendance } from '#contract/attendance.ts'
import { halfOf } from '#contract/half-of-day.ts'
import { familyStaysMax } from '#contract/live-register.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { findStandings, type PupilOfLesson } from './find-standings.ts'
import { judgeHalfDay } from './judge-lesson.ts'
import { readStaysOfPupil, type StayRow } from './live-register-store.ts'
import { presentStay } from './read-live-register.ts'
import { forReader, presentRegisterLesson } from './read-register.ts'
import { readLessonsOfPupils } from './register-store.ts'

export async function readPupilAttendance(
  room: AttendanceRoom,
  of: {
    readonly pupilId: Id
    readonly schoolUais: Iterable<string>
    /** A guardian reads the guardians' own words; the child reads the reason. */
    readonly seesNotes: boolean
  },
): Promise<Result<PupilAttendance>> {
  const uais = [...of.schoolUais].sort()
  const schools = await Promise.all(uais.map((uai) => findCurrentYear(room.db, room.clock, uai)))
  const [first] = schools.filter((school) => school !== null)
  if (first === undefined) return refuse('not_found')
  const { timeZone } = first
  const on = dayOf(room.clock.now(), timeZone)
  const lessons = await readLessonsOfPupils(room.db, {
    pupilIds: [of.pupilId],
    uais,
    fromDay: addDays(on, -familyDaysBack),
    untilDay: on,
  })
  const bySchool = Map.groupBy(lessons, ({ schoolUai }) => schoolUai)
  // Each school on its own clock.
  const standings = (
    await Promise.all(
      [...bySchool.values()].map((ofSchool) => findStandings(room, ofSchool, of.pupilId)),
    )
  ).flat()
  // What was held elsewhere is nothing to read here.
  const held = standings.filter(({ why }) => why.kind !== 'few_came')
  const stays = await readStaysOfPupil(
    room.db,
    of.pupilId,
    held.map(({ lesson }) => lesson.id),
  )
  const staysOf = Map.groupBy(stays, ({ lessonId }) => lessonId)
  return accept({
    on,
    timeZone,
    halfDays: halfDaysOf(held, of.seesNotes, staysOf).map(({ schoolName, ...halfDay }) => ({
      ...halfDay,
      schoolName: schools.length > 1 ? schoolName : null,
    })),
  })
}

/** The latest first. What one school saw says nothing of the other's lessons: each has its own. */
function halfDaysOf(
  standings: readonly PupilOfLesson[],
  seesNotes: boolean,
  staysOf: ReadonlyMap<Id, readonly StayRow[]>,
) {
  const latestFirst = standings.toSorted(
    (one, other) => other.lesson.startsAt.getTime() - one.lesson.startsAt.getTime(),
  )
  const byHalf = Map.groupBy(latestFirst, ({ lesson: { onDate, schoolUai, startsAtTime } }) =>
    [onDate, halfOf(startsAtTime), schoolUai].join(' '),
  )
  return [...byHalf.values()].flatMap((ofHalf) => {
    const lessons = ofHalf.reverse().map(({ lesson, state, why }) => ({
      ...presentRegisterLesson(lesson),
      ...forReader({ state, why }, seesNotes),
      ...staysIn(staysOf.get(lesson.id) ?? []),
    }))
    const state = judgeHalfDay(lessons.map((one) => one.state))
    const [first] = ofHalf
    if (first === undefined || state === null) return []
    const { onDate, schoolName, startsAtTime } = first.lesson
    return [{ onDate, half: halfOf(startsAtTime), schoolName, state, lessons }]
  })
}

function staysIn(stays: readonly StayRow[]) {
  return stays.length === 0 ? {} : { stays: stays.slice(0, familyStaysMax).map(presentStay) }
}
