/** Tells the members of a live class what happened, and what they missed. */
import { eventsOfMessageMax } from '#contract/live-limits.ts'
import type { FromRoom, RoomEvent } from '#contract/live-room.ts'
import { frameWord } from '#engine/media/frame-once.ts'
import { eventFor } from './event-for.ts'
import { type LiveHall, memberOf } from './live-hall-context.ts'
import { readEvents } from './live-room-store.ts'
import type { LiveSeat } from './live-seat.ts'

export interface RoomTeller {
  /** At the end of this turn of the loop, with whatever else became durable in it. */
  tellEvent(event: RoomEvent): void
  /** Sends what the seat missed, then lets it hear what happens. */
  catchUp(seat: LiveSeat): void
  /** Sends all that stands on a page; of several wishes at once the last counts. */
  tellPage(seat: LiveSeat, page: number): void
}

function write(message: FromRoom): string {
  return JSON.stringify(message)
}

/** `onUnread`: the log could not be read for a seat, which now knows less than it should. */
export function createRoomTeller(hall: LiveHall, onUnread: (seat: LiveSeat) => void): RoomTeller {
  const { lesson, seats } = hall
  const { db, log } = hall.parts.context
  let waiting: RoomEvent[] = []
  let flushedSeq = hall.state.lastSeq

  const heardBy = (seat: LiveSeat, events: readonly RoomEvent[]): RoomEvent[] => {
    const actor = memberOf(hall, seat)
    return events.flatMap((event) =>
      event.seq > seat.toldSeq ? (eventFor(event, actor, hall.state.split) ?? []) : [],
    )
  }

  const flush = (): void => {
    const events = waiting
    waiting = []
    flushedSeq = events.at(-1)?.seq ?? flushedSeq
    // Most hear the same: it is written out once.
    let shared: Buffer | null = null
    for (const seat of seats.values()) {
      if (!seat.isIn || seat.isCatchingUp) continue
      const heard = heardBy(seat, events)
      seat.toldSeq = Math.max(seat.toldSeq, flushedSeq)
      const isAll = heard.length === events.length && heard.every((one, at) => one === events[at])
      if (isAll) shared ??= frameWord({ kind: 'events', events } satisfies FromRoom)
      if (isAll && shared !== null) seat.line.sendFrame(shared)
      else if (heard.length > 0) seat.line.send(write({ kind: 'events', events: heard }))
    }
  }

  async function sendPast(seat: LiveSeat): Promise<void> {
    for (;;) {
      const past = await readEvents(db, lesson.id, seat.toldSeq, eventsOfMessageMax)
      if (seats.get(seat.member) !== seat) return
      const heard = heardBy(
        seat,
        past.map(({ event }) => event),
      )
      seat.toldSeq = past.at(-1)?.event.seq ?? seat.toldSeq
      // A poor line gets its past as fast as it can take it.
      if (heard.length > 0) await seat.line.sendPast(write({ kind: 'events', events: heard }))
      if (past.length < eventsOfMessageMax && (past.length === 0 || seat.toldSeq >= flushedSeq)) {
        return
      }
    }
  }

  async function sendPage(seat: LiveSeat, page: number): Promise<void> {
    for (let untilSeq = 0, isFirst = true, isLast = false; !isLast; isFirst = false) {
      const read = await readEvents(db, lesson.id, untilSeq, eventsOfMessageMax, page)
      if (seats.get(seat.member) !== seat) return
      const events = read.map(({ event }) => event)
      untilSeq = events.at(-1)?.seq ?? untilSeq
      isLast = events.length < eventsOfMessageMax
      await seat.line.sendPast(write({ kind: 'page', page, untilSeq, isFirst, isLast, events }))
    }
  }

  /** Nothing of now is told to the seat meanwhile: it comes with the past. */
  async function read(seat: LiveSeat): Promise<void> {
    seat.isCatchingUp = true
    await sendPast(seat)
    for (let page = seat.wantedPage; page !== null; page = seat.wantedPage) {
      seat.wantedPage = null
      await sendPage(seat, page)
      await sendPast(seat)
    }
    seat.isCatchingUp = false
  }

  function catchUp(seat: LiveSeat): void {
    read(seat).catch((err: unknown) => {
      log.error({ err, lessonId: lesson.id }, 'the past of a live class could not be read')
      onUnread(seat)
    })
  }

  return {
    tellEvent(event) {
      if (waiting.length >= eventsOfMessageMax) flush()
      if (waiting.length === 0) setImmediate(flush)
      waiting.push(event)
    },
    catchUp,
    tellPage(seat, page) {
      seat.wantedPage = page
      if (!seat.isCatchingUp) catchUp(seat)
    },
  }
}

/** That the last adult went, or that one is back. */
export function tellHeld({ isHeld, seats }: LiveHall): void {
  const text = write({ kind: 'held', isHeld })
  for (const seat of seats.values()) if (seat.isIn) seat.line.send(text)
}
