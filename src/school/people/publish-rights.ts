/**
 * Tells every process that somebody's rights have changed, in the transaction that changes them.
 * What a pupil may open, the pupil's guardians may open too: they are told along.
 */
import { sql } from 'kysely'
import { publishChange, publishChanges } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { rightsTopic } from './remember-caller.ts'

/** More accounts than this, and it is cheaper to let every process forget everybody. */
const accountsMax = 500

export async function publishRightsOf(
  trx: SchoolDatabase,
  personIds: readonly Id[],
): Promise<void> {
  if (personIds.length === 0) return
  const { rows } = await sql<{ id: Id }>`
    select account.id from account
    where account.person_id = any(${[...personIds]}::uuid[])
      or account.person_id in (
        select guardian_id from guardianship where pupil_id = any(${[...personIds]}::uuid[])
      )
    limit ${accountsMax + 1}`.execute(trx)
  if (rows.length > accountsMax) await publishChange(trx, rightsTopic, '*')
  else
    await publishChanges(
      trx,
      rows.map(({ id }) => ({ topic: rightsTopic, key: id })),
    )
}
