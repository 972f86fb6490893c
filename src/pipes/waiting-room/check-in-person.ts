/**
 * Writes that somebody came, and gives the day's first arrival of the account back. It fails
 * nobody: while the database cannot, the ticket keeps time and number, and they are written later.
 */
import type { Day } from '#kernel/calendar-day.ts'
import type { FirstArrival } from './first-arrival.ts'
import type { Lane } from './waiting-line.ts'
import type { Arriver, WaitingRoomContext } from './waiting-room-context.ts'

export interface Kept {
  readonly arrival: FirstArrival
  /** Null: nobody knows whether it is durable. */
  readonly keptOn: Day | null
}

/** What the device says of itself, and by which way it came. */
export interface DeviceWord {
  readonly lane: Lane
  readonly warm: boolean | null
  readonly tries: number
}

/** `claimed`: time and number of a genuine ticket, under which the person came before. */
export async function checkInPerson(
  context: WaitingRoomContext,
  person: Arriver,
  claimed: FirstArrival | null,
  device: DeviceWord,
): Promise<Kept> {
  const isOfToday = claimed !== null && claimed.arrivedAtMs >= person.dayBeganAtMs
  const { arrivedAtMs, number } = isOfToday
    ? claimed
    : { arrivedAtMs: context.clock.now(), number: await context.takeNumber() }
  const arrival = { arrivedAtMs, number }
  const checkIn = { ...arrival, accountId: person.accountId, onDay: person.onDay, ...device }
  const keepForLater = (err: unknown = null): Kept => {
    // Said once for all of them: at eight a line for each would fill the disk.
    if (context.lateCheckIns.add(checkIn)) {
      context.log.warn({ err }, 'arrivals cannot be written; tickets keep them until they can')
    }
    return { arrival, keptOn: null }
  }
  try {
    const written = await context.checkIns.submit(checkIn)
    if (!written.ok) return keepForLater()
    if (written.value !== null) return { arrival: written.value, keptOn: person.onDay }
  } catch (err) {
    return keepForLater(err)
  }
  // The ticket's number stands for somebody else, who signed in with it first.
  if (!isOfToday) throw new Error('a fresh number was given before')
  return checkInPerson(context, person, null, device)
}
