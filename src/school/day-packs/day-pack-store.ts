/** Writes the rows of sealed packs: what is due, what comes, what is withdrawn, what is over. */
import { sql } from 'kysely'
import { publishChanges } from '#engine/database/change-feed.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { type ComingDays, isCarriedByToday } from './course-days-store.ts'
import { packsTopic, withdrawnTopic } from './pack-news.ts'
import type { SealedPack } from './seal-pack.ts'

/** Any two numbers that no other lock has. */
const courseLock = 7_723_501
const writingLock = 7_723_502

/** A sealed pack and whose it is. */
export interface BuiltPack {
  readonly onDate: Day
  readonly kind: 'day' | 'held' | 'file'
  readonly sealed: SealedPack
  readonly assignmentId: Id | null
  readonly opensAt: Date | null
}

/** Until the transaction ends: one builder at a time for each course. False: another one is at it. */
export async function lockCourseDays(trx: SchoolTransaction, courseId: Id): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${courseLock}, hashtext(${courseId})) as locked`.execute(trx)
  return rows[0]?.locked ?? false
}

/** Courses that are due, the longest first, with the marks that were seen. */
export async function readDueCourses(
  db: SchoolDatabase,
  limit: number,
): Promise<{ readonly courseId: Id; readonly markIds: readonly number[] }[]> {
  const { rows } = await sql<{ courseId: Id; markIds: number[] }>`
    select course_id as "courseId", array_agg(id) as "markIds"
    from day_pack_due group by course_id order by min(id) limit ${limit}`.execute(db)
  return rows
}

/** Exactly these: what was marked meanwhile stays due. */
export async function clearMarks(db: SchoolDatabase, markIds: readonly number[]): Promise<void> {
  await sql`delete from day_pack_due where id = any(${[...markIds]}::bigint[])`.execute(db)
}

/**
 * Makes these the course's packs from `today` on: what is new is kept, what is no longer named is
 * withdrawn, and both are told. Gives how many rows changed; nothing is written where none did.
 */
export async function replacePacks(
  trx: SchoolTransaction,
  wish: {
    readonly courseId: Id
    readonly today: Day
    readonly packs: readonly BuiltPack[]
    readonly keyMark: string
    readonly at: Date
  },
): Promise<number> {
  // Two courses may share a file: one must not drop the bytes that the other is about to need.
  await sql`select pg_advisory_xact_lock(${writingLock}, 0)`.execute(trx)
  const { courseId, today, at } = wish
  const there = await readCurrentRows(trx, courseId, today)
  const named = new Map(wish.packs.map((pack) => [rowKey(pack, pack.sealed.address), pack]))
  const kept = new Set(there.map((row) => rowKey(row, row.address)))
  const gone = there.filter((row) => !named.has(rowKey(row, row.address)))
  const fresh = [...named].filter(([key]) => !kept.has(key)).map(([, pack]) => pack)
  if (gone.length + fresh.length === 0) return 0
  await withdrawRows(trx, courseId, gone, at)
  await insertPacks(trx, courseId, fresh, wish)
  const dropped = await dropUnneededBytes(trx, [...new Set(gone.map(({ address }) => address))])
  await publishChanges(trx, [
    { topic: packsTopic, key: courseId },
    ...dropped.map((address) => ({ topic: withdrawnTopic, key: address })),
  ])
  return gone.length + fresh.length
}

interface CurrentRow {
  readonly onDate: Day
  readonly address: string
  readonly kind: string
  readonly opensAt: Date | null
}

/** Two rows with one key say the same. */
function rowKey(
  row: { readonly onDate: Day; readonly kind: string; readonly opensAt: Date | null },
  address: string,
): string {
  return `${row.onDate} ${row.kind} ${row.opensAt?.getTime() ?? ''} ${address}`
}

async function readCurrentRows(
  trx: SchoolTransaction,
  courseId: Id,
  today: Day,
): Promise<CurrentRow[]> {
  const { rows } = await sql<CurrentRow>`
    select on_date as "onDate", address, kind, opens_at as "opensAt" from day_pack
    where course_id = ${courseId} and on_date >= ${today} and withdrawn_at is null`.execute(trx)
  return rows
}

async function withdrawRows(
  trx: SchoolTransaction,
  courseId: Id,
  rows: readonly CurrentRow[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update day_pack set withdrawn_at = ${at}
    from unnest(
      ${rows.map(({ onDate }) => onDate)}::date[], ${rows.map(({ address }) => address)}::text[]
    ) as gone (on_date, address)
    where day_pack.course_id = ${courseId} and day_pack.on_date = gone.on_date
      and day_pack.address = gone.address`.execute(trx)
}

async function insertPacks(
  trx: SchoolTransaction,
  courseId: Id,
  packs: readonly BuiltPack[],
  { keyMark, at }: { readonly keyMark: string; readonly at: Date },
): Promise<void> {
  for (const { sealed, onDate, kind, assignmentId, opensAt } of packs) {
    await trx
      .insertInto('sealed_pack')
      .values({
        address: sealed.address,
        content_hash: sealed.contentHash,
        key_mark: keyMark,
        byte_count: sealed.bytes.length,
        bytes: sealed.bytes,
        built_at: at,
      })
      .onConflict((conflict) =>
        conflict
          .column('address')
          .doUpdateSet({ bytes: sealed.bytes })
          .where('sealed_pack.bytes', 'is', null),
      )
      .execute()
    const row = {
      kind,
      assignment_id: assignmentId,
      opens_at: opensAt,
      built_at: at,
      withdrawn_at: null,
    }
    await trx
      .insertInto('day_pack')
      .values({ course_id: courseId, on_date: onDate, address: sealed.address, ...row })
      .onConflict((conflict) =>
        conflict.columns(['course_id', 'on_date', 'address']).doUpdateSet(row),
      )
      .execute()
  }
}

/** Of these addresses, those that no course needs any more lose their bytes, and are named. */
async function dropUnneededBytes(
  trx: SchoolTransaction,
  addresses: readonly string[],
): Promise<string[]> {
  if (addresses.length === 0) return []
  const { rows } = await sql<{ address: string }>`
    update sealed_pack set bytes = null
    where address = any(${[...addresses]}::text[]) and bytes is not null and not exists (
      select 1 from day_pack
      where day_pack.address = sealed_pack.address and day_pack.withdrawn_at is null
    )
    returning address`.execute(trx)
  return rows.map(({ address }) => address)
}

export function readSchoolsWithLessons(
  db: SchoolDatabase,
): Promise<{ uai: string; timeZone: string }[]> {
  return db
    .selectFrom('school')
    .select(['uai', 'time_zone as timeZone'])
    .where((where) =>
      where.exists(
        where.selectFrom('lesson').select('id').whereRef('lesson.school_uai', '=', 'school.uai'),
      ),
    )
    .orderBy('uai')
    .execute()
}

/**
 * Marks the courses of a school of which a pack is missing: of a meeting, or of today's other work; what
 * only some have lies in a pack of its own.
 */
export async function markMissing(
  db: SchoolDatabase,
  uai: string,
  days: ComingDays,
  keyMark: string,
): Promise<number> {
  const { rows } = await sql<{ marked: number }>`
    with needed as (
      select lesson.course_id, lesson.on_date, null::uuid as only_id from lesson
      where lesson.school_uai = ${uai} and lesson.on_date = any(${[...days.coming]}::date[])
      union
      select assignment.course_id, ${days.today}::date,
        case when assignment.to_some then assignment.id end
      from course join assignment on assignment.course_id = course.id
      left join lesson on lesson.id = assignment.lesson_id
      where course.school_uai = ${uai} and ${isCarriedByToday(days)}
    ), missing as (
      select distinct needed.course_id from needed
      join course on course.id = needed.course_id and course.deactivated_at is null
      where not exists (
        select 1 from day_pack join sealed_pack using (address)
        where day_pack.course_id = needed.course_id and day_pack.on_date = needed.on_date
          and day_pack.withdrawn_at is null and case when needed.only_id is null
            then day_pack.kind = 'day' else day_pack.assignment_id = needed.only_id end
          and sealed_pack.key_mark = ${keyMark} and sealed_pack.bytes is not null
      )
    ), marked as (
      select mark_days_due(array(select course_id from missing))
    )
    select (select count(*) from missing)::integer as marked from marked`.execute(db)
  return rows[0]?.marked ?? 0
}

/** Days that are over, and withdrawn packs of which every device has heard. */
export async function deleteOldPacks(
  db: SchoolDatabase,
  limits: { readonly before: Day; readonly withdrawnBefore: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${writingLock}, 0)`.execute(trx)
    const { rows } = await sql<{ address: string }>`
      delete from day_pack
      where (on_date < ${limits.before} and withdrawn_at is null)
        or withdrawn_at < ${limits.withdrawnBefore}
      returning address`.execute(trx)
    const addresses = [...new Set(rows.map(({ address }) => address))]
    const dropped = await dropUnneededBytes(trx, addresses)
    await sql`
      delete from sealed_pack where address = any(${addresses}::text[])
        and not exists (select 1 from day_pack where day_pack.address = sealed_pack.address)
    `.execute(trx)
    await publishChanges(
      trx,
      dropped.map((address) => ({ topic: withdrawnTopic, key: address })),
    )
  })
}
