/** Reads who is new in ONDE's files beside who is named no more, and moves keys from one to the other. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import type { CorrectionPair } from './corrected-person.ts'
import { shownNameForm } from './normal-form.ts'
import { type PersonRow, personFieldsOfRow } from './people-import-store.ts'
import type { PersonRecord } from './roster-record.ts'

type Kind = PersonRecord['kind']

/** Pairs looked at: beyond, the lists have nothing to do with one another. */
const pairsMax = 20_000

/** Whether the person still belongs to the school by this source, as what the key says. */
function isThere(kind: Kind, uai: string) {
  if (kind === 'guardian') {
    return sql`exists (select from guardianship link
      join school_role child on child.person_id = link.pupil_id and child.role = 'pupil'
        and child.school_uai = ${uai} and child.deactivated_at is null
      where link.guardian_id = person.id and link.ended_at is null)`
  }
  const isOfKind = kind === 'pupil' ? sql`role.role = 'pupil'` : sql`role.role <> 'pupil'`
  return sql`exists (select from school_role role where role.person_id = person.id
    and role.school_uai = ${uai} and role.source = 'onde' and role.deactivated_at is null
    and ${isOfKind})`
}

/** Keys of the files with people who have something in common with them. */
function witnessed(kind: Kind) {
  if (kind === 'staff') {
    return sql`select distinct taught.doc ->> 'teacherKey' as key, pair.teacher_id as person_id
      from roster_stage taught
      join class on class.source_key = 'onde:' || (taught.doc ->> 'bodyKey')
      join class_teacher pair on pair.class_id = class.id and pair.ended_at is null
      where taught.kind = 'teaching'`
  }
  const [own, other] = kind === 'pupil' ? ['pupil', 'guardian'] : ['guardian', 'pupil']
  const idOf = (end: string) => sql.ref(`link.${end}_id`)
  return sql`select distinct said.doc ->> ${`${own}Key`} as key, ${idOf(own)} as person_id
    from roster_stage said
    join person_source met on met.source_key = said.doc ->> ${`${other}Key`}
    join guardianship link on ${idOf(other)} = met.person_id and link.ended_at is null
    where said.kind = 'link'`
}

/**
 * Everybody new beside everybody gone who has a witness, the birth date or the e-mail in common:
 * nobody else can be the same. The gone are people of this school, none of whose keys the files hold.
 */
export async function readCorrectionPairs(
  trx: SchoolTransaction,
  kind: Kind,
  uai: string,
): Promise<CorrectionPair[]> {
  const { rows } = await sql<
    PersonRow & {
      key: string
      identity: string | null
      file: string
      line: number
      said: CorrectionPair['said']
      old_key: string
      has_witness: boolean
    }
  >`
    with come as (
      select distinct on (key) key, file, line, doc from roster_stage stage
      where kind = ${kind}
        and not exists (select from person_source known where known.source_key = stage.key)
      order by key, seq
    ), gone as (
      select distinct on (person.id) person.id as person_id, own.source_key as old_key
      from person_source own join person on person.id = own.person_id
      where own.source_key like ${`onde:${uai}:${kind}:%`} and ${isThere(kind, uai)}
        and not exists (select from person_source any_key
          join roster_stage stage on stage.kind = ${kind} and stage.key = any_key.source_key
          where any_key.person_id = person.id)
      order by person.id, own.source_key = person.source_key desc, own.source_key
    ), witnessed as (${witnessed(kind)})
    select come.key, come.doc ->> 'identity' as identity, come.file, come.line,
      come.doc -> 'fields' as said, gone.old_key, witnessed.key is not null as has_witness,
      person.id, family_name, usage_name, given_name, civility, birth_date, address, email, phone
    from come cross join gone join person on person.id = gone.person_id
    left join witnessed on witnessed.key = come.key and witnessed.person_id = person.id
    where witnessed.key is not null or person.birth_date::text = come.doc -> 'fields' ->> 'birthDate'
      or lower(person.email) = lower(come.doc -> 'fields' ->> 'email')
    order by come.key, person.id limit ${pairsMax}`.execute(trx)
  return rows.map((row) => ({
    kind,
    key: row.key,
    identity: row.identity,
    place: { file: row.file, line: row.line },
    said: row.said,
    personId: row.id,
    oldKey: row.old_key,
    there: personFieldsOfRow(row),
    hasWitness: row.has_witness,
  }))
}

/** Keys of guardians whom the import will find by names and address: they need no correction. */
export async function readKnownIdentities(
  trx: SchoolTransaction,
  identities: readonly string[],
): Promise<Set<string>> {
  if (identities.length === 0) return new Set()
  const rows = await trx
    .selectFrom('person_source')
    .select('identity')
    .where('identity', 'in', [...identities])
    .execute()
  return new Set(rows.flatMap(({ identity }) => identity ?? []))
}

/** The person is known by the new key instead of the old one, which is free for somebody else. */
export async function moveKeys(
  trx: SchoolTransaction,
  corrected: readonly CorrectionPair[],
): Promise<void> {
  if (corrected.length === 0) return
  const moves = corrected.map(({ key, oldKey, identity, said, personId }) => ({
    key,
    old_key: oldKey,
    identity,
    shown_name: shownNameForm(said),
    person_id: personId,
  }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
    as given (key text, old_key text, identity text, shown_name text, person_id uuid)`
  await sql`update person_source own set source_key = given.key, identity = given.identity,
      shown_name = given.shown_name
    from ${given} where own.source_key = given.old_key`.execute(trx)
  await sql`update person set source_key = given.key
    from ${given} where person.id = given.person_id and person.source_key = given.old_key`.execute(
    trx,
  )
}

/** A guardian's name that is blocked for another pupil of the school than one made by this run. */
export interface BlockedLikeness {
  readonly pupilId: Id
  readonly pupil: { familyName: string; givenName: string; birthDate: string | undefined }
  readonly other: { familyName: string; givenName: string; birthDate: string | undefined }
  readonly guardianName: string
}

export async function readBlockedLikenesses(
  trx: SchoolTransaction,
  pupilIds: readonly Id[],
): Promise<BlockedLikeness[]> {
  const { rows } = await sql<{
    id: Id
    pupil: BlockedLikeness['pupil']
    other: BlockedLikeness['other']
    family_name: string
    usage_name: string | null
    given_name: string
  }>`
    select distinct child.id,
      jsonb_build_object('familyName', child.family_name, 'givenName', child.given_name,
        'birthDate', child.birth_date) as pupil,
      jsonb_build_object('familyName', other.family_name, 'givenName', other.given_name,
        'birthDate', other.birth_date) as other,
      guardian.family_name, guardian.usage_name, guardian.given_name
    from person child
    join school_role here on here.person_id = child.id and here.role = 'pupil'
    join school_role there on there.school_uai = here.school_uai and there.role = 'pupil'
      and there.person_id <> child.id
    join guardianship link on link.pupil_id = there.person_id and link.rights = 'blocked'
    join person other on other.id = there.person_id
    join person guardian on guardian.id = link.guardian_id
    where child.id = any(${[...pupilIds]}::uuid[]) and child.created_at = now()`.execute(trx)
  return rows.map((row) => ({
    pupilId: row.id,
    pupil: row.pupil,
    other: row.other,
    guardianName: shownNameForm({
      familyName: row.family_name,
      usageName: row.usage_name,
      givenName: row.given_name,
    }),
  }))
}
