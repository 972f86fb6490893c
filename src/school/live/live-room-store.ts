/**
 * Rows of a live class's room and of its log. A room is held by one process at a time: whoever takes it
 * raises its epoch, and nothing is written to the log under an older one.
 */
import { sql } from 'kysely'
import type { RoomEvent } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { LoggedEvent } from './live-state.ts'

/** A room whose process gave no sign of life for so long may be taken, in ms. */
export const leaseMs = 4_000

export interface HeldRoom {
  readonly epoch: number
  readonly isChatOpenFirst: boolean
  readonly hasOpened: boolean
  readonly isEnded: boolean
  /** When the process that held it before was last heard of; null: nobody held it. */
  readonly lastHeldAt: Date | null
}

/**
 * Takes the room for the process, by the clock of the database. Null: another process holds it.
 * `isSole`: this process is the only one, so that whoever held it before is gone.
 */
export async function takeRoom(
  db: SchoolDatabase,
  wish: {
    readonly lessonId: Id
    readonly schoolUai: string
    readonly holderId: Id
    /** Where other processes reach this one, host and port; null: they do not. */
    readonly heldAt: string | null
    readonly isChatOpenFirst: boolean
    readonly isSole: boolean
  },
): Promise<HeldRoom | null> {
  const { holderId, lessonId } = wish
  return db.transaction().execute(async (trx) => {
    await sql`
      insert into live_room (lesson_id, school_uai, epoch, held_by, held_until, is_chat_open_first)
      values (${lessonId}, ${wish.schoolUai}, 1, ${holderId}, '-infinity', ${wish.isChatOpenFirst})
      on conflict (lesson_id) do nothing`.execute(trx)
    // Waits for whatever an older holder is writing: it is in the log, or it never will be.
    const { rows } = await sql<{ isFree: boolean; lastHeldAt: Date | null }>`
      select held_by = ${holderId} or held_until < now() or ${wish.isSole}::boolean as "isFree",
        case when held_until > '-infinity' then least(held_until, now()) end as "lastHeldAt"
      from live_room where lesson_id = ${lessonId} for update`.execute(trx)
    if (rows[0]?.isFree !== true) return null
    const taken = await sql<Omit<HeldRoom, 'lastHeldAt'>>`
      update live_room
      set epoch = epoch + 1, held_by = ${holderId}, held_at = ${wish.heldAt},
        held_until = now() + make_interval(secs => ${leaseMs / 1_000})
      where lesson_id = ${lessonId}
      returning epoch, is_chat_open_first as "isChatOpenFirst",
        opened_at is not null as "hasOpened", ended_at is not null as "isEnded"`.execute(trx)
    const [room] = taken.rows
    return room === undefined ? null : { ...room, lastHeldAt: rows[0].lastHeldAt }
  })
}

/** Where the process is that has the room; null: nobody has it, or its process said no address. */
export async function findHeldAt(db: SchoolDatabase, lessonId: Id): Promise<string | null> {
  const { rows } = await sql<{ held_at: string | null }>`
    select held_at from live_room where lesson_id = ${lessonId} and held_until > now()`.execute(db)
  return rows[0]?.held_at ?? null
}

/** Renews what the process holds; gives the rooms that it still has. */
export async function renewRooms(
  db: SchoolDatabase,
  holderId: Id,
  rooms: readonly { readonly lessonId: Id; readonly epoch: number }[],
): Promise<ReadonlySet<Id>> {
  if (rooms.length === 0) return new Set()
  const { rows } = await sql<{ lesson_id: Id }>`
    update live_room set held_until = now() + make_interval(secs => ${leaseMs / 1_000})
    from unnest(${rooms.map((one) => one.lessonId)}::uuid[], ${rooms.map((one) => one.epoch)}::integer[])
      as mine (lesson_id, epoch)
    where live_room.lesson_id = mine.lesson_id and live_room.epoch = mine.epoch
      and live_room.held_by = ${holderId}
    returning live_room.lesson_id`.execute(db)
  return new Set(rows.map((row) => row.lesson_id))
}

/** Lets go of a room, so that another process need not wait. */
export async function leaveRoom(db: SchoolDatabase, lessonId: Id, epoch: number): Promise<void> {
  await sql`
    update live_room set held_until = now() where lesson_id = ${lessonId} and epoch = ${epoch}`.execute(
    db,
  )
}

export async function noteOpened(db: SchoolDatabase, lessonId: Id, at: Date): Promise<void> {
  await sql`
    update live_room set opened_at = coalesce(opened_at, ${at}), ended_at = null
    where lesson_id = ${lessonId}`.execute(db)
}

/** Unless the room was taken anew since: then an adult is back. */
export async function noteEnded(
  db: SchoolDatabase,
  { at, epoch, lessonId }: { readonly lessonId: Id; readonly epoch: number; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('live_room')
    .set({ ended_at: at })
    .where('lesson_id', '=', lessonId)
    .where('epoch', '=', epoch)
    .execute()
}

export interface NewEvent extends LoggedEvent {
  readonly lessonId: Id
  readonly epoch: number
}

/** `fenced`: another process has the room, and the event is in no log. */
export type EventOutcome = 'written' | 'fenced'

/** Writes a group in one statement: each event whose epoch still stands. */
export async function insertEvents(
  db: SchoolDatabase,
  group: readonly NewEvent[],
): Promise<EventOutcome[]> {
  const { rows } = await sql<{ lesson_id: Id; id: Id }>`
    with incoming as (
      select * from unnest(
        ${group.map((one) => one.lessonId)}::uuid[],
        ${group.map((one) => one.epoch)}::integer[],
        ${group.map((one) => one.event.seq)}::integer[],
        ${group.map((one) => one.id)}::uuid[],
        ${group.map((one) => new Date(one.event.at))}::timestamptz[],
        ${group.map((one) => one.event.by)}::integer[],
        ${group.map((one) => JSON.stringify(one.event.act))}::text[]
      ) as incoming (lesson_id, epoch, seq, id, at, by_member, act)
    ), held as (
      select lesson_id, epoch from live_room
      where lesson_id = any(${[...new Set(group.map((one) => one.lessonId))]}::uuid[])
      for key share
    ), written as (
      insert into live_event (lesson_id, seq, id, at, by_member, act)
      select lesson_id, seq, id, at, by_member, act::jsonb
      from incoming join held using (lesson_id, epoch)
      on conflict do nothing
      returning lesson_id, id
    )
    select lesson_id, id from written`.execute(db)
  const written = new Set(rows.map((row) => `${row.lesson_id}/${row.id}`))
  return group.map((one) => (written.has(`${one.lessonId}/${one.id}`) ? 'written' : 'fenced'))
}

/** Events read at once: a class may have some ten thousand. */
const eventsAtOnce = 2_000

/** The whole log of a class, in its order, some at a time. */
export async function* readLog(db: SchoolDatabase, lessonId: Id): AsyncGenerator<LoggedEvent> {
  for (let after = 0; ; ) {
    const events = await readEvents(db, lessonId, after, eventsAtOnce)
    yield* events
    if (events.length < eventsAtOnce) return
    after = events.at(-1)?.event.seq ?? after
  }
}

/** What happened, whole. */
export async function readWholeLog(db: SchoolDatabase, lessonId: Id): Promise<RoomEvent[]> {
  const all: RoomEvent[] = []
  for await (const { event } of readLog(db, lessonId)) all.push(event)
  return all
}

/** Events after `after`, in order, at most `max`; with `page`, only what was done to the marks on it. */
export async function readEvents(
  db: SchoolDatabase,
  lessonId: Id,
  after: number,
  max: number,
  page: number | null = null,
): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('live_event')
    .select(['id', 'seq', 'at', 'by_member', 'act'])
    .where('lesson_id', '=', lessonId)
    .where('seq', '>', after)
    .$if(page !== null, (query) =>
      query.where(
        sql<boolean>`act->>'kind' in ('draw', 'shape', 'write', 'erase')
          and (act->>'page')::integer = ${page}`,
      ),
    )
    .orderBy('seq')
    .limit(max)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    event: {
      seq: row.seq,
      at: row.at.getTime(),
      by: row.by_member,
      // Written by us alone, after it was checked.
      act: row.act as RoomEvent['act'],
    },
  }))
}

/** Of classes that are not recorded: the log of a recording is kept with it. */
export async function deleteEventsBefore(db: SchoolDatabase, before: Date): Promise<number> {
  const gone = await sql`
    delete from live_event using lesson
    where lesson.id = live_event.lesson_id and lesson.ends_at < ${before}
      and not exists (
        select from live_recording where live_recording.lesson_id = lesson.id
      )`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}

/** Rooms with their registers, and invitations, of lessons that ended before. */
export async function deleteRoomsBefore(db: SchoolDatabase, before: Date): Promise<number> {
  await sql`
    delete from live_guest using lesson
    where lesson.id = live_guest.lesson_id and lesson.ends_at < ${before}`.execute(db)
  const gone = await sql`
    delete from live_room using lesson
    where lesson.id = live_room.lesson_id and lesson.ends_at < ${before}`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}
