/**
 * The live classes that this process holds: opened from their logs when the first one comes, renewed
 * while anybody is there, let go of when all have gone.
 */
import { createGroupCommit } from '#engine/database/group-commit.ts'
import { roomPeopleExpected } from '#engine/socket/room-places.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { backAfterMs, holdLiveRoom, type LiveRoom } from './hold-live-room.ts'
import type { Comer, LiveContext } from './live-context.ts'
import type { LiveParts, LiveRelays } from './live-hall-context.ts'
import { noteEntries } from './live-member-store.ts'
import { leaseMs, leaveRoom, renewRooms } from './live-room-store.ts'
import type { LiveSeat, RoomLine } from './live-seat.ts'
import { openLiveRoom } from './open-live-room.ts'
import { writeEvents } from './write-events.ts'

/** Rooms of one process; whoever comes to one more is told to come back. */
const roomsMax = 2_000
/** An empty room is kept for so long: classes come back from a break of the line. */
const emptyKeptMs = 60_000
const renewEveryMs = leaseMs / 4

export interface LiveRooms {
  /** Seats whoever holds a good ticket; null: the line was ended, with the reason. */
  come(comer: Comer, line: RoomLine): Promise<Seated | null>
  /** Looks at the clock: several times a second. */
  look(): void
  /** People who are in rooms here, or are expected in those that are just opened. */
  load(): number
  /** Sends everybody away, and resolves when all that was accepted is durable. */
  stop(): Promise<void>
}

export interface Seated {
  readonly room: LiveRoom
  readonly seat: LiveSeat
}

interface KeptRoom {
  readonly opening: Promise<LiveRoom | null>
  room: LiveRoom | null
  emptySinceMs: number
}

export function createLiveRooms(
  given: LiveRelays & {
    readonly context: LiveContext
    /** This process is the only one: a room that somebody held is free. */
    readonly isSole: boolean
    /** Where other processes reach this one; absent: they do not. */
    readonly heldAt?: () => string
  },
): LiveRooms {
  const { cameras, context, isSole, media, pictures, video } = given
  const { clock, db, log } = context
  const holderId = mintId(clock, context.random)
  const parts: LiveParts = {
    context,
    media,
    pictures,
    cameras,
    video,
    events: createGroupCommit({ write: (events) => writeEvents(db, events) }),
    notes: createGroupCommit({ write: (notes) => noteEntries(db, notes), delayMs: 20 }),
  }
  const rooms = new Map<Id, KeptRoom>()
  /** Of rooms that are closed: what is still on its way to the disk. */
  const recordings = new Set<Promise<void>>()
  let renewing: Promise<void> | null = null
  let renewedAtMs = clock.monotonicMs()
  let renewAtMs = 0
  let isStopped = false

  async function open(lessonId: Id): Promise<LiveRoom | null> {
    const opened = await openLiveRoom(context, {
      lessonId,
      holderId,
      heldAt: given.heldAt?.() ?? null,
      isSole,
    })
    if (opened === null) return null
    const room = holdLiveRoom(parts, opened, () => {
      if (rooms.get(lessonId)?.room === room) rooms.delete(lessonId)
      const recorded = room.settled().finally(() => recordings.delete(recorded))
      recordings.add(recorded)
    })
    const kept = rooms.get(lessonId)
    if (kept !== undefined) kept.room = room
    return room
  }

  function find(lessonId: Id): Promise<LiveRoom | null> {
    const known = rooms.get(lessonId)
    if (known !== undefined) return known.opening
    if (isStopped || rooms.size >= roomsMax) return Promise.resolve(null)
    const opening = open(lessonId).finally(() => {
      // What could not be opened is tried anew by whoever comes next.
      if (rooms.get(lessonId)?.room === null) rooms.delete(lessonId)
    })
    rooms.set(lessonId, { opening, room: null, emptySinceMs: clock.monotonicMs() })
    return opening
  }

  /** So that another process need not wait until the lease runs out. */
  function giveBack({ epoch, lesson }: LiveRoom): Promise<void> {
    return leaveRoom(db, lesson.id, epoch).catch((err: unknown) =>
      log.warn({ err }, 'a live class was not given back: its lease runs out'),
    )
  }

  async function renew(): Promise<void> {
    const held = [...rooms.values()].flatMap(({ room }) => room ?? [])
    const startedAtMs = clock.monotonicMs()
    const still = await renewRooms(
      db,
      holderId,
      held.map(({ epoch, lesson }) => ({ lessonId: lesson.id, epoch })),
    )
    renewedAtMs = startedAtMs
    for (const room of held) if (!still.has(room.lesson.id)) room.close()
  }

  return {
    async come(comer, line) {
      const room = await find(comer.lessonId)
      if (room === null) {
        line.end('going', backAfterMs)
        return null
      }
      const seat = await room.come(comer, line)
      return seat === null ? null : { room, seat }
    },
    look() {
      const nowMs = clock.monotonicMs()
      for (const kept of [...rooms.values()]) {
        if (kept.room === null) continue
        kept.room.look()
        if (kept.room.size() > 0) kept.emptySinceMs = nowMs
        else if (nowMs - kept.emptySinceMs >= emptyKeptMs) {
          kept.room.close()
          void giveBack(kept.room)
        }
      }
      // Another process may have what this one could not renew in time.
      if (!isSole && nowMs - renewedAtMs > leaseMs) {
        for (const { room } of [...rooms.values()]) room?.close()
      }
      if (renewing !== null || nowMs < renewAtMs) return
      renewAtMs = nowMs + renewEveryMs
      renewing = renew()
        .catch((err: unknown) => log.warn({ err }, 'live classes could not be renewed'))
        .finally(() => {
          renewing = null
        })
    },
    load() {
      let people = 0
      for (const { room } of rooms.values()) {
        const here = room?.size() ?? 1
        people += here === 0 ? 0 : Math.max(here, roomPeopleExpected)
      }
      return people
    },
    async stop() {
      isStopped = true
      await Promise.allSettled([...rooms.values()].map(({ opening }) => opening))
      const held = [...rooms.values()].flatMap(({ room }) => room ?? [])
      for (const room of held) room.close()
      await Promise.all([parts.events.drain(), parts.notes.drain(), renewing])
      await Promise.all(recordings)
      await Promise.all(held.map(giveBack))
    },
  }
}
