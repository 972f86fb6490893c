/** Reads and writes guardians' links, and finds the blocks that an import must not go around. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import { listedMax } from './import-report.ts'
import { shownNameForm } from './normal-form.ts'
import type { KnownLink, LinkRights } from './plan-link.ts'
import type { RosterSource } from './roster-record.ts'
import { markChanged } from './roster-stage-store.ts'

export interface LinkPair {
  /** The guardian. */
  readonly a: Id
  /** The pupil. */
  readonly b: Id
}

export function pairKey({ a, b }: LinkPair): string {
  return `${a}|${b}`
}

export async function readKnownLinks(
  trx: SchoolTransaction,
  pairs: readonly LinkPair[],
): Promise<Map<string, KnownLink>> {
  const { rows } = await sql<{
    a: Id
    b: Id
    rights: LinkRights
    kind: string | null
    source: string
    is_decided: boolean
    is_ended: boolean
    is_new: boolean
    is_seen: boolean
  }>`select guardian_id as a, pupil_id as b, rights, guardianship.kind, source,
      decided_at is not null as is_decided, ended_at is not null as is_ended,
      created_at = now() as is_new, met.a is not null as is_seen
    from (select distinct a, b from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      as row (a uuid, b uuid)) wanted
    join guardianship on guardian_id = wanted.a and pupil_id = wanted.b
    left join roster_met_pair met
      on met.kind = 'link' and met.a = guardian_id and met.b = pupil_id`.execute(trx)
  return new Map(
    rows.map((row) => [
      pairKey(row),
      {
        rights: row.rights,
        relation: row.kind,
        source: row.source,
        isDecided: row.is_decided,
        isEnded: row.is_ended,
        isNew: row.is_new,
        isSeen: row.is_seen,
      },
    ]),
  )
}

/** `<pupil>|<shown name>` of every blocked guardian of these pupils. */
export async function readBlockedNames(
  trx: SchoolTransaction,
  pupilIds: readonly Id[],
): Promise<Set<string>> {
  if (pupilIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom('guardianship')
    .innerJoin('person', 'person.id', 'guardianship.guardian_id')
    .select(['pupil_id', 'family_name', 'usage_name', 'given_name'])
    .where('rights', '=', 'blocked')
    .where('pupil_id', 'in', [...new Set(pupilIds)])
    .execute()
  return new Set(
    rows.map((row) => {
      const fields = {
        familyName: row.family_name,
        usageName: row.usage_name,
        givenName: row.given_name,
      }
      return `${row.pupil_id}|${shownNameForm(fields)}`
    }),
  )
}

/** Shown names by key, to compare with the blocked ones. */
export async function readShownNames(trx: SchoolTransaction, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, string>()
  const rows = await trx
    .selectFrom('person_source')
    .select(['source_key', 'shown_name'])
    .where('source_key', 'in', [...new Set(keys)])
    .execute()
  return new Map(rows.map((row) => [row.source_key, row.shown_name]))
}

export async function writeLinks(
  trx: SchoolTransaction,
  source: RosterSource,
  links: readonly (LinkPair & { readonly rights: LinkRights; readonly relation: string | null })[],
): Promise<void> {
  if (links.length === 0) return
  await markChanged(
    trx,
    links.map(({ a }) => a),
  )
  await sql`insert into guardianship (guardian_id, pupil_id, kind, rights, source)
    select a, b, relation, rights, ${source}
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as row (a uuid, b uuid, relation text, rights text)
    on conflict (guardian_id, pupil_id) do update set kind = excluded.kind,
      rights = excluded.rights, ended_at = null`.execute(trx)
}

/** Guardians of the file set whom no child of it names: kept, and told. */
export async function readGuardiansWithoutChild(
  trx: SchoolTransaction,
): Promise<{ file: string; line: number }[]> {
  const { rows } = await sql<{ file: string; line: number }>`
    select stage.file, stage.line
    from roster_stage stage
    join person_source source on source.source_key = stage.key
    where stage.kind = 'guardian' and not exists (select from roster_met_pair met
      where met.kind = 'link' and met.a = source.person_id)
    order by stage.seq limit ${listedMax}`.execute(trx)
  return rows
}
