/** A pupil by name and class, for the head of a day. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import { classOfNow } from '#school/class-of-now.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** `class_name`: the class of now, one of each school. */
export async function readPupilCard(
  db: SchoolDatabase,
  pupilId: Id,
  now: Date,
): Promise<{ id: Id; given_name: string; class_name: string | null } | undefined> {
  const { rows } = await sql<{ id: Id; given_name: string; class_name: string | null }>`
    select person.id, person.given_name,
      (select string_agg(place.name, ', ' order by place.name)
        from ${classOfNow(sql`person.id`, now)} place) as class_name
    from person where person.id = ${pupilId}`.execute(db)
  return rows[0]
}
