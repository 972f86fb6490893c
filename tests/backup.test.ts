/** A backup brings everything back, exactly, or nothing; and never over something that lives. */
import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { restoreBackup } from '#engine/backup/restore-backup.ts'
import { writeBackup } from '#engine/backup/write-backup.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { addJob, prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

const top = mkdtempSync(join(tmpdir(), 'preau-backup-'))
const databases: TestDatabase<unknown>[] = []
after(async () => {
  await Promise.all(databases.map((each) => each.close()))
  rmSync(top, { recursive: true, force: true })
})

interface Installation extends TestDatabase<unknown> {
  readonly dataDir: string
}

async function install(name: string): Promise<Installation> {
  const made = await createTestDatabase<unknown>()
  databases.push(made)
  const dataDir = join(top, name)
  mkdirSync(dataDir)
  return { ...made, dataDir }
}

const blob = '0123456789abcdef0123456789abcdef01234567'

/** Rows with everything that text formats tend to damage, a parent and children, counters, a job. */
async function fill({ database, source, dataDir }: Installation): Promise<void> {
  await prepareJobs(source)
  const { kysely } = database
  await sql`insert into school (uai, name, kind, created_at) values
    ('0271234X', ${'École « L’Été »\t\n\\N \\. "fin"'}, 'primaire', '2021-04-06 08:00:00.123456+02'),
    ('0271235Y', 'Ça', 'college', now())`.execute(kysely)
  await sql`insert into school_year (id, school_uai, label, starts_on, ends_on, week_a_monday)
    values (gen_random_uuid(), '0271234X', '2020-2021', '2020-09-01', '2021-07-06', '2020-08-31')`.execute(
    kysely,
  )
  // More than one piece's worth of rows in one table.
  await sql`insert into audit_line (school_uai, action, detail)
    select '0271234X', 'tried', jsonb_build_object('text', repeat(md5(n::text), 3000))
    from generate_series(1, 60) n`.execute(kysely)
  await addJob(kysely, 'later', { it: 'waits' })
  openKeyRing(dataDir, systemRandom).key('session')
  mkdirSync(join(dataDir, 'blobs/01'), { recursive: true })
  writeFileSync(join(dataDir, 'blobs/01', blob), 'a picture')
  writeFileSync(join(dataDir, 'blobs/01', `${blob}.partial`), 'not whole')
}

/** Every row of every table as text, without the transaction numbers. */
async function dump({ database }: Installation): Promise<string> {
  const tables = await sql<{ name: string }>`select schemaname || '.' || tablename as name
    from pg_tables where schemaname in ('public', 'graphile_worker')
      and tablename not in ('schema_migration', 'change_feed', 'migrations')
    order by 1`.execute(database.kysely)
  let text = ''
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`
      select (to_jsonb(t) - 'xid')::text as row from ${sql.table(name)} t order by 1`.execute(
      database.kysely,
    )
    text += `${name}\n${rows.rows.map(({ row }) => row).join('\n')}\n`
  }
  return text
}

async function backUp({ source, dataDir }: Installation, name: string): Promise<string> {
  const path = join(top, name)
  await writeBackup({ source, dataDir, path, clock: systemClock })
  return path
}

function restore({ source, dataDir }: Installation, path: string): Promise<{ rows: number }> {
  return restoreBackup({ source, dataDir, path, log: silentLog, prepareJobs })
}

async function isEmpty({ database, dataDir }: Installation): Promise<boolean> {
  const { rows } = await sql`select from school`.execute(database.kysely)
  return (
    rows.length === 0 && !existsSync(join(dataDir, 'keys')) && !existsSync(join(dataDir, 'blobs'))
  )
}

const original = await install('original')
await fill(original)
const path = await backUp(original, 'good.tar.gz')

test('a round trip brings every row, key and file back, and the counters go on', async () => {
  const copy = await install('copy')
  const facts = await restore(copy, path)
  assert.ok(facts.rows >= 4)
  assert.equal(await dump(copy), await dump(original))
  const key = (dataDir: string) => openKeyRing(dataDir, systemRandom).key('session')
  assert.deepEqual(key(copy.dataDir), key(original.dataDir))
  assert.equal(readFileSync(join(copy.dataDir, 'blobs/01', blob), 'utf8'), 'a picture')
  assert.ok(!existsSync(join(copy.dataDir, 'blobs/01', `${blob}.partial`)))
  assert.ok(!existsSync(join(copy.dataDir, 'restore-in-progress')))
  await addJob(copy.database.kysely, 'another', {})
})

test('a backup is closed to others and never written over', async () => {
  assert.equal(statSync(path).mode & 0o777, 0o600)
  await assert.rejects(backUp(original, 'good.tar.gz'), /existe déjà/)
})

test('two backups under one name: the second is refused while the first writes, and harms nothing', async () => {
  const both = await Promise.allSettled([
    backUp(original, 'twice.tar.gz'),
    backUp(original, 'twice.tar.gz'),
  ])
  const failed = both.filter((each) => each.status === 'rejected')
  assert.equal(failed.length, 1)
  assert.match(String(failed[0]?.reason), /s’écrit sous ce nom.*effacez ce fichier/s)
  const copy = await install('twice')
  await restore(copy, join(top, 'twice.tar.gz'))
  assert.equal(await dump(copy), await dump(original))
  // One that was killed leaves its draft, which is nobody's to write over.
  writeFileSync(join(top, 'killed.tar.gz.partial'), 'a part')
  await assert.rejects(backUp(original, 'killed.tar.gz'), /interrompue/)
  assert.equal(readFileSync(join(top, 'killed.tar.gz.partial'), 'utf8'), 'a part')
})

test('a backup made while others write holds one moment, and no half of a transaction', async () => {
  const busy = await install('busy')
  await fill(busy)
  let writing = true
  let written = 0
  const write = async (): Promise<void> => {
    for (; writing; written += 1) {
      const uai = `029${String(written).padStart(4, '0')}A`
      await busy.database.transaction(async (trx) => {
        await sql`insert into school (uai, name, kind) values (${uai}, 'x', 'college')`.execute(trx)
        await sql`insert into school_year
          values (gen_random_uuid(), ${uai}, 'x', '2020-09-01', '2021-07-06', '2020-08-31')`.execute(
          trx,
        )
      })
    }
  }
  const writer = write()
  const saved = await backUp(busy, 'busy.tar.gz')
  writing = false
  await writer
  const copy = await install('busy-copy')
  await restore(copy, saved)
  const { rows } = await sql<{ schools: number; years: number }>`select
    (select count(*) from school where uai like '029%') as schools,
    (select count(*) from school_year where school_uai like '029%') as years`.execute(
    copy.database.kysely,
  )
  assert.equal(rows[0]?.schools, rows[0]?.years)
  assert.ok(written > (rows[0]?.schools ?? 0), 'something was written after the moment')
})

test('a living installation is refused, and left as it is', async () => {
  const before = await dump(original)
  await assert.rejects(restore(original, path), /n’est pas vide/)
  assert.equal(await dump(original), before)
})

test('a file that is cut off anywhere restores nothing', async () => {
  const whole = readFileSync(path)
  const copy = await install('cut')
  for (const part of [0.2, 0.6, 0.95]) {
    const cut = join(top, 'cut.tar.gz')
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * part)))
    await assert.rejects(restore(copy, cut), PlainError)
    assert.ok(await isEmpty(copy), `after ${part}`)
  }
  // Cut between two entries, and closed again as if it were whole.
  const tar = gunzipSync(whole)
  const end = tar.indexOf('preau-backup-end.json')
  writeFileSync(
    join(top, 'closed.tar.gz'),
    gzipSync(Buffer.concat([tar.subarray(0, end), Buffer.alloc(1024)])),
  )
  await assert.rejects(restore(copy, join(top, 'closed.tar.gz')), /incomplète/)
  assert.ok(await isEmpty(copy))
})

test('a file of another kind, or none, is refused in plain words', async () => {
  const copy = await install('other')
  writeFileSync(join(top, 'text.txt'), 'Bonjour')
  writeFileSync(join(top, 'text.gz'), gzipSync('Bonjour'.repeat(1000)))
  for (const name of ['text.txt', 'text.gz', 'absent.tar.gz']) {
    await assert.rejects(restore(copy, join(top, name)), PlainError, name)
  }
  assert.ok(await isEmpty(copy))
})

test('a key of another installation is never replaced', async () => {
  const copy = await install('keyed')
  const key = openKeyRing(copy.dataDir, systemRandom).key('session')
  await assert.rejects(restore(copy, path), /diffère/)
  assert.deepEqual(openKeyRing(copy.dataDir, systemRandom).key('session'), key)
  const { rows } = await sql`select from school`.execute(copy.database.kysely)
  assert.equal(rows.length, 0)
})
