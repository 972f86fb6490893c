/** Rows of recordings of live classes: that there is one, and the pieces of voices in it. */
import { sql } from 'kysely'
import type { BlobKey } from '#engine/blobs/blob-store.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Safe to repeat. Answers the bytes that are kept of the class already. */
export async function beginRecording(
  db: SchoolDatabase,
  lessonId: Id,
  begunAt: Date,
): Promise<number> {
  await db
    .insertInto('live_recording')
    .values({ lesson_id: lessonId, begun_at: begunAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(byte_count), 0)::float8 as bytes
    from live_voice where lesson_id = ${lessonId}`.execute(db)
  return rows[0]?.bytes ?? 0
}

/** What was said between, and could not be kept; in milliseconds since 1970. */
export interface RecordedGap {
  readonly from: number
  readonly until: number
}

/** Null: the class was not recorded, or its recording is gone. */
export async function readGaps(db: SchoolDatabase, lessonId: Id): Promise<RecordedGap[] | null> {
  const row = await db
    .selectFrom('live_recording')
    .select('gaps')
    .where('lesson_id', '=', lessonId)
    .executeTakeFirst()
  return row?.gaps ?? null
}

/** Beyond, the last one reaches further: whoever has so many hears that much is missing. */
const gapsMax = 100

export async function insertGap(db: SchoolDatabase, lessonId: Id, gap: RecordedGap): Promise<void> {
  const one = JSON.stringify([gap])
  const until = JSON.stringify(gap.until)
  await sql`
    update live_recording set gaps = case
      when jsonb_array_length(gaps) < ${gapsMax} then gaps || ${one}::jsonb
      else jsonb_set(gaps, '{-1,until}', ${until}::jsonb) end
    where lesson_id = ${lessonId}`.execute(db)
}

export interface KeptVoice {
  readonly id: Id
  readonly member: number
  readonly from: number
  readonly until: number
  readonly bytes: number
  readonly blobKey: BlobKey
}

/** False where the recording was deleted meanwhile. */
export async function insertVoice(
  db: SchoolDatabase,
  lessonId: Id,
  voice: KeptVoice,
): Promise<boolean> {
  const { blobKey, bytes, from, id, member, until } = voice
  const { numAffectedRows } = await sql`
    insert into live_voice (id, lesson_id, member, from_at, until_at, byte_count, blob_key)
    select ${id}::uuid, lesson_id, ${member}::integer, ${new Date(from)}::timestamptz,
      ${new Date(until)}::timestamptz, ${bytes}::integer, ${blobKey}::text
    from live_recording where lesson_id = ${lessonId}
    for key share`.execute(db)
  return numAffectedRows === 1n
}

/** In the order of their beginning; `voiceId`: that one alone. */
export async function readVoices(
  db: SchoolDatabase,
  lessonId: Id,
  voiceId?: Id,
): Promise<KeptVoice[]> {
  const rows = await db
    .selectFrom('live_voice')
    .selectAll()
    .where('lesson_id', '=', lessonId)
    .$if(voiceId !== undefined, (all) => all.where('id', '=', voiceId ?? ''))
    .orderBy('from_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    member: row.member,
    from: row.from_at.getTime(),
    until: row.until_at.getTime(),
    bytes: row.byte_count,
    blobKey: row.blob_key,
  }))
}

/** Answers the blobs of the voices that went with it. */
export function deleteRecording(db: SchoolDatabase, lessonId: Id): Promise<BlobKey[]> {
  return deleteRecordings(db, sql`select ${lessonId}::uuid as id`)
}

/** Of lessons that ended before. */
export function deleteRecordingsBefore(db: SchoolDatabase, before: Date): Promise<BlobKey[]> {
  return deleteRecordings(db, sql`select id from lesson where ends_at < ${before}`)
}

function deleteRecordings(db: SchoolDatabase, lessons: ReturnType<typeof sql>): Promise<BlobKey[]> {
  return db.transaction().execute(async (trx) => {
    // Who writes a piece at this moment waits, and then finds no recording.
    const { rows: held } = await sql<{ id: Id }>`
      select lesson_id as id from live_recording
      where lesson_id in (${lessons}) order by lesson_id for update`.execute(trx)
    if (held.length === 0) return []
    const ids = held.map(({ id }) => id)
    const gone = await trx
      .deleteFrom('live_voice')
      .where('lesson_id', 'in', ids)
      .returning('blob_key')
      .execute()
    await trx.deleteFrom('live_recording').where('lesson_id', 'in', ids).execute()
    return gone.map((row) => row.blob_key)
  })
}
