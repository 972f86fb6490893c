/**
 * Devices as ours behave: the arrival line and the satchel of the browser's own code, over real
 * HTTP, each with its cookies, its seeded chance and the same pauses after trouble. What they were
 * told is written down, so that it can be compared with what the database holds.
 */
import { Agent } from 'node:http'
import { type ApiRefusal, type ApiResult, retryAfterMs } from '#browser/api/call-api.ts'
import {
  type ArrivalLine,
  createArrivalLine,
  type KeptArrival,
} from '#browser/arrival/arrival-line.ts'
import { createSatchel, type Satchel } from '#browser/satchel/create-satchel.ts'
import { type Driver, driveSatchel } from '#browser/satchel/drive-satchel.ts'
import type { Entry, Load } from '#browser/satchel/entry.ts'
import type { Sent } from '#browser/satchel/judge-reply.ts'
import { createMemoryShelf } from '#browser/satchel/memory-shelf.ts'
import { openClosing } from '#browser/satchel/open-closing.ts'
import type { ArrivalReply } from '#contract/arrival.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import { type Random, seededRandom } from '#kernel/random.ts'
import { callCell } from '../../tests/call-cell.ts'
import { goodAnswers } from '../../tests/small-exercise.ts'

/** What `callApi` allows an answer. */
const answerTimeoutMs = 30_000
const connectionsMax = 512
const turnsMax = 3

/** One call of a device, from its sending to what came back. */
export interface SentCall {
  readonly sentAtMs: number
  /** HTTP status; 0: none came. */
  status: number
  /** The answer was what the device wanted, or the place that the server told it to ask for. */
  isGood: boolean
}

/** A pupil's work; null: a device on which nobody is signed in. */
export interface PupilWork {
  readonly accountId: Id
  readonly attemptId: Id
  readonly cookie: string
  /** How often the answer is changed before the copy is handed in. */
  readonly saves: number
  readonly handsIn: boolean
}

export interface Device {
  readonly work: PupilWork | null
  readonly calls: readonly SentCall[]
  /** Every number that it was told; more than one is a lost place. */
  readonly numbers: ReadonlySet<string>
  /** Every time of arrival that it was told. */
  readonly arrivals: ReadonlySet<string>
  readonly savedVersion: number
  readonly receipts: readonly Receipt[]
  /** Refusals that no trying again mends. */
  readonly refusals: readonly string[]
  isDone(): boolean
  start(): void
  stop(): void
}

/** Connections that the devices of one crowd share. */
export interface Hall {
  readonly port: number
  readonly agent: Agent
}

export const openHall = (port: number): Hall => ({
  port,
  agent: new Agent({ keepAlive: true, maxSockets: connectionsMax }),
})

export function createDevice(hall: Hall, work: PupilWork | null, seed: number): Device {
  const random = seededRandom(seed)
  const told = {
    calls: [] as SentCall[],
    numbers: new Set<string>(),
    arrivals: new Set<string>(),
    savedVersion: 0,
    receipts: [] as Receipt[],
    refusals: [] as string[],
  }
  const jar = createJar(work?.cookie ?? null)
  let isIn = false

  async function callOnce<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
  ): Promise<ApiResult<T>> {
    const call: SentCall = { sentAtMs: performance.now(), status: 0, isGood: false }
    told.calls.push(call)
    const { agent, port } = hall
    const wish = { port, agent, method, path, body, cookie: jar.header() }
    const answer = await callCell({ ...wish, timeoutMs: answerTimeoutMs })
    if (answer === null) return { ok: false, refusal: silence }
    call.status = answer.status
    call.isGood = answer.status === 200
    jar.take(answer.headers['set-cookie'] ?? [])
    if (call.isGood) return { ok: true, value: JSON.parse(answer.text) as T }
    return { ok: false, refusal: readRefusal(answer) }
  }
  /** As `callApi`: a call that the door refused waits for its turn. */
  async function call<T>(method: 'POST' | 'PUT', path: string, body: unknown) {
    for (let turns = 0; ; turns += 1) {
      const answer = await callOnce<T>(method, path, body)
      if (answer.ok || answer.refusal.code !== 'wait_your_turn' || turns === turnsMax) return answer
      if (!(await line.waitForTurn())) return answer
    }
  }
  async function ask(path: string, body: unknown): Promise<ApiResult<ArrivalReply>> {
    const place = told.calls.length
    const answer = await callOnce<ArrivalReply>('POST', path, body)
    // Told "in" once more: a call too many, however good the answer.
    const call = told.calls[place]
    if (call !== undefined && isIn) call.isGood = false
    if (answer.ok && answer.value.state === 'waiting') {
      told.numbers.add(answer.value.place.number)
      told.arrivals.add(answer.value.place.arrivedAt)
    }
    if (answer.ok && answer.value.state === 'in' && answer.value.arrivedAt !== null) {
      told.arrivals.add(answer.value.arrivedAt)
    }
    return answer
  }

  let kept: KeptArrival = { ticket: null, tries: 0 }
  const line: ArrivalLine = createArrivalLine({
    now: Date.now,
    random: random.fraction,
    isHidden: () => false,
    askArrival: (arrival) => ask('/api/arrival', arrival),
    askPlace: (asked) => ask('/api/place', asked),
    memory: {
      read: () => kept,
      write(next) {
        kept = next
      },
    },
    tellTabs: () => undefined,
    held: async () => ({ warm: true }),
    onIn() {
      isIn = true
      desk?.begin()
    },
  })
  const desk = work === null ? null : createDesk(work, random, call, told)

  return {
    work,
    ...told,
    get savedVersion() {
      return told.savedVersion
    },
    isDone: () => isIn && (desk?.isDone() ?? true),
    start: () => void line.arrive(),
    stop: () => desk?.stop(),
  }
}

type Call = <T>(method: 'POST' | 'PUT', path: string, body: unknown) => Promise<ApiResult<T>>

/** The pupil at work: one answer changed again and again, then the copy, all through the satchel. */
function createDesk(
  work: PupilWork,
  random: Random,
  call: Call,
  told: { savedVersion: number; receipts: Receipt[]; refusals: string[] },
) {
  const { accountId, attemptId } = work
  let saves = 0
  let isDone = false
  let hasBegun = false
  const satchel: Satchel = createSatchel({
    owner: accountId,
    shelf: createMemoryShelf(),
    spare: createMemoryShelf,
    closing: openClosing,
    gate: (send) => send(),
    now: Date.now,
    random,
    send,
    inFront: () => ({ accountId, isSure: true }),
    askWhoIsThere: async () => null,
    tell: () => undefined,
  })
  const driver: Driver = driveSatchel(satchel, random.fraction)

  async function send({ id, task }: Entry, load: Load): Promise<ApiResult<Sent>> {
    const base = `/api/attempts/${attemptId}`
    if (task.kind === 'save_answer' && load.kind === 'save_answer') {
      const { questionId, version } = task
      const body = { answer: load.answer, version }
      const result = await call('PUT', `${base}/answers/${questionId}`, body)
      if (!result.ok) return note(result)
      told.savedVersion = Math.max(told.savedVersion, version)
      setImmediate(next)
      return { ok: true, value: { kind: 'received', receipt: null } }
    }
    if (load.kind !== 'submit') throw new Error('this pupil has no such work')
    const body = { id, answers: load.answers }
    const result = await call<Receipt>('POST', `${base}/submission`, body)
    if (!result.ok) return note(result)
    told.receipts.push(result.value)
    isDone = true
    return { ok: true, value: { kind: 'received', receipt: result.value } }
  }
  function note(result: { readonly ok: false; readonly refusal: ApiRefusal }) {
    const { code, status } = result.refusal
    if (status !== 0 && status !== 429 && status < 500) told.refusals.push(`${status} ${code}`)
    return result
  }
  /** The next piece of work, once the one before is at school. */
  async function next(): Promise<void> {
    if (saves < work.saves) {
      saves += 1
      const task = { kind: 'save_answer', questionId: 'q1', version: saves } as const
      const answer = { kind: 'true_false', value: saves % 2 === 0 } as const
      await satchel.keep([{ attemptId, task, load: { kind: 'save_answer', answer } }])
    } else if (work.handsIn) {
      const load = { kind: 'submit', answers: goodAnswers } as const
      await satchel.keep([{ attemptId, task: { kind: 'submit' }, load }])
    } else {
      isDone = true
      return
    }
    driver.wake()
  }
  return {
    begin() {
      if (!hasBegun) void next()
      hasBegun = true
    },
    isDone: () => isDone,
    stop: () => driver.stop(),
  }
}

const silence: ApiRefusal = {
  code: 'no_connection',
  status: 0,
  detail: {},
  requestId: null,
  retryAfterMs: null,
}

function readRefusal(answer: {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}): ApiRefusal {
  const { refusal = 'strange_answer' } = JSON.parse(answer.text) as { refusal?: ApiRefusal['code'] }
  const asked = answer.headers['retry-after']
  return {
    code: refusal,
    status: answer.status,
    detail: {},
    requestId: null,
    retryAfterMs: retryAfterMs(typeof asked === 'string' ? asked : null, Date.now()),
  }
}

/** The cookies of one device. */
export function createJar(first: string | null) {
  const jar = new Map<string, string>()
  const put = (pair: string): void => {
    const at = pair.indexOf('=')
    jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
  if (first !== null) put(first)
  return {
    header: (): string | null =>
      jar.size === 0 ? null : [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    take(lines: readonly string[]): void {
      for (const line of lines) put(line.split(';')[0] ?? '')
    },
  }
}
