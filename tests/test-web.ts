/**
 * The whole web role over a database of its own, with one of everything of class A's and everybody
 * who might ask for it: for tests that come to the real doors as a stranger, a pupil or a head.
 */
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { createNewsHub, type NewsHub } from '#engine/bus/news-hub.ts'
import { type Config, loadConfig } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import type { Database } from '#engine/database/database.ts'
import type { Route } from '#engine/http/route.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { createLog } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { createSchoolParts } from '#roles/school-context.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import type { Repeat } from '#roles/waiting-room.ts'
import { startWeb } from '#roles/web.ts'
import type { Caller } from '#school/people/caller.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { createTargets, everybodyOf } from './access-world.ts'
import { mintSession } from './mint-session.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestSchool, type TestPerson, type TestSchool } from './test-school.ts'

export interface TestWeb {
  readonly origin: string
  readonly port: number
  /** Its keys, its files and its journal. */
  readonly dataDir: string
  readonly routes: readonly Route<Caller>[]
  readonly database: Database<SchoolTables>
  readonly context: SchoolContext
  readonly news: NewsHub
  readonly school: TestSchool
  /** Ids of class A's things, by the names that paths use. */
  readonly targets: Readonly<Record<string, string>>
  readonly everybody: Readonly<Record<string, TestPerson>>
  /** Lines that the web role has logged, as text. */
  readonly logged: string[]
  /** A cookie of a fresh session of the person's, as a password opens it. */
  signIn(person: TestPerson): Promise<string>
  /** The web role ends in order and begins anew, on the same port. */
  restart(): Promise<void>
  /** How many people a second the door lets in from now on. */
  setAdmissionRate(perSecond: number): void
  /** Calls with the page's own origin. */
  call(path: string, options?: WebCall): Promise<Response>
}

export interface WebCall {
  readonly cookie?: string | null
  readonly method?: string
  /** Sent as JSON unless it is text or bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Call it once at the top of a test file; it ends with the file's tests. */
export async function startTestWeb(
  settings: Partial<
    Pick<Config, 'admissionRate' | 'journal' | 'openingAtMs' | 'valkeyUrl' | 'video'>
  > & {
    /** The built pages; absent: API only. */
    readonly clientFolder?: string
    /** Absent: the system's. */
    readonly clock?: Clock
    /** Absent: the door lets people in by a timer. */
    readonly repeat?: Repeat
  } = {},
): Promise<TestWeb> {
  const { clientFolder = null, clock = systemClock, repeat, ...overrides } = settings
  const { database, source } = await withTestDatabase<SchoolTables>()
  await prepareJobs(source)
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-web-'))
  const logged: string[] = []
  const log = createLog({
    level: 'warn',
    readable: false,
    destination: { write: (line) => void logged.push(line) },
  })
  // Tests come in crowds: only those of the waiting room wait.
  const admissionRate = 100_000
  const place = { dataDir, port: 0, databaseUrl: null, admissionRate, ...overrides }
  // A copy of our own: the rate may change while a test runs.
  const config = { ...loadConfig({}, place) }
  const keyRing = openKeyRing(dataDir, systemRandom)
  const news = await createNewsHub(database, log)
  const parts = await createSchoolParts({ config, database, keyRing, news, log, clock })
  await news.start()
  const openDoors = () =>
    startWeb({
      config,
      context: parts.context,
      news,
      log,
      tls: null,
      clientFolder,
      checkReplies: true,
      ...(repeat === undefined ? {} : { repeat }),
    })
  let web = await openDoors()
  Object.assign(config, { port: web.port })
  after(async () => {
    await web.stop()
    await parts.drain()
    await news.stop()
    await rm(dataDir, { recursive: true })
  })
  const school = await createTestSchool(database.kysely)
  const origin = `http://127.0.0.1:${web.port}`

  const signIn = ({ accountId }: TestPerson): Promise<string> =>
    mintSession(database.kysely, {
      accountId,
      sessionKey: keyRing.key(sessionKeyName),
      nowMs: clock.now(),
    })

  function call(path: string, options: WebCall = {}): Promise<Response> {
    const { cookie, body, headers } = options
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const hasType = body !== undefined && headers?.['content-type'] === undefined
    return fetch(origin + path, {
      method: options.method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        origin,
        ...(cookie ? { cookie } : {}),
        ...(hasType ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isRaw ? (body as NonNullable<RequestInit['body']>) : JSON.stringify(body) }),
    })
  }

  return {
    origin,
    port: web.port,
    dataDir,
    routes: web.routes,
    database,
    context: parts.context,
    news,
    school,
    targets: await createTargets(parts.context, school),
    everybody: everybodyOf(school),
    logged,
    signIn,
    async restart() {
      await web.stop()
      web = await openDoors()
    },
    setAdmissionRate: (perSecond) => void Object.assign(config, { admissionRate: perSecond }),
    call,
  }
}
