/** What the doors and acts of attendance are handed. */
import type { FindOutages } from '#school/assignments/due-extension.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { FindPresence } from './presence.ts'

export type AttendanceRoom = Pick<RoomContext, 'db' | 'clock'> & {
  readonly findOutages: FindOutages
  readonly findPresence: FindPresence
  /** Days after which the way in forgets who came: the lack of an arrival says nothing then. */
  readonly presenceKeptDays: number
}
