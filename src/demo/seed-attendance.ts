/**
 * What teachers said at the last lessons before today, in one class of each school: so that
 * registers, half-days, what is to explain and whom to call have something to show.
 */
import type { RuledState } from '#contract/attendance.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { AttendanceRoom } from '#school/attendance/attendance-context.ts'
import { correctAttendance } from '#school/attendance/correct-attendance.ts'
import { readRegister } from '#school/attendance/read-register.ts'
import { recordFamilyCall } from '#school/attendance/record-family-call.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { DemoContent } from './demo-content.ts'
import type { FindMeetings } from './seed-lessons.ts'
import { courseKey, type DemoIds, findId } from './seed-people.ts'

/** Far enough for a lesson before every week-end; holidays leave the demo without. */
const daysBack = 7
/** One in the morning, one in the afternoon, where the day had both. */
const lessonsMax = 2
/** By the pupil's place in the register; null: nothing is known, somebody has to find out. */
const states: readonly (RuledState | null)[] = [
  'present',
  'present',
  'reached',
  'present',
  'excused',
  'present',
  null,
  'present',
  'present',
  'unreachable',
  'present',
  'our_fault',
]

export async function seedAttendance(
  context: AttendanceRoom & Pick<RoomContext, 'random'>,
  content: DemoContent,
  ids: DemoIds,
  today: Day,
  findMeetings: FindMeetings,
): Promise<void> {
  for (const school of content.people.schools) {
    const className = school.classes.at(-1)?.name
    const timetable = content.timetables.find(
      (one) => one.uai === school.uai && one.class === className,
    )
    if (timetable === undefined) continue
    const teacherOf = new Map<Id, Id>()
    for (const slot of timetable.slots) {
      if (slot.group !== undefined) continue
      const courseId = findId(ids.courses, courseKey(timetable.uai, timetable.class, slot))
      teacherOf.set(courseId, findId(ids.people, slot.teacher))
    }
    const meetings = await findMeetings([...teacherOf.keys()], addDays(today, -daysBack))
    const before = meetings.filter(({ onDate }) => onDate < today)
    const ofLastDay = before.filter(({ onDate }) => onDate === before.at(-1)?.onDate)
    const taken = [...new Set([ofLastDay.at(0), ofLastDay.at(-1)])].slice(0, lessonsMax)
    for (const [place, meeting] of taken.entries()) {
      const correctedBy = meeting && teacherOf.get(meeting.courseId)
      if (meeting !== undefined && correctedBy !== undefined) {
        const { lessonId } = meeting
        const unreachable = await takeRegister(context, lessonId, correctedBy)
        if (place === 0) await callInVain(context, unreachable, correctedBy, school.uai)
      }
    }
  }
}

/** Only the pupils matter here. */
const teller = { seesNotes: false, mayCall: () => false }

/** Whom the teacher could not reach. */
async function takeRegister(
  context: AttendanceRoom & Pick<RoomContext, 'random'>,
  lessonId: Id,
  correctedBy: Id,
): Promise<Id[]> {
  const unreachable: Id[] = []
  const { pupils } = expectValue(await readRegister(context, lessonId, teller))
  for (const [place, { id: pupilId }] of pupils.entries()) {
    const state = states[place % states.length] ?? null
    if (state === null) continue
    const id = mintId(context.clock, context.random)
    const note = state === 'reached' ? 'Joint par téléphone à 10 h.' : ''
    const wish = { id, pupilId, state, note, lessonId, correctedBy, seesNotes: false }
    expectValue(await correctAttendance(context, wish))
    if (state === 'unreachable') unreachable.push(pupilId)
  }
  return unreachable
}

async function callInVain(
  context: AttendanceRoom & Pick<RoomContext, 'random'>,
  pupilIds: readonly Id[],
  calledBy: Id,
  schoolUai: string,
): Promise<void> {
  const tried = { way: 'phone', outcome: 'no_answer', note: 'Je rappelle demain.' } as const
  for (const pupilId of pupilIds) {
    const call = { id: mintId(context.clock, context.random), pupilId, schoolUai, calledBy }
    expectValue(await recordFamilyCall(context, { ...call, ...tried }))
  }
}
