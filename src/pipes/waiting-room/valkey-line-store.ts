/**
 * The waiting line of several web processes, kept in Valkey or Redis by one script
 * (`valkey-line-script.ts`). The processes' clocks must agree to within five seconds. While the
 * server is away, whoever asks is told when to come back, and nobody is let in; when it lost its
 * memory, people come back with their tickets as after any restart.
 */
import { createHash } from 'node:crypto'
import { Redis } from 'ioredis'
import { releasePhases } from './lane-shares.ts'
import { stepMaxMs } from './line-clock.ts'
import { pollMaxMs, pollMinMs, pollsPerWait, pollWithoutRateMs } from './poll-pace.ts'
import { lineScript } from './valkey-line-script.ts'
import {
  type Entrant,
  type Lane,
  type Line,
  type LineRules,
  lanes,
  lineRules,
  type Released,
  type Standing,
} from './waiting-line.ts'

/** One call of the script, in ms. */
const commandTimeoutMs = 2_000
/** What those are told who ask while the server is away, in ms. */
const awayComeBackMs = 5_000
/** People set aside, or forgotten, in one release. */
const sweepMax = 5_000
/** Draw, epoch and number with leading zeros: text that sorts like the numbers. */
const digits = { draw: 15, epoch: 10, number: 16 }
const sortLength = digits.draw + digits.epoch + digits.number
/** Staff go before everybody: their turns lie this much earlier than any that will ever be. */
const staffLeadMs = 1e14

export interface ValkeyLineOptions {
  /** `redis://…`, or the path of a Unix socket. */
  readonly url: string
  /** Before every key, for a server that serves others too. */
  readonly root?: string
  readonly rules?: Partial<LineRules>
  /** Where the server knows no line yet: nobody is let in for so long after the first call. */
  readonly graceMs?: number
  /** For the log: the server does not answer. The client connects again by itself. */
  readonly onError: (error: Error) => void
}

export interface ValkeyLine extends Line {
  close(): Promise<void>
}

/** Connects; rejects where nobody answers. Later, only `release` and `sizes` reject. */
export async function openValkeyLine(options: ValkeyLineOptions): Promise<ValkeyLine> {
  const client = new Redis(options.url, {
    lazyConnect: true,
    commandTimeout: commandTimeoutMs,
    maxRetriesPerRequest: 0,
    // Nothing is kept back for a server that is away: thousands would be held with it.
    enableOfflineQueue: false,
  })
  client.on('error', options.onError)
  try {
    await client.connect()
  } catch (error) {
    // Else it would go on trying, and keep the process alive.
    client.disconnect()
    throw error
  }
  // One tag, so that a cluster keeps all keys of a line on one server.
  const root = `${options.root ?? 'preau'}:{line}`
  const rules = JSON.stringify({
    ...lineRules,
    ...options.rules,
    graceMs: options.graceMs ?? 0,
    phases: releasePhases,
    ...{ stepMaxMs, sweepMax, sortLength },
    ...{ pollMinMs, pollMaxMs, pollWithoutRateMs, pollsPerWait },
  })
  const comeBackAfterMs = options.rules?.comeBackAfterMs ?? lineRules.comeBackAfterMs
  const run = (command: string, nowMs: number, ...rest: string[]): Promise<unknown> =>
    runScript(client, root, [command, rules, String(Math.round(nowMs)), ...rest])
  const ask = async (command: string, nowMs: number, ...rest: string[]): Promise<Standing> => {
    try {
      return readStanding(readTexts(await run(command, nowMs, ...rest)), comeBackAfterMs)
    } catch (error) {
      options.onError(error instanceof Error ? error : new Error(String(error)))
      return { state: 'full', comeBackAfterMs: awayComeBackMs }
    }
  }

  return {
    take: (entrant, nowMs) => ask('take', nowMs, ...writeEntrant(entrant)),
    seen: (key, nowMs) => ask('seen', nowMs, key),
    standing: (key, nowMs) => ask('standing', nowMs, key),
    merge: (ticketKey, entrant, nowMs) => ask('merge', nowMs, ticketKey, ...writeEntrant(entrant)),
    async release(perSecond, nowMs) {
      const rows = await run('release', nowMs, String(perSecond))
      return Array.isArray(rows) ? rows.map((row) => readReleased(readTexts(row))) : []
    },
    async sizes() {
      const [pass, known, unknown, perSecond] = readTexts(await run('sizes', 0))
      const waiting = { pass: Number(pass), known: Number(known), unknown: Number(unknown) }
      return { waiting, perSecond: Number(perSecond) }
    },
    close: async () => client.disconnect(),
  }
}

const scriptHash = createHash('sha1').update(lineScript).digest('hex')

/** By its hash; whole where the server has not seen it yet, or has forgotten it. */
async function runScript(client: Redis, root: string, args: string[]): Promise<unknown> {
  try {
    return await client.evalsha(scriptHash, 1, root, ...args)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
    return await client.eval(lineScript, 1, root, ...args)
  }
}

function writeEntrant(entrant: Entrant): string[] {
  const { key, lane, together, isStaff, orderMs, draw, number, arrivedAtMs } = entrant
  const score = isStaff ? orderMs - staffLeadMs : orderMs
  const sort =
    String(draw).padStart(digits.draw, '0') +
    String(number.epoch).padStart(digits.epoch, '0') +
    String(number.number).padStart(digits.number, '0')
  const numbers = [orderMs, draw, number.epoch, number.number, arrivedAtMs, score].map(String)
  return [key, lane, together ?? '', isStaff ? '1' : '0', ...numbers, sort]
}

function readReleased(row: readonly string[]): Released {
  const [waitedMs, promised, key = '', lane, together = '', isStaff, ...numbers] = row
  const [orderMs = 0, draw = 0, epoch = 0, number = 0, arrivedAtMs = 0] = numbers.map(Number)
  return {
    waitedMs: Number(waitedMs),
    promisedMs: promised === '' ? null : Number(promised),
    entrant: {
      key,
      lane: readLane(lane),
      together: together === '' ? null : together,
      isStaff: isStaff === '1',
      orderMs,
      draw,
      number: { epoch, number },
      arrivedAtMs,
    },
  }
}

function readStanding(reply: readonly string[], comeBackAfterMs: number): Standing {
  const [state, ahead, waitMs, pollAfterMs] = reply
  if (state === 'in' || state === 'absent') return { state }
  if (state === 'full') return { state, comeBackAfterMs }
  if (state !== 'waiting') throw new Error(`the line answered ${state}`)
  return {
    state,
    ahead: Number(ahead),
    waitMs: waitMs === '' ? null : Number(waitMs),
    pollAfterMs: Number(pollAfterMs),
  }
}

function readLane(text: string | undefined): Lane {
  const lane = lanes.find((known) => known === text)
  if (lane === undefined) throw new Error(`the line knows no lane ${text}`)
  return lane
}

/** What the script gives back is text throughout; what is not there counts as nothing. */
function readTexts(reply: unknown): string[] {
  if (!Array.isArray(reply)) throw new Error('the line answered no list')
  return reply.map((each: unknown) => (typeof each === 'string' ? each : ''))
}
