/**
 * Where a file set rests while it is applied: temporary tables inside the one transaction, so
 * that memory stays bounded whatever the size of the export, and nothing remains after a refusal.
 */
import { sql } from 'kysely'
import type { SchoolTransaction } from '#school/room-context.ts'
import type { ReportBuilder } from './import-report.ts'
import type {
  Hidden,
  Place,
  RecordOf,
  RosterItem,
  RosterKind,
  RosterRecord,
} from './roster-record.ts'

/** Records written, read and planned at once. */
export const pieceRows = 1000

export interface StagedRecord<Record extends RosterRecord = RosterRecord> {
  readonly seq: number
  readonly record: Record
  readonly place: Place
}

export async function createStage(trx: SchoolTransaction): Promise<void> {
  await sql`create temporary table roster_stage (
    seq bigint generated always as identity primary key,
    kind text not null, key text not null, file text not null, line integer not null,
    doc jsonb not null
  ) on commit drop`.execute(trx)
  await sql`create temporary table roster_met_role (
    person_id uuid not null, school_uai text not null, role text not null,
    primary key (person_id, school_uai, role)
  ) on commit drop`.execute(trx)
  await sql`create temporary table roster_met_person (
    person_id uuid primary key
  ) on commit drop`.execute(trx)
  await sql`create temporary table roster_changed_person (
    person_id uuid primary key
  ) on commit drop`.execute(trx)
  await sql`create temporary table roster_hidden (
    kind text not null, key text
  ) on commit drop`.execute(trx)
  await sql`create temporary table roster_met_pair (
    kind text not null, a uuid not null, b uuid not null, primary key (kind, a, b)
  ) on commit drop`.execute(trx)
}

/** Puts down all that readers yield, and their remarks into the report; gives the number. */
export async function stageItems(
  trx: SchoolTransaction,
  items: Iterable<RosterItem> | AsyncIterable<RosterItem>,
  report: ReportBuilder,
): Promise<number> {
  let waiting: Extract<RosterItem, { what: 'record' }>[] = []
  let hidden: Hidden[] = []
  let staged = 0
  for await (const item of items) {
    if (item.what !== 'record') {
      report.remark(item)
      if (item.what === 'warning' || item.hides === null) continue
      hidden.push(item.hides)
      if (hidden.length < pieceRows) continue
      await stageHidden(trx, hidden)
      hidden = []
      continue
    }
    report.read(item.record.kind)
    waiting.push(item)
    if (waiting.length < pieceRows) continue
    await stageRecords(trx, waiting)
    staged += waiting.length
    waiting = []
  }
  await stageRecords(trx, waiting)
  await stageHidden(trx, hidden)
  await indexStage(trx)
  return staged + waiting.length
}

async function stageRecords(
  trx: SchoolTransaction,
  records: readonly { readonly record: RosterRecord; readonly place: Place }[],
): Promise<void> {
  if (records.length === 0) return
  const rows = records.map(({ record, place }) => ({
    kind: record.kind,
    key: record.key,
    file: place.file,
    line: place.line,
    doc: record,
  }))
  await sql`insert into roster_stage (kind, key, file, line, doc)
    select kind, key, file, line, doc
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (kind text, key text, file text, line integer, doc jsonb)`.execute(trx)
}

async function stageHidden(trx: SchoolTransaction, hidden: readonly Hidden[]): Promise<void> {
  if (hidden.length === 0) return
  await sql`insert into roster_hidden (kind, key)
    select kind, key from jsonb_to_recordset(${JSON.stringify(hidden)}::jsonb)
      as row (kind text, key text)`.execute(trx)
}

/** Once all is put down: lets the pieces be found. */
async function indexStage(trx: SchoolTransaction): Promise<void> {
  await sql`create index on roster_stage (kind, seq)`.execute(trx)
  await sql`analyze roster_stage`.execute(trx)
}

/** Reads one kind piece by piece, in the order of the files. */
export async function* stagedPieces<Kind extends RosterKind>(
  trx: SchoolTransaction,
  kind: Kind,
): AsyncGenerator<StagedRecord<RecordOf<Kind>>[]> {
  let after = 0
  for (;;) {
    const { rows } = await sql<{
      seq: number
      file: string
      line: number
      doc: RecordOf<Kind>
    }>`select seq, file, line, doc from roster_stage
      where kind = ${kind} and seq > ${after} order by seq limit ${pieceRows}`.execute(trx)
    if (rows.length === 0) return
    yield rows.map(({ seq, file, line, doc }) => ({ seq, record: doc, place: { file, line } }))
    after = rows.at(-1)?.seq ?? after
  }
}

/** These people's roles or links changed: their accounts may have to close or open. */
export async function markChanged(
  trx: SchoolTransaction,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  await sql`insert into roster_changed_person (person_id) select unnest(${[...personIds]}::uuid[])
    on conflict do nothing`.execute(trx)
}

export type PairKind = 'class_pupil' | 'group_pupil' | 'class_teacher' | 'course_teacher' | 'link'

export async function meetPairs(
  trx: SchoolTransaction,
  kind: PairKind,
  pairs: readonly { readonly a: string; readonly b: string }[],
): Promise<void> {
  if (pairs.length === 0) return
  await sql`insert into roster_met_pair (kind, a, b)
    select ${kind}, a, b from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as row (a uuid, b uuid)
    on conflict do nothing`.execute(trx)
}

/** The people behind keys, of any import so far; keys that lead to nobody are left out. */
export async function peopleBehind(
  trx: SchoolTransaction,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await trx
    .selectFrom('person_source')
    .select(['source_key', 'person_id'])
    .where('source_key', 'in', [...new Set(keys)])
    .execute()
  return new Map(rows.map((row) => [row.source_key, row.person_id]))
}

/** Kinds of which anybody may stand on a line that was not taken. */
export async function readHiddenKinds(trx: SchoolTransaction): Promise<Set<Hidden['kind']>> {
  const { rows } = await sql<{ kind: Hidden['kind'] }>`
    select distinct kind from roster_hidden where key is null`.execute(trx)
  return new Set(rows.map(({ kind }) => kind))
}

/** True of a person (an SQL column) whose own line was not taken. */
export function isHidden(personId: string) {
  return sql<boolean>`exists (select from roster_hidden hidden
    join person_source behind on behind.source_key = hidden.key
    where behind.person_id = ${sql.ref(personId)})`
}
