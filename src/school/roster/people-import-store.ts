/** Reads and writes people by the keys under which rosters know them; whole pieces at a time. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import {
  type KnownPeople,
  type KnownPerson,
  type KnownRole,
  nameForm,
  type PersonStep,
} from './roster-plan.ts'
import type { Address, PersonFields, RosterSource } from './roster-record.ts'
import { markChanged } from './roster-stage-store.ts'

/** What the files may say of a person, as the row has it. */
export interface PersonRow {
  id: Id
  family_name: string
  usage_name: string | null
  given_name: string
  civility: string | null
  birth_date: string | null
  address: Address | null
  email: string | null
  phone: string | null
}

interface KnownRow extends PersonRow {
  source_key: string | null
  identity: string | null
  is_new: boolean
  is_seen: boolean
  keys: string[]
  roles: KnownRole[]
}

/** Everybody whom one of the keys or identities means; of twins by identity the oldest counts. */
export async function readKnownPeople(
  trx: SchoolTransaction,
  keys: readonly string[],
  identities: readonly string[],
): Promise<KnownPeople> {
  const { rows } = await sql<KnownRow>`
    with found as (
      select person_id from person_source where source_key = any(${[...keys]}::text[])
      union
      select person_source.person_id from person_source
        join person on person.source_key = person_source.source_key
        where identity = any(${[...identities]}::text[])
    )
    select person.id, family_name, usage_name, given_name, civility, birth_date, address, email,
      phone, person.source_key, own.identity,
      person.created_at = now() as is_new,
      exists (select from roster_met_person met where met.person_id = person.id) as is_seen,
      array(select source_key from person_source where person_id = person.id) as keys,
      coalesce((select jsonb_agg(jsonb_build_object(
        'id', role.id, 'uai', role.school_uai, 'role', role.role,
        'staffFunction', role.staff_function, 'source', role.source,
        'isActive', role.deactivated_at is null, 'leftByImport', role.left_by_import))
        from school_role role where role.person_id = person.id), '[]') as roles
    from found join person on person.id = found.person_id
    left join person_source own on own.source_key = person.source_key
    order by person.created_at desc, person.id desc`.execute(trx)
  const idByKey = new Map<string, Id>()
  const idByIdentity = new Map<string, Id>()
  const people = new Map<Id, KnownPerson>()
  for (const row of rows) {
    people.set(row.id, toKnownPerson(row))
    for (const key of row.keys) idByKey.set(key, row.id)
    if (row.identity !== null) idByIdentity.set(row.identity, row.id)
  }
  return { idByKey, idByIdentity, people }
}

/**
 * Takes these keys of a school off people who belong to another one. Whom the school closed by hand
 * keeps theirs, so that the closing holds.
 */
export async function letKeysGo(
  trx: SchoolTransaction,
  uai: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  const { rows } = await sql<{ id: Id; key: string }>`
    delete from person_source gone
    where source_key = any(${[...keys]}::text[])
      and (exists (select from school_role role where role.person_id = gone.person_id
          and role.school_uai <> ${uai} and role.deactivated_at is null)
        or exists (select from guardianship link
          join school_role child on child.person_id = link.pupil_id and child.role = 'pupil'
            and child.school_uai <> ${uai} and child.deactivated_at is null
          where link.guardian_id = gone.person_id and link.ended_at is null))
      and not exists (select from school_role role where role.person_id = gone.person_id
        and role.school_uai = ${uai} and role.deactivated_at is not null
        and not role.left_by_import)
    returning person_id as id, source_key as key`.execute(trx)
  // The fields are another key's from now on, where there is one.
  await sql`update person set source_key = (select min(source_key) from person_source
      where person_id = person.id)
    where source_key = any(${rows.map(({ key }) => key)}::text[])`.execute(trx)
}

export function personFieldsOfRow(row: PersonRow): PersonFields {
  return {
    familyName: row.family_name,
    usageName: row.usage_name,
    givenName: row.given_name,
    civility: row.civility ?? undefined,
    birthDate: row.birth_date ?? undefined,
    address: row.address ?? undefined,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
  }
}

function toKnownPerson(row: KnownRow): KnownPerson {
  return {
    id: row.id,
    fields: personFieldsOfRow(row),
    ownKey: row.source_key,
    identity: row.identity,
    roles: row.roles,
    isNew: row.is_new,
    isSeen: row.is_seen,
  }
}

/** Writes what was planned: persons, keys, roles, and that they were met. */
export async function writePeople(
  trx: SchoolTransaction,
  source: RosterSource,
  steps: readonly PersonStep[],
  mint: () => Id,
): Promise<void> {
  const taken = steps.filter((step) => step.outcome !== 'rejected')
  await writePersons(trx, taken)
  await writeKeys(trx, taken)
  await writeRoles(trx, source, taken, mint)
  await meet(trx, taken)
}

async function writePersons(trx: SchoolTransaction, steps: readonly PersonStep[]): Promise<void> {
  const rows = new Map<Id, unknown>()
  for (const step of steps) {
    if (step.fields === null) continue
    const { fields } = step
    rows.set(step.personId, {
      id: step.personId,
      family_name: fields.familyName,
      usage_name: fields.usageName,
      given_name: fields.givenName,
      civility: fields.civility ?? null,
      birth_date: fields.birthDate ?? null,
      address: fields.address ?? null,
      email: fields.email ?? null,
      phone: fields.phone ?? null,
      source_key: step.record.key,
    })
  }
  if (rows.size === 0) return
  await sql`insert into person (id, family_name, usage_name, given_name, civility, birth_date,
      address, email, phone, source_key)
    select id, family_name, usage_name, given_name, civility, birth_date, address, email, phone,
      source_key
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as row (id uuid,
      family_name text, usage_name text, given_name text, civility text, birth_date date,
      address jsonb, email text, phone text, source_key text)
    on conflict (id) do update set family_name = excluded.family_name,
      usage_name = excluded.usage_name, given_name = excluded.given_name,
      civility = excluded.civility, birth_date = excluded.birth_date, address = excluded.address,
      email = excluded.email, phone = excluded.phone, updated_at = now()`.execute(trx)
}

async function writeKeys(trx: SchoolTransaction, steps: readonly PersonStep[]): Promise<void> {
  const rows = new Map<string, unknown>()
  for (const step of steps) {
    if (!step.writesKey && step.fields === null) continue
    rows.set(step.record.key, {
      source_key: step.record.key,
      person_id: step.personId,
      identity: step.record.identity,
      shown_name: nameForm(step.record),
    })
  }
  if (rows.size === 0) return
  await sql`insert into person_source (source_key, person_id, identity, shown_name)
    select source_key, person_id, identity, shown_name
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
      as row (source_key text, person_id uuid, identity text, shown_name text)
    on conflict (source_key) do update set identity = excluded.identity,
      shown_name = excluded.shown_name`.execute(trx)
}

async function writeRoles(
  trx: SchoolTransaction,
  source: RosterSource,
  steps: readonly PersonStep[],
  mint: () => Id,
): Promise<void> {
  const added = steps.flatMap((step) =>
    step.rolesToAdd.map((role) => ({
      id: mint(),
      person_id: step.personId,
      school_uai: role.uai,
      role: role.role,
      staff_function: role.staffFunction,
      source,
    })),
  )
  if (added.length > 0) {
    await sql`insert into school_role (id, person_id, school_uai, role, staff_function, source)
      select id, person_id, school_uai, role, staff_function, source
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as row (id uuid, person_id uuid,
        school_uai text, role text, staff_function text, source text)
      on conflict (person_id, school_uai, role) do nothing`.execute(trx)
  }
  const back = steps.flatMap((step) => step.rolesToBringBack).filter((id) => id !== '')
  if (back.length > 0) {
    await trx
      .updateTable('school_role')
      .set({ deactivated_at: null, left_by_import: false, held_elsewhere: false, source })
      .where('id', 'in', back)
      .execute()
  }
  for (const { id, staffFunction } of steps.flatMap((step) => step.rolesToChange)) {
    await trx
      .updateTable('school_role')
      .set({ staff_function: staffFunction })
      .where('id', '=', id)
      .execute()
  }
}

async function meet(trx: SchoolTransaction, steps: readonly PersonStep[]): Promise<void> {
  if (steps.length === 0) return
  const changed = steps.filter((step) => step.rolesToAdd.length + step.rolesToBringBack.length > 0)
  await markChanged(
    trx,
    changed.map((step) => step.personId),
  )
  const ids = [...new Set(steps.map((step) => step.personId))]
  await sql`insert into roster_met_person (person_id) select unnest(${ids}::uuid[])
    on conflict do nothing`.execute(trx)
  const roles = steps.flatMap((step) =>
    step.record.roles.map((role) => ({
      person_id: step.personId,
      school_uai: role.uai,
      role: role.role,
    })),
  )
  if (roles.length === 0) return
  await sql`insert into roster_met_role (person_id, school_uai, role)
    select person_id, school_uai, role
    from jsonb_to_recordset(${JSON.stringify(roles)}::jsonb)
      as row (person_id uuid, school_uai text, role text)
    on conflict do nothing`.execute(trx)
}

/** Guardians of one shown name who stay apart, because their addresses do not agree. */
export async function readNamesakes(
  trx: SchoolTransaction,
): Promise<{ file: string; line: number; count: number }[]> {
  const { rows } = await sql<{ file: string; line: number; count: number }>`
    select min(stage.file) as file, min(stage.line) as line,
      count(distinct source.person_id)::integer as count
    from roster_stage stage
    join person_source source on source.source_key = stage.key
    where stage.kind = 'guardian'
    group by source.shown_name
    having count(distinct source.person_id) > 1
    order by 1, 2`.execute(trx)
  return rows
}
