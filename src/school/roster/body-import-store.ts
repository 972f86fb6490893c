/** Reads and writes classes, groups, courses and who is in them, whole pieces at a time. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { Random } from '#kernel/random.ts'
import { mintCardPrefix } from '#school/people/card-alphabet.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import type { BodyStep, KnownBody } from './plan-body.ts'

export type BodyKind = 'class' | 'group'

interface BodyName {
  readonly key: string
  readonly yearId: Id
  readonly name: string
}

/** Classes or groups that are there, by their key in the import. */
export async function readKnownBodies(
  trx: SchoolTransaction,
  kind: BodyKind,
  wanted: readonly BodyName[],
): Promise<Map<string, KnownBody & { id: Id; hadPupils: boolean }>> {
  const ofBody =
    kind === 'class'
      ? sql`class_pupil where class_id = body.id`
      : sql`group_pupil where group_id = body.id`
  const columns =
    kind === 'class'
      ? sql`body.level_code, body.level_label`
      : sql`null::text as level_code, null::text as level_label`
  const { rows } = await sql<{
    key: string
    id: Id
    level_code: string | null
    level_label: string | null
    is_active: boolean
    is_imported: boolean
    had_pupils: boolean
  }>`select row.key, body.id, ${columns}, body.deactivated_at is null as is_active,
      body.source_key is not null as is_imported,
      exists (select from ${ofBody}) as had_pupils
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as row (key text, "yearId" uuid, name text)
    join ${sql.table(kind === 'class' ? 'class' : 'pupil_group')} body
      on body.school_year_id = row."yearId" and body.name = row.name`.execute(trx)
  return new Map(
    rows.map((row) => [
      row.key,
      {
        id: row.id,
        levelCode: row.level_code,
        levelLabel: row.level_label,
        isActive: row.is_active,
        isImported: row.is_imported,
        hadPupils: row.had_pupils,
      },
    ]),
  )
}

/** The level of classes whose pupils all have the same, from the staged pupils. */
export async function readStagedLevels(trx: SchoolTransaction, keys: readonly string[]) {
  const { rows } = await sql<{ key: string; code: string | null; label: string | null }>`
    select staged.key, level.code, staged.label
    from (
      select doc->>'bodyKey' as key,
        case when count(distinct doc->>'levelCode') = 1 then min(doc->>'levelCode') end as code,
        case when count(distinct doc->>'levelLabel') = 1 then min(doc->>'levelLabel') end as label
      from roster_stage
      where kind = 'membership' and doc->>'bodyKind' = 'class' and doc ? 'levelCode'
        and doc->>'bodyKey' = any(${[...keys]}::text[])
      group by 1
    ) staged
    left join level on level.code = staged.code`.execute(trx)
  return new Map(rows.map((row) => [row.key, { levelCode: row.code, levelLabel: row.label }]))
}

export interface BodyWrite extends BodyName {
  readonly id: Id
  readonly uai: string
  readonly sourceKey: string
  readonly step: BodyStep
}

/** Tries at a class's public prefix; the million there are fill slowly. */
const prefixTriesMax = 20

export async function writeBodies(
  trx: SchoolTransaction,
  kind: BodyKind,
  writes: readonly BodyWrite[],
  random: Random,
): Promise<void> {
  const changed = writes.filter((write) => write.step.outcome !== 'unchanged')
  if (changed.length === 0) return
  if (kind === 'group') {
    await trx
      .insertInto('pupil_group')
      .values(
        changed.map((write) => ({
          id: write.id,
          school_uai: write.uai,
          school_year_id: write.yearId,
          name: write.name,
          source_key: write.sourceKey,
          deactivated_at: null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['school_year_id', 'name']).doUpdateSet((row) => ({
          deactivated_at: null,
          source_key: row.ref('excluded.source_key'),
        })),
      )
      .execute()
    return
  }
  const prefixes = await mintPrefixes(trx, changed.length, random)
  await trx
    .insertInto('class')
    .values(
      changed.map((write, index) => ({
        id: write.id,
        school_uai: write.uai,
        school_year_id: write.yearId,
        name: write.name,
        level_code: write.step.levelCode,
        level_label: write.step.levelLabel,
        card_prefix: prefixes[index] ?? '',
        source_key: write.sourceKey,
        deactivated_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['school_year_id', 'name']).doUpdateSet((row) => ({
        level_code: row.ref('excluded.level_code'),
        level_label: row.ref('excluded.level_label'),
        source_key: row.ref('excluded.source_key'),
        deactivated_at: null,
      })),
    )
    .execute()
}

async function mintPrefixes(trx: SchoolTransaction, count: number, random: Random) {
  const free = new Set<string>()
  for (let tries = 0; free.size < count; tries += 1) {
    if (tries === prefixTriesMax) throw new Error('no free card prefix was found')
    const minted = Array.from({ length: count - free.size }, () => mintCardPrefix(random))
    const taken = await trx
      .selectFrom('class')
      .select('card_prefix')
      .where('card_prefix', 'in', minted)
      .execute()
    const takenPrefixes = new Set(taken.map((row) => row.card_prefix))
    for (const prefix of minted) if (!takenPrefixes.has(prefix)) free.add(prefix)
  }
  return [...free]
}

export interface Pair {
  /** The class, group or course. */
  readonly a: Id
  /** The pupil or teacher. */
  readonly b: Id
  readonly isMain?: boolean
  /** This run is the first to put pupils into the class or group. */
  readonly isFirst?: boolean
}

interface PairTable {
  readonly table: 'class_pupil' | 'group_pupil' | 'class_teacher' | 'course_teacher'
  readonly a: string
  readonly b: string
  readonly hasEnd: boolean
}

export const pairTables = {
  class_pupil: { table: 'class_pupil', a: 'class_id', b: 'pupil_id', hasEnd: true },
  group_pupil: { table: 'group_pupil', a: 'group_id', b: 'pupil_id', hasEnd: true },
  class_teacher: { table: 'class_teacher', a: 'class_id', b: 'teacher_id', hasEnd: true },
  course_teacher: { table: 'course_teacher', a: 'course_id', b: 'teacher_id', hasEnd: false },
} as const satisfies Record<string, PairTable>

export async function readKnownPairs(
  trx: SchoolTransaction,
  { table, a, b, hasEnd }: PairTable,
  pairs: readonly Pair[],
): Promise<Map<string, { isEnded: boolean; isMain: boolean }>> {
  const ended = hasEnd ? sql`ended_at is not null` : sql`false`
  const main = table === 'class_teacher' ? sql`is_main` : sql`false`
  const { rows } = await sql<{ a: Id; b: Id; is_ended: boolean; is_main: boolean }>`
    select ${sql.ref(a)} as a, ${sql.ref(b)} as b, ${ended} as is_ended, ${main} as is_main
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as row (a uuid, b uuid)
    join ${sql.table(table)} on ${sql.ref(a)} = row.a and ${sql.ref(b)} = row.b`.execute(trx)
  return new Map(
    rows.map((row) => [`${row.a}|${row.b}`, { isEnded: row.is_ended, isMain: row.is_main }]),
  )
}

/**
 * Pupils who come to a class or group belong to it from this run on, and those who come back again
 * from this run on. Whoever is in it with the first run that fills it belongs to it since the year
 * began, but for a pupil whom the run takes out of another class of that year.
 */
async function writePupils(
  trx: SchoolTransaction,
  { table, a }: Pick<PairTable, 'table' | 'a'>,
  pairs: readonly Pair[],
): Promise<void> {
  const comesFromOther =
    table === 'class_pupil'
      ? sql`exists (select from class here
          join class there on there.school_year_id = here.school_year_id and there.id <> here.id
          join class_pupil other on other.class_id = there.id and other.ended_at is null
          where here.id = given.a and other.pupil_id = given.b
            and not exists (select from roster_met_pair met where met.kind = 'class_pupil'
              and met.a = other.class_id and met.b = other.pupil_id))`
      : sql`false`
  await sql`insert into ${sql.table(table)} as pair (${sql.ref(a)}, pupil_id, by_import, outside)
    select a, b, true, outside_until(now(), "isFirst" and not ${comesFromOther})
    from (select distinct a, b, coalesce("isFirst", false) as "isFirst"
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
        as row (a uuid, b uuid, "isFirst" boolean)) given
    on conflict (${sql.ref(a)}, pupil_id) do update set ended_at = null,
      by_import = true, outside = outside_until_back(pair.outside, pair.ended_at, now())`.execute(
    trx,
  )
}

export async function writePairs(
  trx: SchoolTransaction,
  { table, a, b }: PairTable,
  pairs: readonly Pair[],
): Promise<void> {
  if (pairs.length === 0) return
  if (table === 'class_pupil' || table === 'group_pupil') {
    await writePupils(trx, { table, a }, pairs)
    return
  }
  const extra = table === 'class_teacher' ? sql`, is_main` : sql``
  const value = table === 'class_teacher' ? sql`, coalesce("isMain", false)` : sql``
  const update =
    table === 'class_teacher'
      ? sql`do update set ended_at = null, by_import = true, is_main = excluded.is_main`
      : sql`do nothing`
  await sql`insert into ${sql.table(table)} (${sql.ref(a)}, ${sql.ref(b)}, by_import${extra})
    select distinct a, b, true${value}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as row (a uuid, b uuid, "isMain" boolean)
    on conflict (${sql.ref(a)}, ${sql.ref(b)}) ${update}`.execute(trx)
}

/** What the school did by hand and the files say as well is the import's from now on. */
export async function claimPairs(
  trx: SchoolTransaction,
  { table, a, b }: PairTable,
  pairs: readonly Pair[],
): Promise<void> {
  if (pairs.length === 0) return
  await sql`update ${sql.table(table)} pair set by_import = true
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as row (a uuid, b uuid)
    where pair.${sql.ref(a)} = row.a and pair.${sql.ref(b)} = row.b
      and not pair.by_import`.execute(trx)
}
