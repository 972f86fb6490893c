/**
 * Brings a database to the shape that this version of the program needs: applies the files
 * `migrations/NNNN-name.sql` in order, each whole or not at all, whoever else starts at the
 * same time. A file that was applied never changes; a change is a new file.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { installFolder } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { type ConnectionSource, clientConfig } from '#engine/database/connection.ts'
import type { Log } from '#engine/log/log.ts'

export interface Migration {
  /** The file's name without `.sql`, such as `0001-engine`. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the text, in hex. */
  readonly hash: string
}

export const migrationFolder = join(installFolder, 'migrations')

/** An arbitrary number that every version of Préau must share. */
const migrationLock = 7_723_284_401
const fileName = /^\d{4}-[a-z0-9-]+\.sql$/

/** The migrations of a folder in their order. Throws where two share a number. */
export function readMigrations(folder: string = migrationFolder): readonly Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => fileName.test(name))
    .toSorted()
    .map((name) => {
      // Git may have given the lines Windows' ends; the content is the same.
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
      const hash = createHash('sha256').update(text).digest('hex')
      return { name: name.slice(0, -'.sql'.length), sql: text, hash }
    })
  for (const [index, { name }] of migrations.entries()) {
    if (migrations[index + 1]?.name.slice(0, 4) === name.slice(0, 4)) {
      throw new Error(`two migrations have the number ${name.slice(0, 4)}`)
    }
  }
  return migrations
}

/** Applies what is missing and returns the names applied. Throws a `PlainError` where history differs. */
export async function migrate(
  source: ConnectionSource,
  log: Log,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const client = new pg.Client({ ...clientConfig(source), application_name: 'preau-migrate' })
  client.on('error', (err) => log.warn({ err }, 'the connection of the migration was lost'))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists schema_migration (
      name text primary key,
      hash text not null,
      applied_at timestamptz not null default now()
    )`)
    const missing = await compareHistory(client, migrations)
    // Of a new database the whole history says nothing to anybody: one line instead of one for each.
    const isNew = missing.length === migrations.length
    for (const migration of missing) {
      await apply(client, migration)
      if (!isNew) log.info({ migration: migration.name }, 'migration applied')
    }
    if (isNew) log.info({ migrations: missing.length }, 'a new database was laid out')
    return missing.map(({ name }) => name)
  } finally {
    // Ending the session gives the lock back.
    await client.end()
  }
}

/** The names of what is still to be applied; the database is left as it is. Throws as `migrate` does. */
export async function readMissing(
  source: ConnectionSource,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const client = new pg.Client({ ...clientConfig(source), application_name: 'preau-migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await compareHistory(client, migrations)).map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function compareHistory(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from schema_migration order by name',
  )
  for (const applied of rows) {
    const known = migrations.find(({ name }) => name === applied.name)
    if (known === undefined) throw newerDatabase(applied.name)
    if (known.hash !== applied.hash) throw changedFile(applied.name)
  }
  const last = rows.at(-1)?.name ?? ''
  const missing = migrations.filter(({ name }) => !rows.some((applied) => applied.name === name))
  const late = missing.find(({ name }) => name < last)
  if (late !== undefined) throw new Error(`${late.name} comes before ${last}, already applied`)
  return missing
}

async function apply(client: pg.Client, { name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`migration ${name} failed and was undone: ${message}`, { cause })
  }
}

function newerDatabase(name: string): PlainError {
  return new PlainError({
    french: `La base de données vient d’une version plus récente de Préau (${name}). Mettez le programme à jour.`,
    english: `The database comes from a newer version of Préau (${name}). Update the program.`,
  })
}

function changedFile(name: string): PlainError {
  return new PlainError({
    french: `Le fichier migrations/${name}.sql a changé depuis qu’il a été appliqué à cette base. Remettez l’original ; un changement est un nouveau fichier.`,
    english: `The file migrations/${name}.sql has changed since it was applied to this database. Put the original back; a change is a new file.`,
  })
}
