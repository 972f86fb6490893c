/** Corrects a person's names, birth date or address. */
import type { PersonInput } from '#contract/people.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { isKnownIn } from './find-people-of.ts'
import { personFieldsOf } from './person-fields.ts'
import { updatePerson } from './person-store.ts'
import { writeAuditLine } from './write-audit-line.ts'

export function changePerson(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  uai: string,
  personId: Id,
  input: PersonInput,
): Promise<Result<Record<string, never>>> {
  const fields = personFieldsOf(input)
  if (!fields.ok) return Promise.resolve(fields)
  return db.transaction().execute(async (trx) => {
    const now = new Date(clock.now())
    if (!(await isKnownIn(trx, uai, personId, now))) return refuse('not_found')
    await updatePerson(trx, personId, fields.value, now)
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'person_changed',
      subjectId: personId,
    })
    return accept({})
  })
}
