/** Says who is calling: names, schools, children, how one reads, what is adjusted for one. */
import type { Me, Preferences } from '#contract/me.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { type AdjustmentFacts, joinAdjustments } from './adjustment.ts'
import { readAdjustmentsOf, readOwnWindows } from './adjustment-store.ts'
import type { Caller } from './caller.ts'
import { readPerson, readPupilsWithClass, readSchoolsByUai } from './people-store.ts'

export async function readMe(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  caller: Caller,
): Promise<Result<Me>> {
  const childrenUais = [...caller.children.values()].flatMap((one) => [...one.schoolUais])
  const [person, account, schools, children, childrenSchools, adjusted] = await Promise.all([
    readPerson(db, caller.personId),
    db
      .selectFrom('account')
      .select(['language', 'preferences'])
      .where('id', '=', caller.accountId)
      .executeTakeFirst(),
    readSchoolsByUai(db, [...caller.schools.keys()]),
    readPupilsWithClass(db, [...caller.children.keys()], new Date(clock.now())),
    readSchoolsByUai(db, childrenUais),
    readAdjusted({ db, clock }, caller),
  ])
  if (person === undefined || account === undefined) return refuse('session_ended')
  return accept({
    accountId: caller.accountId,
    personId: caller.personId,
    givenName: person.given_name,
    familyName: person.usage_name ?? person.family_name,
    language: account.language,
    preferences: account.preferences as Preferences,
    ...adjusted.of(caller.personId),
    ...adjusted.windows,
    sharedDevice: caller.sharedDevice,
    isOperator: caller.isOperator,
    schools: schools.map((school) => presentSchool(school, caller)),
    children: children.map((child) => ({
      id: child.id,
      givenName: child.given_name,
      familyName: child.family_name,
      schoolUais: [...(caller.children.get(child.id)?.schoolUais ?? [])],
      className: child.class_name,
      ...adjusted.of(child.id),
    })),
    childrenSchools: childrenSchools.map(({ uai, name, phone }) => ({ uai, name, phone })),
  })
}

interface Adjusted {
  /** Absent where nothing is adjusted, as for nearly everybody. */
  of(pupilId: Id): Pick<Me, 'adjustments'>
  readonly windows: Pick<Me, 'ownWindows'>
}

/** Of the caller as a pupil, and of the caller's children; nobody else costs a query. */
async function readAdjusted(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  caller: Caller,
): Promise<Adjusted> {
  const isPupil = caller.courseIds.size > 0 || caller.classIds.size > 0
  const pupilIds = [...(isPupil ? [caller.personId] : []), ...caller.children.keys()]
  const [rows, windows] = await Promise.all([
    readAdjustmentsOf(db, pupilIds),
    isPupil ? readOwnWindows(db, caller.personId, new Date(clock.now())) : [],
  ])
  const byPupil: ReadonlyMap<Id, readonly AdjustmentFacts[]> = Map.groupBy(
    rows,
    (row) => row.pupil_id,
  )
  return {
    of(pupilId) {
      const adjustments = joinAdjustments(byPupil.get(pupilId) ?? [])
      return adjustments === null ? {} : { adjustments }
    },
    windows: windows.length === 0 ? {} : { ownWindows: windows.map(presentWindow) },
  }
}

function presentWindow(row: { assignment_id: Id; opens_at: Date; due_at: Date }) {
  return {
    assignmentId: row.assignment_id,
    opensAt: row.opens_at.toISOString(),
    dueAt: row.due_at.toISOString(),
  }
}

function presentSchool(
  school: { uai: string; name: string; kind: string; time_zone: string; phone: string | null },
  caller: Caller,
) {
  const capacity = caller.schools.get(school.uai)
  return {
    uai: school.uai,
    name: school.name,
    kind: school.kind,
    timeZone: school.time_zone,
    phone: school.phone,
    isHead: capacity?.isHead ?? false,
    isTeacher: capacity?.isTeacher ?? false,
    isStaff: capacity?.isStaff ?? false,
    isPupil: capacity?.isPupil ?? false,
    rights: [...(capacity?.rights ?? [])],
  }
}
