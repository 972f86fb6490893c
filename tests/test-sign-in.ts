/**
 * Sign-in as one process of the product has it, on a test's database: real keys in a folder of its
 * own, a real change feed, a real HTTP server, and devices that keep cookies like browsers.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNewsHub, type NewsHub } from '#engine/bus/news-hub.ts'
import { type KeyRing, openKeyRing } from '#engine/config/key-ring.ts'
import type { Database } from '#engine/database/database.ts'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import { createHttpServer, listen } from '#engine/http/http-server.ts'
import type { Route } from '#engine/http/route.ts'
import { createLog } from '#engine/log/log.ts'
import { type FixedClock, fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { Caller } from '#school/people/caller.ts'
import { readKnownPerson } from '#school/people/caller-store.ts'
import { meRoutes } from '#school/people/me-routes.ts'
import { refuseActsOfAnother } from '#school/people/refuse-acts-of-another.ts'
import { createCallerMemory } from '#school/people/remember-caller.ts'
import { createAddressBudget } from '#school/sign-in/address-budget.ts'
import { createAuthenticate } from '#school/sign-in/authenticate.ts'
import { createPasswordPool, pepperKeyName } from '#school/sign-in/password-pool.ts'
import { createPauseMemory } from '#school/sign-in/pause-memory.ts'
import { revokeFormerGuardians } from '#school/sign-in/revoke-former-guardians.ts'
import type { CardSession, SessionByCard } from '#school/sign-in/session-by-card.ts'
import { insertSessionsByCard } from '#school/sign-in/session-by-card-store.ts'
import { createSessionMemory } from '#school/sign-in/session-memory.ts'
import { isSessionAlive, readEndedSessions } from '#school/sign-in/session-store.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SignInContext } from '#school/sign-in/sign-in-context.ts'
import { signInRoutes } from '#school/sign-in/sign-in-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { testMorning } from './test-school.ts'

export interface TestSignIn {
  readonly context: SignInContext
  readonly news: NewsHub
  readonly clock: FixedClock
  readonly keyRing: KeyRing
  readonly address: string
  /** Everything that was logged. */
  readonly logged: readonly string[]
  /** A device with an empty cookie jar. */
  device(userAgent?: string): TestDevice
  stop(): Promise<void>
}

export interface TestAnswer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered
  readonly body: any
}

export interface TestDevice {
  readonly jar: Map<string, string>
  get(path: string): Promise<TestAnswer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>
}

export interface TestSignInOptions {
  /** Two processes share their clock and keys. */
  readonly like?: TestSignIn
  readonly publicUrl?: string
  /** Doors of other rooms, for what depends on how a session was opened. */
  readonly moreRoutes?: (context: SignInContext) => readonly Route<Caller>[]
}

export async function startTestSignIn(
  database: Database<SchoolTables>,
  options: TestSignInOptions = {},
): Promise<TestSignIn> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-sign-in-'))
  const clock = options.like?.clock ?? fixedClock(testMorning)
  const keyRing = options.like?.keyRing ?? openKeyRing(folder, systemRandom)
  const logged: string[] = []
  const log = createLog({
    level: 'trace',
    readable: false,
    destination: { write: (line) => void logged.push(line) },
  })
  const news = await createNewsHub(database, log)
  const db = database.kysely
  const cardSessions = createGroupCommit<CardSession, SessionByCard | null>({
    write: (sessions) => insertSessionsByCard(db, sessions),
  })
  const sessions = createSessionMemory({
    readAll: () => readEndedSessions(db, new Date(clock.now())),
    readOne: (token) => isSessionAlive(db, token),
    news,
    clock,
  })
  const context: SignInContext = {
    db,
    clock,
    random: systemRandom,
    keyRing,
    log,
    publicUrl: options.publicUrl ?? null,
    publicUrlIsReal: options.publicUrl !== undefined,
    sessions,
    callers: createCallerMemory({
      read: (accountId) => readKnownPerson(db, accountId),
      news,
      clock,
    }),
    passwords: createPasswordPool({
      workers: 2,
      peppers: () => keyRing.all(pepperKeyName),
      clock,
    }),
    addresses: createAddressBudget(clock),
    ticketOf: () => null,
    pauses: createPauseMemory(clock),
    cardSessions,
  }
  const formerGuardians = revokeFormerGuardians(context, news)
  await sessions.load()
  await news.start()

  const app = await createHttpServer<Caller>({
    routes: [
      ...signInRoutes(context),
      ...meRoutes(context),
      ...(options.moreRoutes?.(context) ?? []),
    ],
    log,
    authenticate: createAuthenticate({
      sessionKeys: () => keyRing.all(sessionKeyName),
      sessions,
      callers: context.callers,
      onKnown: (address, accountId) => context.addresses.know(address, accountId),
    }),
    against: refuseActsOfAnother,
    limitKey: (caller) => caller.accountId,
    trustedProxies: ['127.0.0.1'],
    publicOrigin: options.publicUrl ?? null,
    tls: null,
    checkReplies: true,
  })
  const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
  const address = `http://127.0.0.1:${port}`
  return {
    context,
    news,
    clock,
    keyRing,
    address,
    logged,
    device: (userAgent = 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0') =>
      openDevice(address, userAgent, logged),
    async stop() {
      await app.close()
      await cardSessions.drain()
      await formerGuardians.settled()
      await news.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function openDevice(address: string, userAgent: string, logged: readonly string[]): TestDevice {
  const jar = new Map<string, string>()

  const call = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<TestAnswer> => {
    const response = await fetch(address + path, {
      method,
      headers: {
        'user-agent': userAgent,
        ...(jar.size === 0
          ? {}
          : { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(method === 'GET' ? {} : { origin: address }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    keepCookies(jar, response.headers.getSetCookie())
    if (response.status === 500) {
      throw new Error(`${method} ${path} failed: ${logged.at(-1) ?? ''}`)
    }
    return { status: response.status, headers: response.headers, body: await response.json() }
  }
  return {
    jar,
    get: (path) => call('GET', path, undefined, {}),
    post: (path, body, headers = {}) => call('POST', path, body, headers),
  }
}

function keepCookies(jar: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    if (value === '' || attributes.includes('Max-Age=0')) jar.delete(name)
    else jar.set(name, value)
  }
}
