/**
 * Which device sessions were ended before their time, kept in memory so that no request asks the
 * database. Loaded at start, kept fresh by the change feed; while the feed is silent for too long,
 * the database is asked after all.
 */
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { expiresAtMs, isOver, type SessionToken } from './session-token.ts'

/** The topic under which ended sessions are announced. */
export const sessionsTopic = 'sessions'
/** Older news than this, and memory is not believed. */
const feedSilenceMaxMs = 5_000
/** Ended sessions held in memory, about 100 bytes each; beyond, the database is asked. */
const endedMax = 500_000
/** How often sessions that are over by age are forgotten. */
const sweepEveryMs = 600_000

/** What the database knows at one moment. */
export interface EndedSessions {
  /** Sessions ended before their time, which would last until `expiresAtMs` otherwise. */
  readonly sessions: readonly { readonly sessionId: Id; readonly expiresAtMs: number }[]
  /** Accounts whose sessions issued before `fromMs` are over. */
  readonly floors: readonly { readonly accountId: Id; readonly fromMs: number }[]
  /** Sessions of every account issued before this are over. */
  readonly floorOfAllMs: number
}

export interface SessionNews {
  subscribe(topic: string, listener: (key: string) => void): void
  /** Milliseconds since the feed last heard from the database. */
  silentForMs(): number
}

export interface SessionMemory {
  /** Loads what ended before; requests are answered from the database until this is done. */
  load(): Promise<void>
  /** Whether the session may still be used: by age, by its own end, by a floor. */
  isAlive(token: SessionToken): Promise<boolean>
}

/** What is announced when one session ends. */
export function sessionEndedKey(session: { readonly id: Id; readonly expiresAtMs: number }) {
  return `s:${session.id}:${session.expiresAtMs}`
}

/** What is announced when all sessions of an account end that were issued before `fromMs`. */
export function accountFloorKey(accountId: Id, fromMs: number): string {
  return `a:${accountId}:${fromMs}`
}

export function createSessionMemory(options: {
  readonly readAll: () => Promise<EndedSessions>
  /** One session, asked of the database. */
  readonly readOne: (token: SessionToken) => Promise<boolean>
  readonly news: SessionNews
  readonly clock: Pick<Clock, 'now'>
}): SessionMemory {
  const { clock, news } = options
  const ended = new Map<Id, number>()
  const floors = new Map<Id, number>()
  let floorOfAllMs = 0
  let isLoaded = false
  let isComplete = true
  let sweptAtMs = clock.now()

  const noteEnded = (sessionId: Id, untilMs: number): void => {
    if (ended.size >= endedMax) isComplete = false
    else if (untilMs > clock.now()) ended.set(sessionId, untilMs)
  }
  const noteFloor = (accountId: Id, fromMs: number): void => {
    floors.set(accountId, Math.max(fromMs, floors.get(accountId) ?? 0))
  }

  // Subscribed before loading: what ends meanwhile is in one or the other, or in both.
  news.subscribe(sessionsTopic, (key) => {
    const [kind, id = '', time = ''] = key.split(':')
    if (kind === 's') noteEnded(id, Number(time))
    if (kind === 'a') noteFloor(id, Number(time))
    sweep()
  })

  const sweep = (): void => {
    const nowMs = clock.now()
    if (nowMs - sweptAtMs < sweepEveryMs) return
    sweptAtMs = nowMs
    for (const [sessionId, untilMs] of ended) if (untilMs <= nowMs) ended.delete(sessionId)
    for (const [accountId, fromMs] of floors) {
      if (expiresAtMs({ issuedAtMs: fromMs, shared: false }) <= nowMs) floors.delete(accountId)
    }
  }

  return {
    async load() {
      const all = await options.readAll()
      for (const { sessionId, expiresAtMs: untilMs } of all.sessions) noteEnded(sessionId, untilMs)
      for (const { accountId, fromMs } of all.floors) noteFloor(accountId, fromMs)
      floorOfAllMs = all.floorOfAllMs
      isLoaded = true
    },
    async isAlive(token) {
      if (isOver(token, clock.now())) return false
      if (ended.has(token.sessionId)) return false
      const floorMs = Math.max(floorOfAllMs, floors.get(token.accountId) ?? 0)
      if (token.issuedAtMs < floorMs) return false
      const isBelieved = isLoaded && isComplete && news.silentForMs() < feedSilenceMaxMs
      return isBelieved || options.readOne(token)
    },
  }
}
