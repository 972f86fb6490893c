/** Rows of the slides of live classes. Their pictures lie in the blob store. */
import { type Selectable, sql } from 'kysely'
import type { Slide } from '#contract/live-slides.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'

export type SlideRow = Selectable<SchoolTables['live_slide']>

/** At the end of the lesson's slides. False where its id is there already, in whichever lesson. */
export async function insertSlide(
  db: SchoolDatabase,
  slide: Omit<SlideRow, 'place' | 'removed_at'>,
): Promise<boolean> {
  const { lesson_id } = slide
  const row = await db
    .insertInto('live_slide')
    .values({
      ...slide,
      place: sql<number>`(
        select coalesce(max(place) + 1, 0) from live_slide where lesson_id = ${lesson_id}
      )`,
      removed_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Those that stand, in their order. */
export function readSlides(db: SchoolDatabase, lessonIds: readonly Id[]): Promise<SlideRow[]> {
  if (lessonIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('live_slide')
    .selectAll()
    .where('lesson_id', 'in', [...lessonIds])
    .where('removed_at', 'is', null)
    .orderBy('lesson_id')
    .orderBy('place')
    .orderBy('id')
    .execute()
}

/** One that stands in this lesson. */
export async function readSlide(
  db: SchoolDatabase,
  lessonId: Id,
  slideId: Id,
): Promise<SlideRow | null> {
  const row = await db
    .selectFrom('live_slide')
    .selectAll()
    .where('id', '=', slideId)
    .where('lesson_id', '=', lessonId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function countSlides(db: SchoolDatabase, lessonId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('live_slide')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('lesson_id', '=', lessonId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** False where no such slide stands in the lesson. */
export async function setWords(
  db: SchoolDatabase,
  change: { readonly lessonId: Id; readonly slideId: Id; readonly words: string },
): Promise<boolean> {
  const row = await db
    .updateTable('live_slide')
    .set({ words: change.words.trim() })
    .where('id', '=', change.slideId)
    .where('lesson_id', '=', change.lessonId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Of these, those that stand go (`at`), or those that went are there again (null). */
export async function setRemoved(
  db: SchoolDatabase,
  change: { readonly lessonId: Id; readonly slideIds: readonly Id[]; readonly at: Date | null },
): Promise<void> {
  await db
    .updateTable('live_slide')
    .set({ removed_at: change.at })
    .where('lesson_id', '=', change.lessonId)
    .where('id', 'in', [...change.slideIds])
    .where('removed_at', change.at === null ? 'is not' : 'is', null)
    .execute()
}

/** Those of lessons that ended before, and those taken away before; gives their pictures' keys. */
export async function deleteSlides(
  db: SchoolDatabase,
  { endedBefore, removedBefore }: { readonly endedBefore: Date; readonly removedBefore: Date },
): Promise<string[]> {
  const { rows } = await sql<{ blob_key: string }>`
    delete from live_slide using lesson
    where lesson.id = live_slide.lesson_id
      and (
        live_slide.removed_at < ${removedBefore}
        -- A replay shows what lay on the board: as long as the log that says where.
        or lesson.ends_at < ${endedBefore} and not exists (
          select from live_recording where live_recording.lesson_id = live_slide.lesson_id
        )
      )
    returning blob_key`.execute(db)
  return rows.map((row) => row.blob_key)
}

/** Whether something was drawn on the lesson's board, or laid on it. */
export async function hasBoard(db: SchoolDatabase, lessonId: Id): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (
      select from live_event where lesson_id = ${lessonId}
        and act ->> 'kind' in ('draw', 'shape', 'write', 'lay')
    ) as is`.execute(db)
  return rows[0]?.is === true
}

export function presentSlide(row: SlideRow): Slide {
  const { id, name, words, width, height } = row
  return {
    id,
    name,
    words,
    width,
    height,
    contentType: row.content_type,
    byteCount: row.byte_count,
  }
}
