/**
 * Where live classes are when several web processes share a cell: whoever comes to one process is passed
 * on to the one that has the room, as the room's row in the database says.
 */
import type { Server } from 'node:http'
import { lessonOfAddress } from '#contract/live-address.ts'
import type { Config } from '#engine/config/config.ts'
import { passageKeyName } from '#engine/socket/passage-proof.ts'
import { openPassingDoors, type PassingDoors } from '#engine/socket/passing-doors.ts'
import type { SocketDoors } from '#engine/socket/socket-doors.ts'
import { findHeldAt, leaseMs } from '#school/live/live-room-store.ts'
import type { SchoolContext } from './school-routes.ts'

export interface LivePlace {
  readonly doors: PassingDoors
  /** Host and port of this process. */
  heldAt(): string
}

/** Null: one process has them all, and nothing is asked. */
export function placeLiveRooms(
  { config, context }: { readonly config: Config; readonly context: SchoolContext },
  server: Server,
  doors: SocketDoors,
): LivePlace | null {
  if (config.valkeyUrl === null) return null
  const heldAt = (): string => addressAmongPeers(config, server)
  return {
    heldAt,
    doors: openPassingDoors(doors, {
      clock: context.clock,
      keys: () => context.keyRing.all(passageKeyName),
      async findPeer({ url }) {
        const lessonId = lessonOfAddress(url ?? '')
        const found = lessonId === null ? null : await findHeldAt(context.db, lessonId)
        return found === heldAt() ? null : found
      },
      namedMsMax: leaseMs + 1_000,
    }),
  }
}

/** Host and port under which other processes of the cell reach this one; known once the doors are open. */
export function addressAmongPeers(config: Config, server: Server): string {
  return config.peerAddress ?? listensAt(server, config.host)
}

function listensAt(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const name = isEverywhere ? '127.0.0.1' : host
  return `${name.includes(':') ? `[${name}]` : name}:${port}`
}
