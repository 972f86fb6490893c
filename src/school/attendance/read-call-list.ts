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
  type OwnClass,
  type ReachableGuardian,
  readCalls,
  readClassPlace,
  readCourseSilencePlace,
  readOwnClasses,
  readReachableGuardians,
  type StandingCall,
} from './family-call-store.ts'
import { findStandings, type PupilOfLesson } from './find-standings.ts'
import { readLessonsOfPupils, readLessonsOfSchool } from './register-store.ts'
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

/** Who is in a class now, by all of their lessons, those of a class of before too. */
export async function readClassCallList(
  room: AttendanceRoom,
  classId: Id,
  readerId: Id,
): Promise<Result<CallList>> {
  const place = await readClassPlace(room.db, classId)
  if (place === null) return refuse('not_found')
  const span = spanUntilNow(room, place.timeZone)
  const { name, pupilIds, schoolUai } = place
  const standings = await standingsOfPupils(room, schoolUai, pupilIds, span)
  const silent = silentOf(
    standings,
    new Map(pupilIds.map((id) => [id, { classId, className: name }])),
  )
  const reader = { personId: readerId, schoolUai, classId }
  return accept({ ...(await composeList(room, silent, span, reader)), name })
}

/** Every pupil that a school has now. */
export async function readSchoolCallList(
  room: AttendanceRoom,
  uai: string,
  readerId: Id,
): Promise<Result<CallList>> {
  const school = await findCurrentYear(room.db, room.clock, uai)
  if (school === null) return refuse('not_found')
  const span = spanUntilNow(room, school.timeZone)
  const silent = await findSilentOfSchool(room, uai, span)
  const reader = { personId: readerId, schoolUai: uai, classId: null }
  return accept({ ...(await composeList(room, silent, span, reader)), name: '' })
}

/** How many of each class stand on the school's call list; nobody is named, no number shown. */
export async function countSilent(
  room: AttendanceRoom,
  uai: string,
  timeZone: string,
): Promise<{ className: string; pupils: number; toCall: number }[]> {
  const span = spanUntilNow(room, timeZone)
  const silent = await findSilentOfSchool(room, uai, span)
  const isReached = await findReached(room, silent, span)
  return [...Map.groupBy(silent, ({ member }) => member.className ?? '')]
    .map(([className, ofClass]) => ({
      className,
      pupils: ofClass.length,
      toCall: ofClass.filter((one) => !isReached(one)).length,
    }))
    .sort((left, right) => compareLabels(left.className, right.className))
}

/** How long nothing has been known of a course's pupils of now, over all of their lessons; without numbers. */
export async function readCourseSilence(
  room: AttendanceRoom,
  courseId: Id,
  mayCallClass: (classId: Id, schoolUai: string) => boolean,
): Promise<Result<CourseSilence>> {
  const place = await readCourseSilencePlace(room.db, courseId)
  if (place === null) return refuse('not_found')
  const span = spanUntilNow(room, place.timeZone)
  const { pupilIds, schoolUai } = place
  const standings = await standingsOfPupils(room, schoolUai, pupilIds, span)
  const own = await readOwnClasses(room.db, schoolUai, pupilIds, new Date(room.clock.now()))
  const silent = silentOf(standings, own)
  const isReached = await findReached(room, silent, span)
  return accept({
    pupils: silent.slice(0, glancePupilsMax).map((one) => {
      const { classId, pupilId: id } = one.member
      const callListOf = classId !== null && mayCallClass(classId, schoolUai) ? classId : null
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

/** Those of them who are silent, each with the class of now: whose families that class's teachers call. */
function silentOf(
  standings: readonly PupilOfLesson[],
  ownClasses: ReadonlyMap<Id, OwnClass>,
): SilentMember[] {
  const byPupil = Map.groupBy(standings, ({ member }) => member.pupilId)
  return [...byPupil].flatMap(([pupilId, ofPupil]) => {
    const [first] = ofPupil
    const own = ownClasses.get(pupilId)
    const silence = findSilence(
      ofPupil.map(({ lesson, state, why }) => ({ onDate: lesson.onDate, state, why })),
    )
    if (first === undefined || own === undefined || silence === null) return []
    return [{ ...silence, member: { ...first.member, ...own } }]
  })
}

/** Whoever left the school has nobody here to call them, whatever the lessons of before say. */
async function findSilentOfSchool(
  room: AttendanceRoom,
  uai: string,
  span: Span,
): Promise<SilentMember[]> {
  const lessons = await readLessonsOfSchool(room.db, uai, span.fromDay, span.untilDay)
  const standings = await findStandings(room, lessons)
  const pupilIds = new Set(standings.map(({ member }) => member.pupilId))
  return silentOf(
    standings,
    await readOwnClasses(room.db, uai, [...pupilIds], new Date(room.clock.now())),
  )
}

/** Also of others, whom the same lessons belonged to. */
async function standingsOfPupils(
  room: AttendanceRoom,
  uai: string,
  pupilIds: readonly Id[],
  { fromDay, untilDay }: Span,
): Promise<PupilOfLesson[]> {
  const lessons = await readLessonsOfPupils(room.db, { pupilIds, uais: [uai], fromDay, untilDay })
  return findStandings(room, lessons)
}

async function composeList(
  room: AttendanceRoom,
  silent: readonly SilentMember[],
  span: Span,
  reader: Reader,
): Promise<Omit<CallList, 'name'>> {
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
  const { fromDay, timeZone, untilDay } = span
  return { on: untilDay, from: fromDay, timeZone, pupils, total: silent.length }
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
