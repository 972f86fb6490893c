/**
 * Where live classes are when several web processes share a cell: whoever comes to one process is passed
 * on to the one that has the room, as the room's row in the database says. A room that nobody has is opened
 * by the process that has the least to do.
 */
import type { Server } from 'node:http'
import { lessonOfAddress } from '#contract/live-address.ts'
import type { Config } from '#engine/config/config.ts'
import { createFaultTeller } from '#engine/log/fault-teller.ts'
import type { WhoComes } from '#engine/socket/known-doors.ts'
import { createLocalPlaces } from '#engine/socket/local-places.ts'
import { passageKeyName } from '#engine/socket/passage-proof.ts'
import { openPassingDoors, type PassingDoors } from '#engine/socket/passing-doors.ts'
import { type RoomPlaces, tellEveryMs } from '#engine/socket/room-places.ts'
import type { SocketDoors } from '#engine/socket/socket-doors.ts'
import { openValkeyPlaces } from '#engine/socket/valkey-places.ts'
import { findHeldAt, leaseMs } from '#school/live/live-room-store.ts'
import type { SchoolContext } from './school-routes.ts'

export interface LivePlace {
  readonly doors: PassingDoors
  /** Host and port of this process. */
  heldAt(): string
  /** From now on the others know how much this process has to do. */
  follow(load: () => number): void
  /** This process takes no more rooms. */
  leave(): Promise<void>
}

interface Placing {
  readonly config: Config
  readonly context: SchoolContext
  readonly whoComes: WhoComes
}

/** Null: one process has them all, and nothing is asked. */
export function placeLiveRooms(
  { config, context, whoComes }: Placing,
  server: Server,
  doors: SocketDoors,
): LivePlace | null {
  if (config.valkeyUrl === null) return null
  const heldAt = (): string => addressAmongPeers(config, server)
  const places = openPlaces(config.valkeyUrl, context, heldAt)
  let telling: ReturnType<typeof setInterval> | undefined
  return {
    heldAt,
    doors: openPassingDoors(doors, {
      clock: context.clock,
      keys: () => context.keyRing.all(passageKeyName),
      whoComes,
      async findPeer({ url }, unreachable) {
        const lessonId = lessonOfAddress(url ?? '')
        if (lessonId === null) return null
        const held = await findHeldAt(context.db, lessonId)
        const found = held ?? (await places.choose(lessonId, unreachable))
        return found === heldAt() ? null : found
      },
      namedMsMax: leaseMs + 1_000,
    }),
    follow(load) {
      telling = setInterval(() => {
        // Before that nobody could be sent here.
        if (server.listening) void places.tell(load())
      }, tellEveryMs)
      telling.unref()
    },
    leave() {
      clearInterval(telling)
      return places.leave()
    },
  }
}

function openPlaces(url: string, { clock, log }: SchoolContext, own: () => string): RoomPlaces {
  const teller = createFaultTeller({
    log,
    clock,
    level: 'warn',
    fails: 'how laden the other processes are is not known: rooms open where they are asked for',
    worksAgain: 'how laden the other processes are is known again',
  })
  return openValkeyPlaces({
    url,
    own,
    alone: createLocalPlaces(clock).join(own),
    onError: teller.failed,
    onTold: teller.worked,
  })
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
