/**
 * Puts the call list together: who has been silent for days, how the family is reached, what was
 * tried. Families' numbers are shown to whoever is about to call, and to whom is written down.
 */
import { type CourseSilence, glancePupilsMax } from '#contract/course-glance.ts'
import {
  type CallList,
  callListDays,
  callListMax,
  callsShownMax,
  type SilentPupil,
} from '#contract/family-calls.ts'
import { addDays, type Day, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { compareLabels } from '#kernel/name-order.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { AttendanceRoom } from './attendance-context.ts'
import {
  type ReachableGuardian,
  readCalls,
  readClassPlace,
  readCourseSilencePlace,
  readReachableGuardians,
  type StandingCall,
} from './family-call-store.ts'
import { findStandings, type PupilOfLesson } from './find-standings.ts'
import { readLessonsOfCourses, readLessonsOfSchool } from './register-store.ts'
import { compareUrgency, findSilence, isReachedLately, type Silence } from './silence.ts'

interface Span {
  readonly fromDay: Day
  readonly untilDay: Day
  readonly timeZone: string
}

interface Reader {
  readonly personId: Id
  readonly schoolUai: string
  /** What the list is of: null is the whole school. */
  readonly classId: Id | null
}

/** The pupils of a class, by all of their courses. */
export async function readClassCallList(
  room: AttendanceRoom,
  classId: Id,
  readerId: Id,
): Promise<Result<CallList>> {
  const place = await readClassPlace(room.db, classId)
  if (place === null) return refuse('not_found')
  const span = spanUntilNow(room, place.timeZone)
  const { courseIds, schoolUai, name } = place
  const lessons = await readLessonsOfCourses(room.db, courseIds, span.fromDay, span.untilDay)
  const standings = await findStandings(room, lessons)
  const ofClass = standings.filter(({ member }) => member.classId === classId)
  const reader = { personId: readerId, schoolUai, classId }
  return accept({ ...(await composeList(room, ofClass, span, reader)), name })
}

/** Every pupil of a school. */
export async function readSchoolCallList(
  room: AttendanceRoom,
  uai: string,
  readerId: Id,
): Promise<Result<CallList>> {
  const school = await findCurrentYear(room.db, room.clock, uai)
  if (school === null) return refuse('not_found')
  const span = spanUntilNow(room, school.timeZone)
  const lessons = await readLessonsOfSchool(room.db, uai, span.fromDay, span.untilDay)
  const standings = await findStandings(room, lessons)
  const reader = { personId: readerId, schoolUai: uai, classId: null }
  return accept({ ...(await composeList(room, standings, span, reader)), name: '' })
}

/** How many of each class stand on the school's call list; nobody is named, no number shown. */
export async function countSilent(
  room: AttendanceRoom,
  uai: string,
  timeZone: string,
): Promise<{ className: string; pupils: number; toCall: number }[]> {
  const span = spanUntilNow(room, timeZone)
  const lessons = await readLessonsOfSchool(room.db, uai, span.fromDay, span.untilDay)
  const silent = silentOf(await findStandings(room, lessons))
  const isReached = await findReached(room, silent, span)
  return [...Map.groupBy(silent, ({ member }) => member.className ?? '')]
    .map(([className, ofClass]) => ({
      className,
      pupils: ofClass.length,
      toCall: ofClass.filter((one) => !isReached(one)).length,
    }))
    .sort((left, right) => compareLabels(left.className, right.className))
}

/** How long nothing has been known of pupils of a course, over all of their courses; without numbers. */
export async function readCourseSilence(
  room: AttendanceRoom,
  courseId: Id,
  mayCallClass: (classId: Id, schoolUai: string) => boolean,
): Promise<Result<CourseSilence>> {
  const place = await readCourseSilencePlace(room.db, courseId)
  if (place === null) return refuse('not_found')
  const span = spanUntilNow(room, place.timeZone)
  const lessons = await readLessonsOfCourses(room.db, place.courseIds, span.fromDay, span.untilDay)
  const ofCourse = new Set(place.pupilIds)
  const standings = await findStandings(room, lessons)
  const silent = silentOf(standings.filter(({ member }) => ofCourse.has(member.pupilId)))
  const isReached = await findReached(room, silent, span)
  return accept({
    pupils: silent.slice(0, glancePupilsMax).map((one) => {
      const { classId, pupilId: id } = one.member
      const callListOf = classId !== null && mayCallClass(classId, place.schoolUai) ? classId : null
      return { id, days: one.days, since: one.since, isReached: isReached(one), callListOf }
    }),
  })
}

/** Tells of each of them whether the family was reached since, and lately. */
async function findReached(
  room: AttendanceRoom,
  silent: readonly SilentMember[],
  span: Span,
): Promise<(one: SilentMember) => boolean> {
  const pupilIds = silent.map(({ member }) => member.pupilId)
  const calls = await readCalls(room.db, { pupilIds, ...span })
  const callsOf = Map.groupBy(calls, ({ pupilId }) => pupilId)
  return ({ member, since }) =>
    isReachedLately(since, span.untilDay, callsOf.get(member.pupilId) ?? [])
}

function spanUntilNow({ clock }: AttendanceRoom, timeZone: string): Span {
  const untilDay = dayOf(clock.now(), timeZone)
  return { fromDay: addDays(untilDay, 1 - callListDays), untilDay, timeZone }
}

interface SilentMember extends Silence {
  readonly member: PupilOfLesson['member']
}

function silentOf(standings: readonly PupilOfLesson[]): SilentMember[] {
  const byPupil = Map.groupBy(standings, ({ member }) => member.pupilId)
  return [...byPupil.values()].flatMap((ofPupil) => {
    const [first] = ofPupil
    const silence = findSilence(
      ofPupil.map(({ lesson, state, why }) => ({ onDate: lesson.onDate, state, why })),
    )
    return first === undefined || silence === null ? [] : [{ ...silence, member: first.member }]
  })
}

async function composeList(
  room: AttendanceRoom,
  standings: readonly PupilOfLesson[],
  span: Span,
  reader: Reader,
): Promise<Omit<CallList, 'name'>> {
  const silent = silentOf(standings)
  const pupilIds = silent.map(({ member }) => member.pupilId)
  const [guardians, calls] = await Promise.all([
    readReachableGuardians(room.db, pupilIds),
    readCalls(room.db, { pupilIds, ...span }),
  ])
  const guardiansOf = Map.groupBy(guardians, ({ pupilId }) => pupilId)
  const callsOf = Map.groupBy(calls, ({ pupilId }) => pupilId)
  const pupils = silent
    .map((one) =>
      presentSilent(one, {
        guardians: guardiansOf.get(one.member.pupilId) ?? [],
        calls: callsOf.get(one.member.pupilId) ?? [],
        readerId: reader.personId,
        today: span.untilDay,
      }),
    )
    .sort(compareUrgency)
    .slice(0, callListMax)
  if (pupils.length > 0) {
    await writeAuditLine(room.db, {
      schoolUai: reader.schoolUai,
      actorId: reader.personId,
      action: 'families_looked_up',
      subjectId: reader.classId,
      detail: { pupils: pupils.length },
    })
  }
  return { on: span.untilDay, from: span.fromDay, timeZone: span.timeZone, pupils }
}

function presentSilent(
  { days, lastSeenOn, member, since }: SilentMember,
  known: {
    readonly guardians: readonly ReachableGuardian[]
    readonly calls: readonly StandingCall[]
    readonly readerId: Id
    readonly today: Day
  },
): SilentPupil {
  const { calls, guardians, readerId, today } = known
  return {
    id: member.pupilId,
    familyName: member.familyName,
    givenName: member.givenName,
    className: member.className ?? '',
    silentDays: days,
    silentSince: since,
    lastSeenOn,
    isReached: isReachedLately(since, today, calls),
    guardians: guardians.map(({ pupilId: _of, ...guardian }) => guardian),
    calls: calls.slice(0, callsShownMax).map(({ at, by, calledBy, id, note, outcome, way }) => ({
      id,
      at: at.toISOString(),
      by,
      isOwn: calledBy === readerId,
      way,
      outcome,
      note,
    })),
  }
}
