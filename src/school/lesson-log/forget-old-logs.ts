/**
 * Deletes what lesson logs say, homework and the notes on lessons among it, five years after the end of their school year.
 * Runs every night, a bounded number of lessons at a time.
 */
import { sql } from 'kysely'
import type { RoomContext } from '#school/room-context.ts'
import { logYearsKept } from './log-years-kept.ts'

/** Lessons of one transaction. */
const lessonsOfOneGo = 1_000

export async function forgetOldLogs({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ loggedLessons: number }> {
  const now = new Date(clock.now())
  let loggedLessons = 0
  for (;;) {
    const gone = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        select lesson.id from lesson
        join course on course.id = lesson.course_id
        join school_year on school_year.id = course.school_year_id
        where school_year.ends_on
            < (${now}::timestamptz - make_interval(years => ${logYearsKept}))::date
          and (lesson.homework is not null or lesson.homework_by is not null
            or lesson.note is not null or lesson.note_by is not null
            or exists (select from lesson_log where lesson_log.lesson_id = lesson.id))
        limit ${lessonsOfOneGo}`.execute(trx)
      const ids = rows.map(({ id }) => id)
      await sql`delete from lesson_log where lesson_id = any(${ids}::uuid[])`.execute(trx)
      await sql`
        update lesson set homework = null, homework_due_on = null, homework_due_lesson_id = null,
          homework_by = null, homework_at = null, note = null, note_by = null, note_at = null
        where id = any(${ids}::uuid[]) and (homework is not null or homework_by is not null
          or note is not null or note_by is not null)`.execute(trx)
      return ids.length
    })
    loggedLessons += gone
    if (gone < lessonsOfOneGo) return { loggedLessons }
  }
}
