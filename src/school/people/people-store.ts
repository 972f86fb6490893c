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

/** The names of pupils with the class they are in; in the summer they may be in next year's too. */
export async function readPupilsWithClass(db: SchoolDatabase, pupilIds: readonly Id[]) {
  if (pupilIds.length === 0) return []
  return db
    .selectFrom('person')
    .leftJoinLateral(
      (row) =>
        row
          .selectFrom('class_pupil')
          .innerJoin('class', 'class.id', 'class_pupil.class_id')
          .innerJoin('school_year', 'school_year.id', 'class.school_year_id')
          .select('class.name')
          .whereRef('class_pupil.pupil_id', '=', 'person.id')
          .where('class_pupil.ended_at', 'is', null)
          .where('class.deactivated_at', 'is', null)
          .orderBy('school_year.starts_on', 'desc')
          .limit(1)
          .as('place'),
      (join) => join.onTrue(),
    )
    .select(['person.id', 'person.given_name', 'person.family_name', 'place.name as class_name'])
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
