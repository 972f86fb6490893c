/**
 * Rooms that Janus still has although nobody wants them any more: its line was lost before it could be told.
 * It keeps them until it ends itself, so they are destroyed once there is a line again.
 */
import type { JanusData, JanusSession } from './janus-session.ts'

export interface LeftRoom {
  readonly room: number
  readonly secret: string
}

export interface LeftRooms {
  add(left: LeftRoom): void
  /** With the line that is there; what it does not carry any more waits for the next one. */
  sweep(session: Pick<JanusSession, 'attach'>): Promise<void>
}

/** Live classes of one process, many times over; beyond, the oldest are forgotten. */
const leftRoomsMax = 2_000

export function destroyOrder({ room, secret }: LeftRoom): JanusData {
  return { request: 'destroy', room, secret, permanent: false }
}

export function createLeftRooms(): LeftRooms {
  const left = new Map<number, LeftRoom>()
  return {
    add(one) {
      left.set(one.room, one)
      const [oldest] = left.keys()
      if (left.size > leftRoomsMax && oldest !== undefined) left.delete(oldest)
    },
    async sweep(session) {
      if (left.size === 0) return
      const handle = await session.attach(() => undefined)
      for (const one of [...left.values()]) {
        const done = await handle?.ask(destroyOrder(one))
        // A Janus that was started anew has no such room: that is as good.
        if (done?.ok !== true && done?.why !== 'refused') break
        left.delete(one.room)
      }
      handle?.detach()
    },
  }
}
