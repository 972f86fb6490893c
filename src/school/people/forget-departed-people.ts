/**
 * Takes off people who have left what told who they were, a year after their last role ended: pupils, teachers and
 * staff, guardians whose children are all gone, or who were imported and never had one here. The row stays,
 * nameless, so that what others did still has an author. Who signed what a lesson log says, or its homework, keeps the
 * name alone until those are forgotten (decision 0118). Runs every night, after submissions and logs were forgotten.
 */
import { type RawBuilder, sql } from 'kysely'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { writeAuditLine } from './write-audit-line.ts'

/** Months after the last role ended: the following school year is then over. */
const monthsKept = 13

export async function forgetDepartedPeople({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ people: number }> {
  const now = new Date(clock.now())
  // What has not ended is null, which `bool_and` would pass over: one old end among what lasts would be enough.
  const ended = sql`${now}::timestamptz - make_interval(months => ${monthsKept})`
  return db.transaction().execute(async (trx) => {
    const signed = await forgetAddresses(trx, now, ended)
    const nameless = await forgetNames(trx, now, ended)
    const ids = [...signed, ...nameless]
    if (ids.length === 0) return { people: 0 }
    await sql`delete from person_source where person_id = any(${ids}::uuid[])`.execute(trx)
    await sql`
      update account set login = null, password_hash = null, preferences = '{}', disabled_at = ${now}
      where person_id = any(${ids}::uuid[])`.execute(trx)
    await writeAuditLine(trx, {
      schoolUai: null,
      actorId: null,
      action: 'departed_people_forgotten',
      detail: { people: ids.length },
    })
    return { people: ids.length }
  })
}

/** Was a pupil here and nothing else, and is so nowhere any more. */
const pupilsGone = (ended: RawBuilder<unknown>) => sql`
  select person_id as id from school_role
  group by person_id
  having bool_and(coalesce(deactivated_at < ${ended}, false)) and bool_and(role = 'pupil')`

/** Worked here, and has neither a role nor a child here since; a link to a child may outlast the child's time here. */
const staffGone = (ended: RawBuilder<unknown>) => sql`
  select person_id as id from school_role
  where not exists (
    select from guardianship
    where guardian_id = person_id and (ended_at is null or ended_at >= ${ended})
      and pupil_id not in (${pupilsGone(ended)})
  )
  group by person_id
  having bool_and(coalesce(deactivated_at < ${ended}, false)) and bool_or(role <> 'pupil')`

/** A lesson keeps who took its homework away, too: that is nothing that was signed. */
const hasSigned = sql`(
  exists (select from lesson_log where written_by = person.id)
  or exists (select from lesson where homework_by = person.id and homework is not null)
)`

/** Of who signed something that is still kept: all but the name. */
async function forgetAddresses(
  trx: SchoolTransaction,
  now: Date,
  ended: RawBuilder<unknown>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update person
    set birth_date = null, address = null, email = null, phone = null, source_key = null,
      updated_at = ${now}
    where id in (${staffGone(ended)})
      and ${hasSigned}
      and not exists (select from operator_role where operator_role.person_id = person.id)
      and (num_nonnulls(birth_date, address, email, phone, source_key) > 0
        or exists (select from person_source where person_source.person_id = person.id)
        or exists (select from account where account.person_id = person.id
          and num_nonnulls(login, password_hash) > 0))
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}

async function forgetNames(
  trx: SchoolTransaction,
  now: Date,
  ended: RawBuilder<unknown>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with long_gone as (${pupilsGone(ended)}
    ), staff_gone as (${staffGone(ended)}
    ), left_alone as (
      select guardian_id as id from guardianship
      group by guardian_id
      having bool_and(coalesce(ended_at < ${ended}, false)
        or pupil_id in (select id from long_gone))
    ), never_linked as (
      select id from person
      where source_key is not null
        and created_at < ${ended}
        and not exists (select from guardianship where guardian_id = person.id)
        and not exists (select from account where account.person_id = person.id)
    )
    update person
    set family_name = '—', usage_name = null, given_name = '—', civility = null,
      birth_date = null, address = null, email = null, phone = null, source_key = null,
      updated_at = ${now}
    where family_name <> '—'
      and (id in (select id from long_gone)
        or (id in (select id from staff_gone) and not ${hasSigned})
        or (id in (select id from left_alone union all select id from never_linked)
          and not exists (select from school_role where school_role.person_id = person.id)))
      and not exists (select from operator_role where operator_role.person_id = person.id)
      and not exists (select from attempt where attempt.pupil_id = person.id)
    returning id`.execute(trx)
  return rows.map((row) => row.id)
}
