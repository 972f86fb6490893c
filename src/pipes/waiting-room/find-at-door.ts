/** Finds who of some accounts came today, and who of them still waits. Changes nobody's place. */
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'
import { readArrivals } from './arrival-store.ts'
import { keyOf } from './ticket.ts'
import type { WaitingRoomContext } from './waiting-room-context.ts'

/** `arrivedAtMs`: null where somebody waits whose arrival is not written down yet. */
export interface StandsAtDoor {
  readonly state: 'waiting' | 'in'
  readonly arrivedAtMs: number | null
}

/** Accounts that did not come on that day and do not wait are missing in the answer. */
export async function findAtDoor(
  { line, clock }: Pick<WaitingRoomContext, 'line' | 'clock'>,
  db: PipesDatabase,
  accountIds: readonly Id[],
  onDay: Day,
): Promise<Map<Id, StandsAtDoor>> {
  const nowMs = clock.now()
  const rows = await readArrivals(
    db,
    accountIds.map((accountId) => ({ accountId, onDay })),
  )
  const arrived = new Map(rows.map((row) => [row.account_id, row.arrived_at.getTime()]))
  const found = new Map<Id, StandsAtDoor>()
  for (const accountId of accountIds) {
    const arrivedAtMs = arrived.get(accountId) ?? null
    const { state } = await line.standing(keyOf({ kind: 'account', id: accountId }), nowMs)
    if (state === 'waiting') found.set(accountId, { state, arrivedAtMs })
    else if (arrivedAtMs !== null) found.set(accountId, { state: 'in', arrivedAtMs })
  }
  return found
}
