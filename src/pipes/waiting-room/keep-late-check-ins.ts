/**
 * Arrivals that were told but could not be written, because the database was away: written as soon
 * as it is back, under the time and number that their people were told. Writing one twice does no
 * harm: the first of the day counts. Lost with the process, the ticket still keeps them.
 */
import type { GroupCommit } from '#engine/database/group-commit.ts'
import { isRowFault } from '#engine/database/sql-state.ts'
import type { CheckIn, FirstArrival } from './first-arrival.ts'

/** Beyond, a ticket alone keeps an arrival. */
const lateMax = 50_000
/** Written together, so that the database that comes back is not pressed at once. */
const atOnceMax = 500

export interface LateCheckIns {
  /** True where nothing waited before: once for a whole outage. */
  add(checkIn: CheckIn): boolean
  /** Tries some of them; to be called again and again. Never throws. */
  writeSome(): Promise<void>
  waiting(): number
}

export function createLateCheckIns(
  checkIns: Pick<GroupCommit<CheckIn, FirstArrival | null>, 'submit'>,
): LateCheckIns {
  const late = new Map<string, CheckIn>()
  let isWriting = false

  const write = async ([key, checkIn]: [string, CheckIn]): Promise<void> => {
    try {
      const written = await checkIns.submit(checkIn)
      // A null value: the number is somebody else's by now, who signed in with that ticket.
      if (written.ok) late.delete(key)
    } catch (error) {
      // A row that the database will never take must not stand in the way of the others.
      if (isRowFault(error)) late.delete(key)
    }
  }
  return {
    add(checkIn) {
      const key = `${checkIn.onDay} ${checkIn.accountId}`
      // Whoever polls meanwhile comes with the same time and number: the first counts.
      const isFirst = late.size === 0
      if (late.size < lateMax && !late.has(key)) late.set(key, checkIn)
      return isFirst
    },
    async writeSome() {
      if (isWriting || late.size === 0) return
      isWriting = true
      await Promise.all([...late].slice(0, atOnceMax).map(write))
      isWriting = false
    },
    waiting: () => late.size,
  }
}
