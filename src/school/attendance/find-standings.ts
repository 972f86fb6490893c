/** Finds how pupils stand for lessons: gathers what is known, and lets the rules judge. */
import { addDays, type Day, dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { OutageSpan } from '#school/exercises/due-extension.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { readCorrections, readExplanations } from './attendance-store.ts'
import {
  coversHalfDay,
  halfOf,
  judgeLesson,
  outageBeforeMs,
  type Standing,
} from './judge-lesson.ts'
import type { Presence } from './presence.ts'
import {
  type RegisterLesson,
  type RegisterMember,
  readMembers,
  readWork,
} from './register-store.ts'

export interface PupilOfLesson extends Standing {
  readonly lesson: RegisterLesson
  readonly member: RegisterMember
}

/** In the order of the lessons, then by name. All lessons are of schools on one clock. */
export async function findStandings(
  room: AttendanceRoom,
  lessons: readonly RegisterLesson[],
  pupilId: Id | null = null,
): Promise<PupilOfLesson[]> {
  const [first] = lessons
  if (first === undefined) return []
  const { timeZone } = first
  const days = lessons.map(({ onDate }) => onDate).sort()
  const fromDay = days[0] ?? first.onDate
  const untilDay = days.at(-1) ?? first.onDate
  const lessonIds = lessons.map(({ id }) => id)
  const members = await readMembers(room.db, lessonIds, pupilId)
  const accountIds = new Set(members.flatMap((one) => one.accountId ?? []))
  const pupilIds = new Set(members.map((one) => one.pupilId))
  const [outages, presences, corrections, explanations, works] = await Promise.all([
    outagesOf(room, lessons),
    room.findPresence([...accountIds], fromDay, untilDay),
    readCorrections(room.db, lessonIds),
    readExplanations(room.db, [...pupilIds], fromDay, untilDay),
    readWork(room.db, {
      courseIds: [...new Set(lessons.map(({ courseId }) => courseId))],
      from: new Date(instantOf(fromDay, '00:00', timeZone)),
      until: new Date(instantOf(addDays(untilDay, 1), '00:00', timeZone)),
      timeZone,
    }),
  ])
  const nowMs = room.clock.now()
  const keptFrom = addDays(dayOf(nowMs, timeZone), 1 - room.presenceKeptDays)
  const presenceOf = new Map(presences.map((one) => [presenceKey(one), one]))
  const correctionOf = new Map(corrections.map((one) => [`${one.lessonId} ${one.pupilId}`, one]))
  const explanationsOf = Map.groupBy(explanations, (one) => one.pupilId)
  const worksOf = Map.groupBy(works, (one) => `${one.pupilId} ${one.courseId} ${one.onDay}`)
  const membersOf = Map.groupBy(members, (one) => one.lessonId)

  return lessons.flatMap((lesson) => {
    const { courseId, onDate } = lesson
    const span = { startsAtMs: lesson.startsAt.getTime(), endsAtMs: lesson.endsAt.getTime() }
    const half = halfOf(lesson.startsAtTime)
    const near = outages.filter(
      ({ fromMs, untilMs }) => untilMs > span.startsAtMs - outageBeforeMs && fromMs < span.endsAtMs,
    )
    return (membersOf.get(lesson.id) ?? []).map((member): PupilOfLesson => {
      const { accountId } = member
      const presence =
        accountId === null ? undefined : presenceOf.get(presenceKey({ accountId, onDay: onDate }))
      const correction = correctionOf.get(`${lesson.id} ${member.pupilId}`)
      const work = worksOf.get(`${member.pupilId} ${courseId} ${onDate}`) ?? []
      // What was handed in says more than what was only saved.
      const done = work.find(({ kind }) => kind === 'handed_in') ?? work[0]
      const standing = judgeLesson({
        ...span,
        nowMs,
        arrivedAtMs: presence?.arrivedAtMs ?? null,
        claimedAtMs: presence?.claimedAtMs ?? null,
        work: done === undefined ? null : { kind: done.kind, atMs: done.at.getTime() },
        outages: near,
        explanation:
          explanationsOf.get(member.pupilId)?.find((one) => coversHalfDay(one, onDate, half)) ??
          null,
        correction:
          correction === undefined ? null : { ...correction, atMs: correction.at.getTime() },
        isRecordKept: onDate >= keptFrom,
      })
      return { ...standing, lesson, member }
    })
  })
}

async function outagesOf(
  room: AttendanceRoom,
  lessons: readonly RegisterLesson[],
): Promise<readonly OutageSpan[]> {
  const starts = lessons.map(({ startsAt }) => startsAt.getTime())
  const ends = lessons.map(({ endsAt }) => endsAt.getTime())
  const fromMs = starts.reduce((least, ms) => Math.min(least, ms)) - outageBeforeMs
  return room.findOutages(
    fromMs,
    ends.reduce((most, ms) => Math.max(most, ms)),
  )
}

function presenceKey({ accountId, onDay }: Pick<Presence, 'accountId' | 'onDay'>): string {
  return `${accountId} ${onDay satisfies Day}`
}
