/**
 * Deletes the comments that teachers kept: all of them with the account, and each one that was of no
 * use for two years. Runs every night.
 */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'

const yearsKept = 2
/** After the account was closed: who comes back in spring finds them again. */
const monthsKeptWhenClosed = 13

export async function forgetKeptComments({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ keptComments: number }> {
  const now = new Date(clock.now())
  const gone = await sql`
    delete from kept_comment
    where touched_at < ${now}::timestamptz - make_interval(years => ${yearsKept})
      or not exists (
        select from account
        where account.person_id = kept_comment.owner_id
          and coalesce(account.disabled_at, ${now})
            >= ${now}::timestamptz - make_interval(months => ${monthsKeptWhenClosed})
      )`.execute(db)
  return { keptComments: Number(gone.numAffectedRows ?? 0) }
}
