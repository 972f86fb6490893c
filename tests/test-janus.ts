/**
 * A Janus of the machine for one test file, with a folder of settings of its own and a free port; null
 * where it is not installed. It may be killed and started again, as it happens to servers.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { JanusSettings } from '#engine/media/janus-session.ts'

const startMsMax = 20_000

export interface TestJanus {
  readonly settings: JanusSettings
  start(): Promise<void>
  /** At once, as a process dies. */
  kill(): Promise<void>
  /** It lives and does nothing. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

export async function startTestJanus(): Promise<TestJanus | null> {
  if (spawnSync('janus', ['--help']).status !== 0) return null
  const folder = await mkdtemp(join(tmpdir(), 'preau-janus-'))
  const settings = { url: `ws://127.0.0.1:${await findFreePort()}`, apiSecret: 'sous le tilleul' }
  await writeFile(join(folder, 'janus.jcfg'), coreSettings(settings))
  await writeFile(join(folder, 'janus.transport.websockets.jcfg'), doorSettings(settings))
  let server: ChildProcess | null = null
  const start = async (): Promise<void> => {
    server = spawn('janus', ['-F', folder], { stdio: 'ignore' })
    const started = performance.now()
    while (!(await isListening(settings.url))) {
      if (performance.now() - started > startMsMax) throw new Error('janus does not start')
      await wait(20)
    }
  }
  const kill = async (): Promise<void> => {
    if (server === null || server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  await start()
  return {
    settings,
    start,
    kill,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    async stop() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** No STUN server is asked, and the only plugin and the only door are those that Préau uses. */
const coreSettings = ({ apiSecret }: JanusSettings): string => `
general: {
  api_secret = "${apiSecret}"
  debug_level = 1
}
nat: {
  ice_lite = true
}
plugins: {
  disable = "${['audiobridge', 'duktape', 'echotest', 'lua', 'nosip', 'recordplay', 'sip', 'streaming', 'textroom', 'videocall', 'voicemail'].map((name) => `libjanus_${name}.so`).join(',')}"
}
transports: {
  disable = "${['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'].map((name) => `libjanus_${name}.so`).join(',')}"
}
`

const doorSettings = ({ url }: JanusSettings): string => `
general: {
  ws = true
  ws_ip = "127.0.0.1"
  ws_port = ${new URL(url).port}
}
`

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function isListening(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, 'janus-protocol')
    socket.once('error', () => resolve(false))
    socket.once('open', () => {
      socket.terminate()
      resolve(true)
    })
  })
}
