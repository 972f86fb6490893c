/** Counts how pupils stood in the half-days between two days, for whoever sums a time up. */
import type { AttendanceCounts } from '#contract/attendance.ts'
import { halfOf } from '#contract/half-of-day.ts'
import { addDays, type Day, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { findStandings } from './find-standings.ts'
import { countStates, judgeHalfDay } from './judge-lesson.ts'
import { readLessonsOfPupils } from './register-store.ts'

export interface CountedHalfDays {
  readonly from: Day
  readonly until: Day
  /** Of the pupils asked for; whoever had no half-day here is left out. */
  readonly byPupil: ReadonlyMap<Id, AttendanceCounts>
}

/**
 * Of what was held here and is over, in whichever classes and groups the pupils were then. Arrivals are kept for some weeks only, and before them their
 * lack says nothing: so the counting begins where they do. Null: nothing lies between the days.
 */
export async function countHalfDays(
  room: AttendanceRoom,
  asked: {
    readonly pupilIds: readonly Id[]
    readonly schoolUai: string
    readonly from: Day
    readonly until: Day
    readonly timeZone: string
  },
): Promise<CountedHalfDays | null> {
  const today = dayOf(room.clock.now(), asked.timeZone)
  const keptFrom = addDays(today, 1 - room.presenceKeptDays)
  const from = asked.from > keptFrom ? asked.from : keptFrom
  const until = asked.until < today ? asked.until : today
  if (until < from) return null
  const lessons = await readLessonsOfPupils(room.db, {
    pupilIds: asked.pupilIds,
    uais: [asked.schoolUai],
    fromDay: from,
    untilDay: until,
  })
  const standings = await findStandings(room, lessons)
  const pupilIds = new Set(asked.pupilIds)
  const known = standings.filter(
    ({ member, state }) => state !== 'not_known_yet' && pupilIds.has(member.pupilId),
  )
  const byPupil = Map.groupBy(known, ({ member }) => member.pupilId)
  const counts = [...byPupil].map(([pupilId, ofPupil]): [Id, AttendanceCounts] => {
    const halves = Map.groupBy(
      ofPupil,
      ({ lesson }) => `${lesson.onDate} ${halfOf(lesson.startsAtTime)}`,
    )
    const states = [...halves.values()].map((half) => judgeHalfDay(half.map((one) => one.state)))
    return [pupilId, countStates(states.filter((state) => state !== null))]
  })
  return { from, until, byPupil: new Map(counts) }
}
