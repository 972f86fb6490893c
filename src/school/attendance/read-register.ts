/** Puts the register of a lesson together: one line a pupil, with why it says what it says. */
import { type Register, registerMax } from '#contract/attendance.ts'
import type { LessonDistance } from '#contract/distance-days.ts'
import { halfOf } from '#contract/half-of-day.ts'
import type { Id } from '#kernel/ids.ts'
import { compareLabels } from '#kernel/name-order.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { findStandings, type PupilOfLesson } from './find-standings.ts'
import type { Standing } from './judge-lesson.ts'
import { type RegisterLesson, readRegisterLesson } from './register-store.ts'

/** What a reader of a register may beyond reading it. */
export interface RegisterReader {
  /** Whether what guardians wrote in their own words is for this reader. */
  readonly seesNotes: boolean
  /** Whether this reader may call the families of a class. */
  readonly mayCall: (classId: Id) => boolean
}

/** Refuses a lesson that is not there or does not take place (`not_found`). */
export async function readRegister(
  room: AttendanceRoom,
  lessonId: Id,
  { seesNotes, mayCall }: RegisterReader,
): Promise<Result<Register>> {
  const lesson = await readRegisterLesson(room.db, lessonId)
  // A lesson that does not take place has no register.
  if (lesson === null || lesson.status === 'cancelled') return refuse('not_found')
  const standings = await findStandings(room, [lesson])
  const distance = distanceOf(standings)
  return accept({
    lesson: {
      ...presentRegisterLesson(lesson),
      courseId: lesson.courseId,
      status: lesson.status,
      timeZone: lesson.timeZone,
      ...(distance === null ? {} : { distance }),
    },
    now: new Date(room.clock.now()).toISOString(),
    pupils: standings.slice(0, registerMax).map(({ isAtDistance, member, state, why }) => ({
      id: member.pupilId,
      familyName: member.familyName,
      givenName: member.givenName,
      ...forReader({ state, why }, seesNotes),
      ...(distance === 'some'
        ? { place: isAtDistance ? ('home' as const) : ('room' as const) }
        : {}),
    })),
    classesToCall: classesOf(standings).filter(({ id }) => mayCall(id)),
  })
}

/** As its pupils stand: all of them learn from home, some, or none (null). */
function distanceOf(standings: readonly PupilOfLesson[]): LessonDistance | null {
  const away = standings.filter(({ isAtDistance }) => isAtDistance).length
  if (away === 0) return null
  return away === standings.length ? 'all' : 'some'
}

function classesOf(standings: readonly PupilOfLesson[]): { id: Id; name: string }[] {
  const names = new Map<Id, string>()
  for (const { member } of standings) {
    if (member.classId !== null) names.set(member.classId, member.className ?? '')
  }
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((left, right) => compareLabels(left.name, right.name))
}

export function presentRegisterLesson(lesson: RegisterLesson) {
  return {
    id: lesson.id,
    courseName: lesson.courseName,
    onDate: lesson.onDate,
    half: halfOf(lesson.startsAtTime),
    startsAt: lesson.startsAt.toISOString(),
    endsAt: lesson.endsAt.toISOString(),
  }
}

/** A teacher needs the reason; a guardian's own words are for those who follow the pupils. */
export function forReader({ state, why }: Standing, seesNotes: boolean): Standing {
  return { state, why: why.kind === 'explained' && !seesNotes ? { ...why, note: '' } : why }
}
