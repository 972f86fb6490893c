/**
 * A Firefox of the machine for one test, with a loudspeaker that leads nowhere, driven over WebDriver
 * BiDi (https://w3c.github.io/webdriver-bidi/): enough of it to open a page and to ask it something. The
 * library that drives Chromium here knows only newer ones than Debian's. Null where Firefox, or
 * PulseAudio, without which Firefox plays nothing, is not installed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { processEnvironment } from '#engine/config/config.ts'

const startMsMax = 60_000
const answerMsMax = 30_000
const untilMsMax = 30_000

/** Sound may begin without a press; a microphone that hums is there, and every page may have it. */
const preferences = {
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.autoplay.block-webaudio': false,
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
}

export interface Firefox {
  goto(address: string): Promise<void>
  /** The value of an expression, or of its promise, by way of JSON. */
  evaluate(expression: string): Promise<unknown>
  /** Asks again and again until the expression is true. */
  until(expression: string): Promise<void>
  close(): Promise<void>
}

export async function openFirefox(): Promise<Firefox | null> {
  const areThere = ['firefox-esr', 'pulseaudio'].every(
    (name) => spawnSync(name, ['--version']).status === 0,
  )
  if (!areThere) return null
  const folder = await mkdtemp(join(tmpdir(), 'preau-firefox-'))
  const env = { ...processEnvironment(), HOME: folder, XDG_RUNTIME_DIR: folder }
  const loudspeaker = spawn(
    'pulseaudio',
    ['-n', '--exit-idle-time=-1', '-L', 'module-native-protocol-unix', '-L', 'module-null-sink'],
    { env, stdio: 'ignore' },
  )
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref('${name}', ${JSON.stringify(value)});`,
  )
  await writeFile(join(folder, 'user.js'), lines.join('\n'))
  const browser = spawn(
    'firefox-esr',
    ['--headless', '--remote-debugging-port', '0', '--profile', folder, 'about:blank'],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const close = async (): Promise<void> => {
    for (const child of [browser, loudspeaker]) await killed(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { ...(await drive(await addressOf(browser))), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('Firefox says nothing')
  const signal = AbortSignal.timeout(startMsMax)
  for await (const line of createInterface({ input: stderr, signal })) {
    const [, address] = /^WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? []
    if (address === undefined) continue
    stderr.resume()
    return address
  }
  throw new Error('Firefox did not start')
}

async function drive(address: string): Promise<Omit<Firefox, 'close'>> {
  const socket = new WebSocket(`${address}/session`)
  await once(socket, 'open')
  let asked = 0
  async function command(method: string, params: object): Promise<Answer> {
    asked += 1
    const id = asked
    socket.send(JSON.stringify({ id, method, params }))
    const signal = AbortSignal.timeout(answerMsMax)
    for (;;) {
      const [data] = await once(socket, 'message', { signal })
      const answer: Answer = JSON.parse(String(data))
      if (answer.id !== id) continue
      if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`)
      return answer
    }
  }
  await command('session.new', { capabilities: {} })
  const { result } = await command('browsingContext.getTree', {})
  const context = result?.contexts?.[0]?.context
  async function evaluate(expression: string): Promise<unknown> {
    const { result } = await command('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context },
      awaitPromise: true,
    })
    const told = result?.result?.value
    if (told === undefined) throw new Error(`${expression}: ${JSON.stringify(result)}`)
    return JSON.parse(told)
  }
  return {
    async goto(url) {
      await command('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    evaluate,
    async until(expression) {
      const untilMs = performance.now() + untilMsMax
      while ((await evaluate(expression)) !== true) {
        if (performance.now() > untilMs) throw new Error(`never true: ${expression}`)
        await wait(100)
      }
    },
  }
}

/** What of an answer is read here. */
interface Answer {
  readonly id?: number
  readonly type?: string
  readonly message?: string
  readonly result?: {
    readonly contexts?: readonly { readonly context: string }[]
    readonly result?: { readonly value?: string }
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
