/**
 * The embedded server in everything that happens to it: first start, second start, killed
 * parents, stale locks, two at once, closed folders, a full disk. Real processes throughout.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { installFolder } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import type { Connection } from '#engine/database/connection.ts'
import { joinEmbeddedServer, startEmbeddedServer } from '#engine/database/embedded-server.ts'
import { isAlive, processMark, serverProcesses } from '#engine/database/process-mark.ts'
import { silentLog } from '#engine/log/log.ts'

const isRoot = process.getuid?.() === 0
const onlyRoot = { skip: isRoot ? false : 'only root meets this case' }
const onlyLinux = { skip: process.platform === 'linux' ? false : 'needs /proc' }
const top = mkdtempSync(join(tmpdir(), 'preau-server-'))
chmodSync(top, 0o711)
const folders: string[] = [top]
const children: ChildProcess[] = []
after(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(name: string): string {
  const folder = join(top, name)
  mkdirSync(folder)
  chmodSync(folder, 0o711)
  return folder
}

const start = (dataDir: string) =>
  startEmbeddedServer({ dataDir, log: silentLog, allowTemporary: true })

async function ask(connection: Connection, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

interface Holder {
  readonly child: ChildProcess
  readonly connection: Connection | undefined
  readonly refused: string | undefined
}

/** Runs `tests/fixtures/server-holder.ts` until it has said how the start went. */
async function hold(dataDir: string): Promise<Holder> {
  const program = join(installFolder, 'tests/fixtures/server-holder.ts')
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  for await (const line of createInterface(child.stdout)) {
    return { child, connection: undefined, refused: undefined, ...JSON.parse(line) }
  }
  throw new Error('the holder said nothing')
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => {
    child.once('exit', resolve)
  })
  child.kill('SIGKILL')
  await gone
}

/** See proc(5). */
function childrenOf({ pid }: ChildProcess): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return text.split(' ').filter(Boolean).map(Number)
}

function serverPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'server/database/postmaster.pid'), 'utf8'), 10)
}

async function untilGone(database: string): Promise<void> {
  for (let tries = 0; tries < 200 && serverProcesses(database).length > 0; tries += 1)
    await wait(50)
  assert.deepEqual(serverProcesses(database), [])
}

test('the first start makes a durable, private, UTF-8 database; the second finds it again', async () => {
  const dataDir = newFolder('plain')
  const first = await start(dataDir)
  const facts = await ask(
    first.connection,
    `select current_setting('fsync'), current_setting('synchronous_commit'),
      current_setting('full_page_writes'), current_setting('listen_addresses'),
      current_setting('server_encoding'), current_setting('data_checksums'),
      lower('ÉCOLE'), current_setting('password_encryption'), current_setting('TimeZone')`,
  )
  assert.deepEqual(facts, ['on', 'on', 'on', '', 'UTF8', 'on', 'école', 'scram-sha-256', 'UTC'])
  await ask(first.connection, 'create table kept as select 42 as value')
  assert.equal(statSync(first.connection.host).mode & 0o777, 0o700)
  assert.equal(statSync(join(dataDir, 'database-password')).mode & 0o777, 0o600)
  await assert.rejects(ask({ ...first.connection, password: 'guess' }, 'select 1'), /password/)
  await first.stop()
  await untilGone(join(dataDir, 'server/database'))

  const second = await start(dataDir)
  assert.deepEqual(await ask(second.connection, 'select value from kept'), [42])
  await second.stop()
  assert.ok(!existsSync(join(dataDir, 'server.lock')))
})

test('when its Préau is killed, the server stops by itself, and the next start is clean', async () => {
  const dataDir = newFolder('killed')
  const { child, connection } = await hold(dataDir)
  assert.ok(connection)
  await ask(connection, 'create table kept as select 1 as value')
  await kill(child)
  await untilGone(join(dataDir, 'server/database'))
  const next = await start(dataDir)
  assert.deepEqual(await ask(next.connection, 'select value from kept'), [1])
  await next.stop()
})

test('a server left alive by a killed Préau is recognised and replaced', onlyLinux, async () => {
  const dataDir = newFolder('orphan')
  const { child, connection } = await hold(dataDir)
  assert.ok(connection)
  await ask(connection, 'create table kept as select 1 as value')
  // Without its guard the server survives its Préau, as after a crash of both.
  const orphan = serverPid(dataDir)
  for (const pid of childrenOf(child)) if (pid !== orphan) process.kill(pid, 'SIGKILL')
  await kill(child)
  assert.ok(isAlive(orphan))
  const next = await start(dataDir)
  assert.notEqual(serverPid(dataDir), orphan)
  assert.equal(processMark(orphan), null)
  assert.deepEqual(await ask(next.connection, 'select value from kept'), [1])
  await next.stop()
})

test(
  'everything killed at once: what was committed is there after the next start',
  onlyLinux,
  async () => {
    const dataDir = newFolder('crash')
    const { child, connection } = await hold(dataDir)
    assert.ok(connection)
    await ask(connection, 'create table kept as select 1 as value')
    const pids = serverProcesses(join(dataDir, 'server/database'))
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await kill(child)
    assert.ok(existsSync(join(dataDir, 'server/database/postmaster.pid')))
    const next = await start(dataDir)
    assert.deepEqual(await ask(next.connection, 'select value from kept'), [1])
    await next.stop()
  },
)

test('a stranger who got the number of the lock file is left alone', async () => {
  const dataDir = newFolder('stranger')
  await (await start(dataDir)).stop()
  const database = join(dataDir, 'server/database')
  const { uid, gid } = statSync(database)
  const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' })
  try {
    const lines = [stranger.pid, database, 0, 5432, '', '', '', 'ready']
    writeFileSync(join(database, 'postmaster.pid'), `${lines.join('\n')}\n`)
    writeFileSync(join(dataDir, 'server.lock'), `${stranger.pid}\nanother start time\n`)
    const next = await start(dataDir)
    assert.ok(isAlive(stranger.pid ?? 0))
    await next.stop()
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('of two starts at once, one runs and the other says who does', async () => {
  const dataDir = newFolder('twice')
  const holders = await Promise.all([hold(dataDir), hold(dataDir)])
  const running = holders.find(({ connection }) => connection !== undefined)
  const refused = holders.find((holder) => holder.refused !== undefined)
  assert.ok(running && refused)
  assert.match(refused.refused ?? '', new RegExp(`processus ${running.child.pid}`))
  running.child.stdin?.write('stop\n')
  await untilGone(join(dataDir, 'server/database'))
})

test('a command beside a running Préau uses its server, and leaves it running', async () => {
  const dataDir = newFolder('beside')
  const options = { dataDir, log: silentLog, allowTemporary: true }
  const [server, beside] = [await start(dataDir), await joinEmbeddedServer(options)]
  assert.deepEqual(beside.connection, server.connection)
  await beside.stop()
  assert.deepEqual(await ask(server.connection, 'select 1'), [1])
  await server.stop()
  const alone = await joinEmbeddedServer(options)
  assert.deepEqual(await ask(alone.connection, 'select 1'), [1])
  await alone.stop()
  await untilGone(join(dataDir, 'server/database'))
})

test('an interrupted creation is begun anew', async () => {
  const dataDir = newFolder('interrupted')
  mkdirSync(join(dataDir, 'server/database-being-made'), { recursive: true })
  writeFileSync(join(dataDir, 'server/database-being-made/PG_VERSION'), '18\n')
  const server = await start(dataDir)
  assert.deepEqual(await ask(server.connection, 'select 1'), [1])
  await server.stop()
})

test('the temporary folder is refused, under any name, unless it is asked for', async () => {
  const link = join(installFolder, 'node_modules/.preau-link-to-temporary')
  rmSync(link, { force: true })
  symlinkSync(top, link)
  try {
    for (const dataDir of [join(top, 'refused'), join(link, 'refused')]) {
      await assert.rejects(
        startEmbeddedServer({ dataDir, log: silentLog }),
        (error) => error instanceof PlainError && error.french.includes('dossier temporaire'),
      )
    }
  } finally {
    rmSync(link)
  }
})

test('a long path gets a short socket folder, which goes with the server', async () => {
  const dataDir = join(newFolder('long'), 'x'.repeat(100))
  const server = await start(dataDir)
  assert.ok(server.connection.host.length < 80)
  assert.deepEqual(await ask(server.connection, 'select 1'), [1])
  await server.stop()
  assert.ok(!existsSync(server.connection.host))
})

test('a lost password file is told, not replaced', async () => {
  const dataDir = newFolder('password')
  await (await start(dataDir)).stop()
  rmSync(join(dataDir, 'database-password'))
  await assert.rejects(start(dataDir), /mot de passe/)
})

test('the loss of the server is told', async () => {
  const dataDir = newFolder('lost')
  const server = await start(dataDir)
  process.kill(serverPid(dataDir), 'SIGQUIT')
  await server.lost
  await server.stop()
})

test(
  'root in a closed folder: the files lie where the server can reach them',
  onlyRoot,
  async () => {
    const closed = newFolder('closed')
    chmodSync(closed, 0o700)
    const dataDir = join(closed, 'data')
    const first = await start(dataDir)
    const { folder }: { folder: string } = JSON.parse(
      readFileSync(join(dataDir, 'database-place.json'), 'utf8'),
    )
    folders.push(folder)
    assert.ok(!folder.startsWith(top))
    assert.ok(readFileSync(join(dataDir, 'OU-EST-LA-BASE.txt'), 'utf8').includes(folder))
    await ask(first.connection, 'create table kept as select 7 as value')
    await first.stop()
    const second = await start(dataDir)
    assert.deepEqual(await ask(second.connection, 'select value from kept'), [7])
    await second.stop()

    const copy = join(closed, 'copy')
    spawnSync('cp', ['-a', dataDir, copy])
    await assert.rejects(start(copy), /est une copie/)

    rmSync(dataDir, { recursive: true })
    const fresh = await start(dataDir)
    const again: { folder: string } = JSON.parse(
      readFileSync(join(dataDir, 'database-place.json'), 'utf8'),
    )
    folders.push(again.folder)
    assert.notEqual(again.folder, folder, 'a deleted installation is not taken up')
    await fresh.stop()
  },
)

test(
  'a full disk is told in plain words, and leaves nothing half made',
  onlyRoot,
  async (context) => {
    const dataDir = newFolder('full')
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=711', 'tmpfs', dataDir])
    if (mounted.status !== 0) {
      context.skip('no right to mount a small disk here')
      return
    }
    try {
      await assert.rejects(
        start(dataDir),
        (error) => error instanceof PlainError && error.french.startsWith('Le disque est plein'),
      )
      assert.ok(!existsSync(join(dataDir, 'server/database')))
      assert.ok(!existsSync(join(dataDir, 'server.lock')))
    } finally {
      spawnSync('umount', [dataDir])
    }
  },
)
