/** Adds a person by hand: a pupil who arrives, a new colleague, a guardian of a pupil. */
import type { AddPerson } from '#contract/people.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { movePupilsToClass, readClass } from './class-store.ts'
import { areActiveIn } from './find-people-of.ts'
import { upsertGuardianship } from './guardianship-store.ts'
import { hasPlace, isPersonKnown, isPersonWith } from './person-again-store.ts'
import { personFieldsOf, type TypedPersonFields } from './person-fields.ts'
import { insertPerson, upsertRole } from './person-store.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/**
 * The new person's id. A guardian's link begins as `to_confirm`: whoever may add people is not
 * yet the one who says that a guardian may look. The same id again adds nobody more; with anything else
 * said of the person it is refused, `bad_request`.
 */
export function addPerson(
  context: Context,
  actorId: Id | null,
  uai: string,
  input: AddPerson,
): Promise<Result<{ id: Id }>> {
  const { db, clock, random } = context
  const fields = personFieldsOf(input)
  if (!fields.ok) return Promise.resolve(fields)
  return db.transaction().execute(async (trx) => {
    const { as, id } = input
    if (await isPersonKnown(trx, id)) return judgeKnown(trx, uai, { id, as }, fields.value)
    if (!(await isPlaceInSchool(trx, uai, as))) return refuse('not_found')
    const now = new Date(clock.now())
    const ids = { personId: id, accountId: mintId(clock, random) }
    // Both came at once: whoever comes second finds whom the first added.
    if (!(await insertPerson(trx, ids, fields.value, now))) {
      return judgeKnown(trx, uai, { id, as }, fields.value)
    }
    await givePlace(context, trx, { uai, personId: id, as, now })
    await publishRightsOf(trx, [id])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'person_added',
      subjectId: id,
      detail: { as: as.role },
    })
    return accept({ id })
  })
}

/** The same id again: just so the person was added; or it is another wish, and nobody is added under that id. */
async function judgeKnown(
  trx: SchoolTransaction,
  uai: string,
  { as, id }: Pick<AddPerson, 'id' | 'as'>,
  fields: TypedPersonFields,
): Promise<Result<{ id: Id }>> {
  const isSame = (await isPersonWith(trx, id, fields)) && (await hasPlace(trx, uai, id, as))
  return isSame ? accept({ id }) : refuse('bad_request', { where: 'id' })
}

/** The class and the pupil that the body names must be of this school. */
async function isPlaceInSchool(
  trx: SchoolTransaction,
  uai: string,
  as: AddPerson['as'],
): Promise<boolean> {
  if (as.role === 'guardian') return areActiveIn(trx, uai, [as.pupilId], ['pupil'])
  if (as.role !== 'pupil' || as.classId === null) return true
  return (await readClass(trx, as.classId))?.school_uai === uai
}

async function givePlace(
  { clock, random }: Context,
  trx: SchoolTransaction,
  place: {
    readonly uai: string
    readonly personId: Id
    readonly as: AddPerson['as']
    readonly now: Date
  },
): Promise<void> {
  const { uai, personId, as, now } = place
  if (as.role === 'guardian') {
    const link = { guardianId: personId, pupilId: as.pupilId, kind: as.kind, now }
    return upsertGuardianship(trx, link)
  }
  await upsertRole(trx, {
    id: mintId(clock, random),
    personId,
    uai,
    role: as.role,
    staffFunction: as.role === 'staff' ? as.staffFunction : null,
    rights: [],
    heldElsewhere: false,
    now,
  })
  if (as.role === 'pupil' && as.classId !== null) {
    await movePupilsToClass(trx, as.classId, [personId], now)
  }
}
