/**
 * Puts the pupils of last year's classes into classes of the new year, class by class; whoever leaves
 * the school is closed as a single person is. Done again, it moves nobody twice.
 */
import type { ClassMove, MovedUp } from '#contract/moving-up.ts'
import type { Id } from '#kernel/ids.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, expectValue, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { isClassNameTaken, movePupilsToClass } from './class-store.ts'
import { createClassWithin } from './create-class.ts'
import { findCurrentYear } from './find-current-year.ts'
import { lockSchool } from './lock-school.ts'
import { findClassByName, isClassOfYear, readPupilsToMoveUp } from './moving-up-store.ts'
import { closeOrOpenAccount, closeRoles } from './person-store.ts'
import { publishRightsOf } from './publish-rights.ts'
import { findMovingYears, type MovingYears } from './read-moving-up.ts'
import { lockYearNames } from './school-year-store.ts'
import { writeAuditLine } from './write-audit-line.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

interface Moving extends Pick<Context, 'clock' | 'random'> {
  readonly trx: SchoolTransaction
  readonly actorId: Id
  readonly uai: string
  readonly years: MovingYears
}

/** All of it or nothing: everything is looked at before anything is written. */
export async function moveClassesUp(
  { clock, db, random }: Context,
  actorId: Id,
  uai: string,
  moves: readonly ClassMove[],
): Promise<Result<MovedUp>> {
  const now = await findCurrentYear(db, clock, uai)
  const years = now === null ? null : await findMovingYears(db, now)
  if (years === null) return refuse('bad_request', { where: 'year' })
  return db.transaction().execute(async (trx) => {
    // Two who move up at once must not open a class twice, nor a pupil come into two.
    await lockSchool(trx, uai)
    // The year before the pupils, as whoever moves single ones: a class may be opened after others were filled.
    await lockYearNames(trx, years.to.id)
    const moving: Moving = { trx, clock, random, actorId, uai, years }
    for (const one of moves) {
      const refusal = await refuseMove(moving, one)
      if (refusal !== null) return refusal
    }
    const done = { opened: 0, moved: 0, left: 0 }
    for (const { classId, to } of moves) {
      const place = { classId, fromYearId: years.from.id, toYearId: years.to.id }
      const pupilIds = await readPupilsToMoveUp(trx, place)
      // Nobody waits any more: somebody did it already, and may have named the class otherwise.
      if (pupilIds.length === 0) continue
      if (to.kind === 'leave') {
        await letLeave(moving, pupilIds)
        done.left += pupilIds.length
        continue
      }
      const target = to.kind === 'class' ? { id: to.classId, isNew: false } : await open(moving, to)
      await moveInto(moving, target.id, pupilIds)
      done.opened += target.isNew ? 1 : 0
      done.moved += pupilIds.length
    }
    return accept(done)
  })
}

/** Null where the move is between classes of these two years, or into one that may be opened. */
async function refuseMove(
  { trx, years: { from, to: next } }: Moving,
  { classId, to }: ClassMove,
): Promise<Result<never> | null> {
  if (!(await isClassOfYear(trx, classId, from.id))) return refuse('not_found')
  if (to.kind === 'class' && !(await isClassOfYear(trx, to.classId, next.id))) {
    return refuse('not_found')
  }
  if (to.kind !== 'new') return null
  const name = plainLine(to.name)
  if (name === '') return refuse('bad_request', { where: 'name' })
  // A class that was closed keeps its name: only an import opens it again.
  const isLost =
    (await findClassByName(trx, next.id, name)) === undefined &&
    (await isClassNameTaken(trx, next.id, name, null))
  return isLost ? refuse('bad_request', { where: 'name' }) : null
}

/** The class of that name, opened where there is none. */
async function open(
  { actorId, clock, random, trx, uai, years }: Moving,
  to: Extract<ClassMove['to'], { kind: 'new' }>,
): Promise<{ id: Id; isNew: boolean }> {
  const yearId = years.to.id
  const known = await findClassByName(trx, yearId, plainLine(to.name))
  if (known !== undefined) return { id: known, isNew: false }
  const place = { actorId, uai, yearId }
  const made = await createClassWithin({ clock, random }, trx, place, to)
  return { id: expectValue(made).id, isNew: true }
}

async function moveInto(
  { actorId, clock, trx, uai }: Moving,
  classId: Id,
  pupilIds: readonly Id[],
): Promise<void> {
  await movePupilsToClass(trx, classId, pupilIds, new Date(clock.now()))
  await publishRightsOf(trx, pupilIds)
  await writeAuditLine(trx, {
    schoolUai: uai,
    actorId,
    action: 'pupils_moved',
    subjectId: classId,
    detail: { pupils: pupilIds.length },
  })
}

async function letLeave(
  { actorId, clock, trx, uai }: Moving,
  pupilIds: readonly Id[],
): Promise<void> {
  const now = new Date(clock.now())
  for (const pupilId of pupilIds) {
    const roles = await closeRoles(trx, uai, pupilId, ['pupil'], now)
    await closeOrOpenAccount(trx, pupilId, now)
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'person_deactivated',
      subjectId: pupilId,
      detail: { roles },
    })
  }
  await publishRightsOf(trx, pupilIds)
}
