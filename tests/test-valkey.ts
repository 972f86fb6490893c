/**
 * A Valkey or Redis server for one test file, on a Unix socket in a temporary folder, without a
 * port and without files; null where neither is installed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const startWithinMs = 20_000

export interface TestValkey {
  /** The path of its socket, as `openValkeyLine` takes it. */
  readonly url: string
  /** One command, by hand. */
  run(...words: string[]): Promise<void>
  /** It lives and answers nobody. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

export async function startTestValkey(): Promise<TestValkey | null> {
  const program = ['valkey-server', 'redis-server'].find(
    (name) => spawnSync(name, ['--version']).status === 0,
  )
  if (program === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'preau-valkey-'))
  const socket = join(folder, 'socket')
  const options = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no']
  const server = spawn(program, [...options, '--dir', folder], { stdio: 'ignore' })
  const started = performance.now()
  while (!(await isListening(socket))) {
    if (performance.now() - started > startWithinMs) throw new Error(`${program} does not start`)
    await wait(20)
  }
  return {
    url: socket,
    run: (...words) => runCommand(socket, words),
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      await ended(server)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The socket's file is there a moment before anybody listens at it. */
function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket, () => {
      connection.destroy()
      resolve(true)
    })
    connection.once('error', () => resolve(false))
  })
}

/** Once more is as good. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const hasEnded = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  await hasEnded
}

function runCommand(socket: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socket, () => connection.write(`${words.join(' ')}\r\n`))
    connection.once('error', reject)
    connection.once('data', (answer) => {
      connection.end()
      if (answer.toString().startsWith('+OK')) resolve()
      else reject(new Error(answer.toString()))
    })
  })
}
