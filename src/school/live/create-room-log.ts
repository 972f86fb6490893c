/**
 * Writes what happens in a live class. An event is numbered and applied when it is decided, so that the
 * next decision knows of it; it is told only when it is durable, in order. If one cannot be written, this
 * process no longer knows what the log says: the room is lost here, and opened anew from the log.
 */
import type { RoomAct, RoomEvent } from '#contract/live-room.ts'
import type { GroupCommit } from '#engine/database/group-commit.ts'
import type { Id } from '#kernel/ids.ts'
import type { LiveContext } from './live-context.ts'
import type { EventOutcome, NewEvent } from './live-room-store.ts'
import { applyEvent, type LiveState } from './live-state.ts'

/** Who is not answered asks again. */
const waitingMax = 2_000

export interface RoomLog {
  /** Numbers the act, applies it and sends it on its way to the disk. */
  append(wish: { readonly id: Id; readonly by: number; readonly act: RoomAct }): void
  /** Calls back when all that was appended so far is durable; not at all where it is lost, or too many wait. */
  whenDurable(then: () => void): void
  /** The last event that is durable. */
  lastDurable(): number
  /** The last durable one that everybody hears of. */
  lastShared(): number
}

export function createRoomLog(given: {
  readonly context: Pick<LiveContext, 'clock' | 'log'>
  readonly events: GroupCommit<NewEvent, EventOutcome>
  readonly lessonId: Id
  readonly epoch: number
  readonly state: LiveState
  /** Told of each event once it is durable, in order. */
  readonly onWritten: (event: RoomEvent, id: Id) => void
  readonly onLost: () => void
}): RoomLog {
  const { context, epoch, events, lessonId, state } = given
  let durable = state.lastSeq
  let shared = state.lastSharedSeq
  let isLost = false
  /** In the order of their events. */
  const waiting: { readonly seq: number; readonly then: () => void }[] = []

  const lose = (): void => {
    if (isLost) return
    isLost = true
    waiting.length = 0
    given.onLost()
  }

  const tellWaiting = (): void => {
    const later = waiting.findIndex(({ seq }) => seq > durable)
    for (const { then } of waiting.splice(0, later < 0 ? waiting.length : later)) then()
  }

  return {
    append({ act, by, id }) {
      const event: RoomEvent = { seq: state.lastSeq + 1, at: context.clock.now(), by, act }
      applyEvent(state, { id, event })
      const sharedSeq = state.lastSharedSeq
      events.submit({ lessonId, epoch, id, event }).then(
        (written) => {
          // What came after a lost event stands on sand: nobody hears of it.
          if (isLost) return
          if (!written.ok || written.value !== 'written') return lose()
          durable = event.seq
          shared = sharedSeq
          given.onWritten(event, id)
          tellWaiting()
        },
        (err: unknown) => {
          context.log.error({ err, lessonId }, 'an event of a live class could not be written')
          lose()
        },
      )
    },
    whenDurable(then) {
      if (isLost || waiting.length >= waitingMax) return
      if (state.lastSeq <= durable) then()
      else waiting.push({ seq: state.lastSeq, then })
    },
    lastDurable: () => durable,
    lastShared: () => shared,
  }
}
