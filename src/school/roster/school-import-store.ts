/** Reads and writes schools, levels and subjects as files describe them. */
import { sql } from 'kysely'
import type { SchoolTransaction } from '#school/room-context.ts'
import { subjectFamily } from './aaf-codes.ts'
import type { CodeRecord } from './roster-record.ts'
import type { KnownSchool, SchoolStep } from './school-plan.ts'

export async function readKnownSchools(
  trx: SchoolTransaction,
  uais: readonly string[],
): Promise<Map<string, KnownSchool>> {
  if (uais.length === 0) return new Map()
  const rows = await trx
    .selectFrom('school')
    .selectAll()
    .where('uai', 'in', [...uais])
    .execute()
  return new Map(
    rows.map((row): [string, KnownSchool] => [
      row.uai,
      {
        isOpen: row.opened_at !== null,
        fields: {
          uai: row.uai,
          name: row.name,
          schoolKind: row.kind,
          kindLabel: row.kind_label,
          sector: row.sector,
          address: row.address,
          postcode: row.postcode,
          commune: row.commune,
          departmentCode: row.department_code,
          academy: row.academy,
          phone: row.phone,
          email: row.email,
          zone: row.zone,
          timeZone: row.time_zone,
          sourceState: row.source_state,
        },
      },
    ]),
  )
}

export async function writeSchools(
  trx: SchoolTransaction,
  steps: readonly SchoolStep[],
): Promise<void> {
  const rows = steps
    .filter((step) => step.outcome !== 'unchanged')
    .map(({ fields, opens }) => ({
      uai: fields.uai,
      name: fields.name,
      kind: fields.schoolKind,
      kind_label: fields.kindLabel,
      sector: fields.sector,
      address: fields.address,
      postcode: fields.postcode,
      commune: fields.commune,
      department_code: fields.departmentCode,
      academy: fields.academy,
      phone: fields.phone,
      email: fields.email,
      zone: fields.zone,
      time_zone: fields.timeZone,
      source_state: fields.sourceState,
      opens,
    }))
  if (rows.length === 0) return
  await sql`insert into school (uai, name, kind, kind_label, sector, address, postcode, commune,
      department_code, academy, phone, email, zone, time_zone, source_state, opened_at)
    select uai, name, kind, kind_label, sector, address, postcode, commune, department_code,
      academy, phone, email, zone, time_zone, source_state, case when opens then now() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (uai text, name text, kind text,
      kind_label text, sector text, address text, postcode text, commune text,
      department_code text, academy text, phone text, email text, zone text, time_zone text,
      source_state text, opens boolean)
    on conflict (uai) do update set name = excluded.name, kind = excluded.kind,
      kind_label = excluded.kind_label, sector = excluded.sector, address = excluded.address,
      postcode = excluded.postcode, commune = excluded.commune,
      department_code = excluded.department_code, academy = excluded.academy,
      phone = excluded.phone, email = excluded.email, zone = excluded.zone,
      time_zone = excluded.time_zone, source_state = excluded.source_state,
      opened_at = coalesce(school.opened_at, excluded.opened_at),
      updated_at = now()`.execute(trx)
}

/** Labels by code, for the codes asked for. */
export async function readCodes(
  trx: SchoolTransaction,
  kind: CodeRecord['kind'],
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await trx
    .selectFrom(kind)
    .select(['code', 'label'])
    .where('code', 'in', [...codes])
    .execute()
  return new Map(rows.map((row) => [row.code, row.label]))
}

export async function writeCodes(
  trx: SchoolTransaction,
  kind: CodeRecord['kind'],
  records: readonly CodeRecord[],
): Promise<void> {
  if (records.length === 0) return
  if (kind === 'level') {
    await trx
      .insertInto('level')
      .values(records.map(({ key, label }) => ({ code: key, label })))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((row) => ({ label: row.ref('excluded.label') })),
      )
      .execute()
    return
  }
  await trx
    .insertInto('subject')
    .values(records.map(({ key, label }) => ({ code: key, label, family: subjectFamily(label) })))
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((row) => ({ label: row.ref('excluded.label') })),
    )
    .execute()
}
