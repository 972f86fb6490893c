/** What a backup takes from a database: which tables, in which order, and the counters. */
import type pg from 'pg'
import {
  type BackupHead,
  type BackupSequence,
  type BackupTable,
  tableKey,
} from '#engine/backup/backup-format.ts'

/**
 * Not taken: what the migrations write themselves, and the change feed, whose rows are news
 * for processes that run now and are counted by transactions of this server.
 */
const leftOut = new Set([
  'public.schema_migration',
  'public.change_feed',
  'graphile_worker.migrations',
])
const schemas = ['public', 'graphile_worker']

/** Whether Préau was started on this database: else there is no shape to read. */
export async function hasShape(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.schema_migration') is not null
       and to_regclass('graphile_worker.migrations') is not null as there`,
  )
  return rows[0]?.there === true
}

/** Reads the shape in the client's transaction. */
export async function readShape(
  client: pg.ClientBase,
): Promise<Omit<BackupHead, 'format' | 'createdAt'>> {
  const migrations = await client.query<{ name: string; hash: string }>(
    'select name, hash from schema_migration order by name',
  )
  const jobs = await client.query<{ version: number | null }>(
    'select max(id)::int as version from graphile_worker.migrations',
  )
  return {
    migrations: migrations.rows,
    jobs: jobs.rows[0]?.version ?? 0,
    tables: await readTables(client),
    sequences: await readSequences(client),
  }
}

export interface Reference {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/**
 * The foreign keys of all tables. They may refer to each other in a circle, so that no order
 * of filling satisfies them: a restore takes them off and puts them on again, all of them
 * checked, in its one transaction.
 */
export async function readReferences(client: pg.ClientBase): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(
    `select k.conrelid::regclass::text as table, k.conname as name,
       pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace
     where k.contype = 'f' and n.nspname = any($1)`,
    [schemas],
  )
  return rows
}

/** Tables of `shape` that hold a row. */
export async function filledTables(
  client: pg.ClientBase,
  tables: readonly BackupTable[],
): Promise<readonly string[]> {
  const filled: string[] = []
  for (const table of tables) {
    const { rows } = await client.query(`select exists (select from ${quoted(table)}) as filled`)
    if (rows[0]?.filled === true) filled.push(tableKey(table))
  }
  return filled
}

export function quoted({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): string {
  return `${quote(schema)}.${quote(name)}`
}

export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

/**
 * Columns that PostgreSQL computes are left out, and so are transaction numbers (xid8): they
 * count the transactions of one server, and the restoring one gives its own.
 */
async function readTables(client: pg.ClientBase): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `select n.nspname as schema, c.relname as name,
       array(
         select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
         order by a.attnum
       ) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1)
     order by n.nspname, c.relname`,
    [schemas],
  )
  return rows.filter((table) => !leftOut.has(tableKey(table)))
}

async function readSequences(client: pg.ClientBase): Promise<readonly BackupSequence[]> {
  const { rows } = await client.query<BackupSequence>(
    `select schemaname as schema, sequencename as name, last_value::text as last
     from pg_sequences where schemaname = any($1) and last_value is not null
     order by schemaname, sequencename`,
    [schemas],
  )
  return rows.filter(({ name }) => !name.startsWith('change_feed'))
}
