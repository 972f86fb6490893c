/** Opens a group across classes, renames it, and says who is in it. */
import { membersMax } from '#contract/classes.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findCurrentYear } from './find-current-year.ts'
import { areActiveIn } from './find-people-of.ts'
import { isGroupNameTaken, lockMembers, readGroup, replacePupilsOfGroup } from './group-store.ts'
import { publishRightsOf } from './publish-rights.ts'
import { lockYearNames } from './school-year-store.ts'
import { writeAuditLine } from './write-audit-line.ts'
import { isYearClosed } from './year-closing-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

export async function createGroup(
  { db, clock, random }: Context,
  actorId: Id,
  uai: string,
  typedName: string,
): Promise<Result<{ id: Id }>> {
  const name = plainLine(typedName)
  if (name === '') return refuse('bad_request', { where: 'name' })
  const year = (await findCurrentYear(db, clock, uai))?.year ?? null
  if (year === null) return refuse('bad_request', { where: 'year' })
  return db.transaction().execute(async (trx) => {
    await lockYearNames(trx, year.id)
    if (await isGroupNameTaken(trx, year.id, name, null)) {
      return refuse('bad_request', { where: 'name' })
    }
    const id = mintId(clock, random)
    await trx
      .insertInto('pupil_group')
      .values({ id, school_uai: uai, school_year_id: year.id, name })
      .execute()
    await writeAuditLine(trx, { schoolUai: uai, actorId, action: 'group_created', subjectId: id })
    return accept({ id })
  })
}

export async function renameGroup(
  { db }: Context,
  actorId: Id,
  groupId: Id,
  typedName: string,
): Promise<Result<Record<string, never>>> {
  const name = plainLine(typedName)
  if (name === '') return refuse('bad_request', { where: 'name' })
  return db.transaction().execute(async (trx) => {
    const group = await readGroup(trx, groupId)
    if (group === null) return refuse('not_found')
    await lockYearNames(trx, group.school_year_id)
    if (await isGroupNameTaken(trx, group.school_year_id, name, groupId)) {
      return refuse('bad_request', { where: 'name' })
    }
    await trx.updateTable('pupil_group').set({ name }).where('id', '=', groupId).execute()
    await writeAuditLine(trx, {
      schoolUai: group.school_uai,
      actorId,
      action: 'group_changed',
      subjectId: groupId,
    })
    return accept({})
  })
}

/**
 * The members become exactly these; all must be active pupils of the group's school. `was`: who was in it as the caller
 * read it; then whoever somebody else put in or took out since stays so.
 */
export function chooseGroupPupils(
  { db, clock }: Context,
  actorId: Id,
  groupId: Id,
  pupilIds: readonly Id[],
  was?: readonly Id[],
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const group = await readGroup(trx, groupId)
    if (group === null) return refuse('not_found')
    if (await isYearClosed(trx, group.school_year_id))
      return refuse('bad_request', { where: 'year' })
    if (!(await areActiveIn(trx, group.school_uai, pupilIds, ['pupil']))) return refuse('not_found')
    const wanted = overStanding(await lockMembers(trx, groupId), pupilIds, was)
    if (wanted.length > membersMax) return refuse('bad_request', { where: 'pupilIds' })
    const changed = await replacePupilsOfGroup(trx, groupId, wanted, new Date(clock.now()))
    await publishRightsOf(trx, changed)
    await writeAuditLine(trx, {
      schoolUai: group.school_uai,
      actorId,
      action: 'group_pupils_changed',
      subjectId: groupId,
      detail: { pupils: wanted.length, changed: changed.length },
    })
    return accept({})
  })
}

/** What the caller changed of what they read, over what stands. */
function overStanding(
  standing: readonly Id[],
  wanted: readonly Id[],
  was: readonly Id[] = standing,
): Id[] {
  const [read, wish] = [new Set(was), new Set(wanted)]
  const staying = standing.filter((id) => wish.has(id) || !read.has(id))
  return [...new Set([...staying, ...wanted.filter((id) => !read.has(id))])]
}
