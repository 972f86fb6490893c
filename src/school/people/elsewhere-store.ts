/** Whether another school has a person, by a role there or by one of its pupils: parts of statements. */
import { type RawBuilder, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'

/** How long a school may undo what it did by hand to somebody who belongs to another school as well. */
const undoMs = 14 * 86_400_000

/** Nothing that is older may be undone. */
export function undoneSince(now: Date): Date {
  return new Date(now.getTime() - undoMs)
}

/** True where another school than `uai` has the person: by a role there, or by a pupil of theirs. */
export function belongsElsewhere(uai: string, personId: RawBuilder<Id>) {
  return sql<boolean>`(exists (
      select from school_role other
      where other.person_id = ${personId} and other.school_uai <> ${uai}
        and other.deactivated_at is null)
    or ${hasChildElsewhere(uai, personId)})`
}

export function hasChildElsewhere(uai: string, personId: RawBuilder<Id>) {
  return sql<boolean>`exists (${childElsewhere(uai, personId)})`
}

/** The same, of what began no earlier than `since`, a column or a moment. */
export function hasNewChildElsewhere(
  uai: string,
  personId: RawBuilder<Id>,
  since: RawBuilder<unknown>,
) {
  return sql<boolean>`exists (${childElsewhere(uai, personId)}
    and greatest(elsewhere.created_at, other.created_at) >= ${since})`
}

export function belongsElsewhereSince(
  uai: string,
  personId: RawBuilder<Id>,
  since: RawBuilder<unknown>,
) {
  return sql<boolean>`(exists (
      select from school_role other
      where other.person_id = ${personId} and other.school_uai <> ${uai}
        and other.deactivated_at is null and other.created_at >= ${since})
    or ${hasNewChildElsewhere(uai, personId, since)})`
}

function childElsewhere(uai: string, personId: RawBuilder<Id>) {
  return sql`select from guardianship elsewhere
    join school_role other on other.person_id = elsewhere.pupil_id
      and other.role = 'pupil' and other.school_uai <> ${uai}
      and other.deactivated_at is null
    where elsewhere.guardian_id = ${personId} and elsewhere.ended_at is null`
}
