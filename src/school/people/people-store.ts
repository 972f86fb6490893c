/** Reads persons, their schools and classes. */
import type { Preferences } from '#contract/me.ts'
import type { Id } from '#kernel/ids.ts'
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

/** The names of pupils with the class they are in, by pupil. */
export async function readPupilsWithClass(db: SchoolDatabase, pupilIds: readonly Id[]) {
  if (pupilIds.length === 0) return []
  return db
    .selectFrom('person')
    .leftJoin('class_pupil', (join) =>
      join.onRef('class_pupil.pupil_id', '=', 'person.id').on('class_pupil.ended_at', 'is', null),
    )
    .leftJoin('class', 'class.id', 'class_pupil.class_id')
    .select(['person.id', 'person.given_name', 'person.family_name', 'class.name as class_name'])
    .where('person.id', 'in', [...pupilIds])
    .orderBy('person.given_name')
    .execute()
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
