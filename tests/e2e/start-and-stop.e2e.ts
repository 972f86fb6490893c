/**
 * An operator starts Préau, stops it, starts it twice, loses it to a kill -9, opens a school,
 * saves and restores it: by the command itself, as a person types it.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { installFolder } from '#engine/config/config.ts'
import { processMark } from '#engine/database/process-mark.ts'

const top = mkdtempSync(join(tmpdir(), 'preau-cli-'))
chmodSync(top, 0o711)
const children: ChildProcess[] = []
after(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(top, { recursive: true, force: true })
})

interface Run {
  readonly child: ChildProcess
  /** Both outputs so far. */
  text(): string
  readonly code: Promise<number | null>
}

function preau(dataDir: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(join(installFolder, 'preau'), words, {
    env: { ...process.env, PREAU_DATA: dataDir, PREAU_ALLOW_TEMPORARY: '1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      text += String(piece)
    })
  }
  const code = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  return { child, text: () => text, code }
}

/** Resolves with the address once the doors are open. */
async function untilReady(run: Run): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const address = /est prêt\s: (\S+)/u.exec(run.text())?.[1]
      if (address !== undefined) resolve(address)
    }
    run.child.stdout?.on('data', look)
    run.code.then((code) => reject(new Error(`ended with ${code}: ${run.text()}`)), reject)
  })
}

const dataDir = join(top, 'data')
let backupPath = ''

test('it starts, answers, refuses a second start, and stops in order', async () => {
  const run = preau(dataDir, ['start'])
  const address = await untilReady(run)
  assert.equal((await fetch(`${address}/api/health`)).status, 200)

  const second = preau(dataDir, ['start'])
  assert.equal(await second.code, 1)
  assert.match(second.text(), new RegExp(`tourne déjà .*processus ${run.child.pid}`))

  run.child.kill('SIGINT')
  assert.equal(await run.code, 0)
  assert.match(run.text(), /preau first-head/, 'it says how the first school opens')
  assert.ok(!existsSync(join(dataDir, 'server/database/postmaster.pid')), 'PostgreSQL has stopped')
})

test('a port that is taken is told at once, with another to choose', async () => {
  const stranger = createServer()
  await new Promise<void>((resolve) => {
    stranger.listen(0, '127.0.0.1', resolve)
  })
  const address = stranger.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const run = preau(dataDir, ['start'], { PORT: String(port) })
  assert.equal(await run.code, 1)
  assert.match(run.text(), new RegExp(`Le port ${port} est déjà pris.*PORT=${port + 1}`))
  stranger.close()
})

test('a bad setting is told by its name', async () => {
  const run = preau(dataDir, ['start'], { PREAU_URL: 'exemple.fr' })
  assert.equal(await run.code, 1)
  assert.match(run.text(), /PREAU_URL/)
  assert.doesNotMatch(run.text(), /at .*\.ts/, 'no stack for the operator')
})

test('after a kill -9 the next start finds everything, and a school opens beside it', async () => {
  const killed = preau(dataDir, ['start'])
  await untilReady(killed)
  killed.child.kill('SIGKILL')
  await killed.code

  const run = preau(dataDir, ['start'])
  await untilReady(run)
  const head = preau(dataDir, [
    ...['first-head', '--school', '0271234X', '--name', 'École du Test', '--kind', 'primaire'],
    ...['--given', 'Anne', '--family', 'Dupont'],
  ])
  assert.equal(await head.code, 0)
  assert.match(head.text(), /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)

  backupPath = join(top, 'saved.tar.gz')
  const backup = preau(dataDir, ['backup', backupPath])
  assert.equal(await backup.code, 0, backup.text())
  assert.equal(processMark(run.child.pid ?? 0) === null, false, 'it runs on')

  run.child.kill('SIGTERM')
  assert.equal(await run.code, 0)
})

test('when its database is lost it says so and ends, and the next start is well', async () => {
  const run = preau(dataDir, ['start'])
  await untilReady(run)
  const lockFile = readFileSync(join(dataDir, 'server/database/postmaster.pid'), 'utf8')
  process.kill(Number.parseInt(lockFile, 10), 'SIGKILL')
  assert.equal(await run.code, 1)
  assert.match(run.text(), /La base de données s’est arrêtée/)
  const next = preau(dataDir, ['start'])
  await untilReady(next)
  next.child.kill('SIGINT')
  assert.equal(await next.code, 0)
})

test('a backup is restored into a new folder, and Préau starts there', async () => {
  const copy = join(top, 'copy')
  const restore = preau(copy, ['restore', backupPath])
  assert.equal(await restore.code, 0, restore.text())
  const run = preau(copy, ['start'])
  await untilReady(run)
  run.child.kill('SIGINT')
  assert.equal(await run.code, 0)
  assert.doesNotMatch(run.text(), /first-head/, 'the school and its head are there')
  const again = preau(copy, ['restore', backupPath])
  assert.equal(await again.code, 1)
  assert.match(again.text(), /n’est pas vide/)
})

test('a demo that was killed while it was put in is begun anew, whole', async () => {
  const demo = join(top, 'demo')
  const killed = preau(demo, ['start', '--demo'])
  const seeding = new Promise<void>((resolve) => {
    killed.child.stderr?.on('data', () => {
      if (killed.text().includes('(filling the demo schools)')) resolve()
    })
  })
  await Promise.race([seeding, killed.code])
  await wait(400)
  killed.child.kill('SIGKILL')
  await killed.code
  assert.ok(existsSync(join(demo, 'demo-unfinished')))
  const beside = preau(demo, ['backup', join(top, 'half.tar.gz')])
  assert.equal(await beside.code, 1)

  const run = preau(demo, ['start', '--demo'])
  await untilReady(run)
  run.child.kill('SIGINT')
  assert.equal(await run.code, 0)
  assert.match(run.text(), /sous-le-tilleul/, 'the sign-ins are told')
})

test('over HTTPS on the local network, with a certificate of its own making', async () => {
  const run = preau(dataDir, ['start', '--lan'])
  const address = await untilReady(run)
  assert.match(address, /^https:/)
  run.child.kill('SIGINT')
  assert.equal(await run.code, 0)
  assert.match(run.text(), /preau-autorite\.crt/)
})
