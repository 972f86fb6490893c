/** Finds how pupils stand for lessons: gathers what is known, and lets the rules judge. */
import { halfOf } from '#contract/half-of-day.ts'
import { addDays, type Day, dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { OutageSpan } from '#school/assignments/due-extension.ts'
import { isAtDistance } from '#school/distance-days/distance.ts'
import { listDistanceSpans } from '#school/distance-days/list-distance-spans.ts'
import { coversHalfDay } from '#school/timetable/half-day.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import { readCorrections, readExplanations } from './attendance-store.ts'
import { readCalls } from './family-call-store.ts'
import {
  judgeLesson,
  type LessonFacts,
  outageBeforeMs,
  type Standing,
  wasHeldHere,
} from './judge-lesson.ts'
import { readWhoWasInLiveClass } from './live-register-store.ts'
import type { Presence } from './presence.ts'
import {
  type RegisterLesson,
  type RegisterMember,
  readMembers,
  readWork,
} from './register-store.ts'

export interface PupilOfLesson extends Standing {
  /** The school said that this pupil learns from home then. */
  readonly isAtDistance: boolean
  readonly lesson: RegisterLesson
  readonly member: RegisterMember
}

/**
 * In the order of the lessons, then by name; `pupilId`: of that one alone. All lessons are of
 * schools on one clock.
 */
export async function findStandings(
  room: AttendanceRoom,
  lessons: readonly RegisterLesson[],
  pupilId: Id | null = null,
): Promise<PupilOfLesson[]> {
  const standings: PupilOfLesson[] = []
  for (const some of inTurns(lessons)) {
    for (const one of await findAtOnce(room, some, pupilId)) standings.push(one)
  }
  return standings
}

/** Whole days, until there are so many lessons: a large school's weeks would hold up everybody else. */
const lessonsAtOnce = 300

function inTurns(lessons: readonly RegisterLesson[]): RegisterLesson[][] {
  const turns: RegisterLesson[][] = []
  for (const ofDay of Map.groupBy(lessons, ({ onDate }) => onDate).values()) {
    const last = turns.at(-1)
    if (last === undefined || last.length + ofDay.length > lessonsAtOnce) turns.push([...ofDay])
    else last.push(...ofDay)
  }
  return turns
}

async function findAtOnce(
  room: AttendanceRoom,
  lessons: readonly RegisterLesson[],
  pupilId: Id | null,
): Promise<PupilOfLesson[]> {
  const [first] = lessons
  if (first === undefined) return []
  const members = await readMembers(
    room.db,
    lessons.map(({ id }) => id),
  )
  const membersOf = Map.groupBy(members, (one) => one.lessonId)
  const factsOf = await gatherFacts(room, lessons, first.timeZone, members)
  return lessons.flatMap((lesson) => {
    const all = membersOf.get(lesson.id) ?? []
    const facts = factsOf(lesson, all)
    return all.flatMap((member, place): PupilOfLesson[] => {
      const ofMember = facts[place]
      if (ofMember === undefined || (pupilId !== null && member.pupilId !== pupilId)) return []
      return [{ ...judgeLesson(ofMember), isAtDistance: ofMember.isAtDistance, lesson, member }]
    })
  })
}

/** Reads what is known of all of them; gives the facts of one lesson, member by member. */
async function gatherFacts(
  room: AttendanceRoom,
  lessons: readonly RegisterLesson[],
  timeZone: string,
  members: readonly RegisterMember[],
): Promise<(lesson: RegisterLesson, of: readonly RegisterMember[]) => LessonFacts[]> {
  const days = lessons.map(({ onDate }) => onDate).sort()
  const fromDay = days[0] ?? ''
  const untilDay = days.at(-1) ?? ''
  const accountIds = new Set(members.flatMap((one) => one.accountId ?? []))
  const pupilIds = new Set(members.map((one) => one.pupilId))
  const uais = [...new Set(lessons.map(({ schoolUai }) => schoolUai))]
  const [outages, presences, corrections, explanations, calls, works, spans, inLive] =
    await Promise.all([
      outagesOf(room, lessons),
      room.findPresence([...accountIds], fromDay, untilDay),
      readCorrections(
        room.db,
        lessons.map(({ id }) => id),
      ),
      readExplanations(room.db, [...pupilIds], fromDay, untilDay),
      readCalls(room.db, { pupilIds: [...pupilIds], fromDay, untilDay, timeZone }),
      readWork(room.db, {
        courseIds: [...new Set(lessons.map(({ courseId }) => courseId))],
        from: new Date(instantOf(fromDay, '00:00', timeZone)),
        until: new Date(instantOf(addDays(untilDay, 1), '00:00', timeZone)),
        timeZone,
      }),
      listDistanceSpans(room.db, uais, fromDay, untilDay),
      readWhoWasInLiveClass(
        room.db,
        lessons.map(({ id }) => id),
      ),
    ])
  const nowMs = room.clock.now()
  const keptFrom = addDays(dayOf(nowMs, timeZone), 1 - room.presenceKeptDays)
  const presenceOf = new Map(presences.map((one) => [presenceKey(one), one]))
  const correctionOf = new Map(corrections.map((one) => [`${one.lessonId} ${one.pupilId}`, one]))
  const inLiveOf = new Map(inLive.map((one) => [`${one.lessonId} ${one.pupilId}`, one.at]))
  const explanationsOf = Map.groupBy(explanations, (one) => one.pupilId)
  const reached = calls.filter(({ outcome }) => outcome === 'reached')
  // The latest come first: what stays is the first of the day.
  const callOf = new Map(reached.map((one) => [`${one.pupilId} ${one.onDay}`, one]))
  const worksOf = Map.groupBy(works, (one) => `${one.pupilId} ${one.courseId} ${one.onDay}`)

  return (lesson, of) => {
    const { courseId, onDate } = lesson
    const half = halfOf(lesson.startsAtTime)
    const startsAtMs = lesson.startsAt.getTime()
    const endsAtMs = lesson.endsAt.getTime()
    const near = outages.filter(
      ({ fromMs, untilMs }) => untilMs > startsAtMs - outageBeforeMs && fromMs < endsAtMs,
    )
    const ofSchool = spans.filter(({ schoolUai }) => schoolUai === lesson.schoolUai)
    const known = of.map(({ accountId, classId, pupilId }) => {
      const presence =
        accountId === null ? undefined : presenceOf.get(presenceKey({ accountId, onDay: onDate }))
      const correction = correctionOf.get(`${lesson.id} ${pupilId}`)
      const work = worksOf.get(`${pupilId} ${courseId} ${onDate}`) ?? []
      const call = callOf.get(`${pupilId} ${onDate}`)
      // What was handed in says more than what was only saved.
      const done = work.find(({ kind }) => kind === 'handed_in') ?? work[0]
      return {
        inLiveClassAtMs: inLiveOf.get(`${lesson.id} ${pupilId}`)?.getTime() ?? null,
        arrivedAtMs: presence?.arrivedAtMs ?? null,
        claimedAtMs: presence?.claimedAtMs ?? null,
        work: done === undefined ? null : { kind: done.kind, atMs: done.at.getTime() },
        call: call === undefined ? null : { by: call.by, atMs: call.at.getTime() },
        explanation:
          explanationsOf.get(pupilId)?.find((one) => coversHalfDay(one, onDate, half)) ?? null,
        correction:
          correction === undefined ? null : { ...correction, atMs: correction.at.getTime() },
        isAtDistance: isAtDistance(ofSchool, learnerOf(pupilId, classId), onDate, half),
      }
    })
    const shared = { nowMs, startsAtMs, endsAtMs, outages: near, isRecordKept: onDate >= keptFrom }
    // Who sits in the room is not asked for because those at home came here, nor the other way round.
    const isHeldFor = new Map(
      [true, false].map((isAway) => [
        isAway,
        wasHeldHere(
          known.filter((one) => one.isAtDistance === isAway),
          endsAtMs,
        ),
      ]),
    )
    return known.map((one) => ({
      ...one,
      ...shared,
      isHeldHere: isHeldFor.get(one.isAtDistance) ?? false,
    }))
  }
}

function learnerOf(pupilId: Id, classId: Id | null) {
  return { pupilId, classIds: new Set(classId === null ? [] : [classId]) }
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
