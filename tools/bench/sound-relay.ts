/**
 * The relay of live classes' sound in a process of its own, without TLS and without the school: what is
 * measured is the engine that the product runs.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getHeapSpaceStatistics } from 'node:v8'
import { openFrugalEngine } from '#engine/media/frugal-engine.ts'
import { openKnownDoors } from '#engine/socket/known-doors.ts'
import { openSocketDoors } from '#engine/socket/socket-doors.ts'
import { systemRandom } from '#kernel/random.ts'

/** Asks for tickets to these rooms, or with none how the process fares. */
export interface RelayAsked {
  readonly rooms: readonly number[]
  /** Of each room; the first of them speaks. */
  readonly members: number
}

export interface RelayTold {
  readonly port: number
  /** Room by room, member by member. */
  readonly tickets: readonly string[]
  /** What the process holds, without its young generation. */
  readonly heldBytes: number
  /**
   * Where V8 puts what is new, in use or not: it grows in steps to a bound of its own (some 130 MB), with
   * the haste in which people come, and not with how many stay. A process has it once.
   */
  readonly youngBytes: number
}

const server = createServer()
const doors = openSocketDoors(server, () => false)
// Without the school nobody signs in: all are one and the same.
const known = openKnownDoors(doors, async () => 'visitor')
const engine = openFrugalEngine(known, { random: systemRandom })

process.on('message', ({ members, rooms }: RelayAsked) => {
  const tickets = rooms.flatMap((room) =>
    Array.from({ length: members }, (_, index) =>
      engine.invite(`room ${room}`, index + 1, { mayHear: true, maySpeak: index === 0 }, 'visitor'),
    ),
  )
  // Otherwise what is still to be collected counts as somebody's.
  globalThis.gc?.()
  const youngBytes = youngGenerationBytes()
  const told: RelayTold = {
    port: (server.address() as AddressInfo).port,
    tickets,
    heldBytes: process.memoryUsage().rss - youngBytes,
    youngBytes,
  }
  process.send?.(told)
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => process.send?.('ready'))

function youngGenerationBytes(): number {
  const spaces = getHeapSpaceStatistics()
  return spaces.find((space) => space.space_name === 'new_space')?.physical_space_size ?? 0
}
