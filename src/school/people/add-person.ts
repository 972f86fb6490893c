/** Adds a person by hand: a pupil who arrives, a new colleague, a guardian of a pupil. */
import type { AddPerson } from '#contract/people.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { movePupilsToClass, readClass } from './class-store.ts'
import { areActiveIn } from './find-people-of.ts'
import { upsertGuardianship } from './guardianship-store.ts'
import { personFieldsOf } from './person-fields.ts'
import { insertPerson, upsertRole } from './person-store.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/**
 * The new person's id. A guardian's link begins as `to_confirm`: whoever may add people is not
 * yet the one who says that a guardian may look.
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
    if (!(await isPlaceInSchool(trx, uai, input.as))) return refuse('not_found')
    const now = new Date(clock.now())
    const personId = mintId(clock, random)
    const accountId = mintId(clock, random)
    await insertPerson(trx, { personId, accountId }, fields.value, now)
    await givePlace(context, trx, { uai, personId, as: input.as, now })
    await publishRightsOf(trx, [personId])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'person_added',
      subjectId: personId,
      detail: { as: input.as.role },
    })
    return accept({ id: personId })
  })
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
    now,
  })
  if (as.role === 'pupil' && as.classId !== null) {
    await movePupilsToClass(trx, as.classId, [personId], now)
  }
}
