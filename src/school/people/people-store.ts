/** Reads persons, their schools and classes. */
import { sql } from 'kysely'
import type { Preferences } from '#contract/me.ts'
import type { Id } from '#kernel/ids.ts'
import { classOfNow } from '#school/class-of-now.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export function readPerson(db: SchoolDatabase, personId: Id) {
  return db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst()
}

export function readSchoolsByUai(db: SchoolDatabase, uais: readonly string[]) {
  if (uais.length === 0) return Promise.resolve([])
  return db
    .selectFrom('school')
    .selectAll()
    .where('uai', 'in', [...uais])
    .orderBy('name')
    .execute()
}

/** The names of pupils with the class they are in now; of several schools', that of the year that runs or begins last. */
export async function readPupilsWithClass(db: SchoolDatabase, pupilIds: readonly Id[], now: Date) {
  if (pupilIds.length === 0) return []
  const { rows } = await sql<{
    id: Id
    given_name: string
    family_name: string
    class_name: string | null
  }>`
    select person.id, person.given_name, person.family_name,
      (select place.name from ${classOfNow(sql`person.id`, now)} place
        order by place.is_running desc, place.starts_on desc, place.name limit 1) as class_name
    from person where person.id = any(${[...pupilIds]}::uuid[])
    order by person.given_name`.execute(db)
  return rows
}

/** Only what the contract names is kept, whatever else came along. */
function ownChoices({ theme, font, spacing, textSize }: Preferences): Preferences {
  return {
    ...(theme === undefined ? {} : { theme }),
    ...(font === undefined ? {} : { font }),
    ...(spacing === undefined ? {} : { spacing }),
    ...(textSize === undefined ? {} : { textSize }),
  }
}

/** How an account's person reads; what is absent of `language` stays. */
export function writeDisplayChoice(
  db: SchoolDatabase,
  accountId: Id,
  choice: { readonly language?: string; readonly preferences: Preferences },
): Promise<unknown> {
  return db
    .updateTable('account')
    .set({
      preferences: JSON.stringify(ownChoices(choice.preferences)),
      ...(choice.language === undefined ? {} : { language: choice.language }),
    })
    .where('id', '=', accountId)
    .execute()
}
