/**
 * Every route × everybody. The table (`access-table.ts`) says who may call what of class A's; a
 * route that is not in the table fails, and so does a line of the table without a route. Whoever
 * may not is refused over real HTTP; whoever may gets past the rule.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import { createNewsHub } from '#engine/bus/news-hub.ts'
import { loadConfig } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import type { Route } from '#engine/http/route.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import { createSchoolParts } from '#roles/school-context.ts'
import { startWeb } from '#roles/web.ts'
import type { Caller } from '#school/people/caller.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { accessTable } from './access-table.ts'
import { createTargets, everybodyOf } from './access-world.ts'
import { mintSession } from './mint-session.ts'
import { withTestDatabase } from './test-database.ts'
import { callerOf, createTestSchool, type TestPerson } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const dataDir = mkdtempSync(join(tmpdir(), 'preau-access-'))
// Nobody is to wait at the door here, however busy the machine is.
const admissionRate = 100_000
const config = loadConfig({}, { dataDir, port: 0, databaseUrl: null, admissionRate })
const keyRing = openKeyRing(dataDir, systemRandom)
const news = await createNewsHub(database, silentLog)
const parts = await createSchoolParts({ config, database, keyRing, news, log: silentLog })
await news.start()
const web = await startWeb({
  config,
  context: parts.context,
  news,
  log: silentLog,
  tls: null,
  clientFolder: null,
  checkReplies: true,
})
after(async () => {
  await web.stop()
  await parts.drain()
  await news.stop()
  await rm(dataDir, { recursive: true })
})
const school = await createTestSchool(database.kysely)
const targets = await createTargets(parts.context, school)
const everybody = everybodyOf(school)

function nameOf(route: Route<Caller>): string {
  return `${route.method} ${route.path}`
}

function pathOf(route: Route<Caller>): string {
  return route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const target = targets[name]
    if (target === undefined) throw new Error(`the world has no ${name} (${route.path})`)
    return target
  })
}

const mintCookie = ({ accountId }: TestPerson): Promise<string> =>
  mintSession(database.kysely, { accountId, sessionKey: keyRing.key(sessionKeyName) })

/** A call whose body fits no schema: it can do nothing, but it is past the door if it is let in. */
async function callEmpty(
  route: Route<Caller>,
  cookie: string | null,
  pageOf: TestPerson | null = null,
): Promise<{ readonly status: number; readonly text: string }> {
  const hasBody = route.body !== undefined
  const response = await fetch(`http://127.0.0.1:${web.port}${pathOf(route)}`, {
    method: route.method,
    headers: {
      origin: `http://127.0.0.1:${web.port}`,
      ...(cookie === null ? {} : { cookie }),
      ...(pageOf === null ? {} : { [workOwnerHeader]: pageOf.accountId }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: '[]' } : {}),
  })
  return { status: response.status, text: await response.text() }
}

test('every route has its line, every line its route', () => {
  const routes = web.routes.map(nameOf).sort()
  assert.deepEqual(Object.keys(accessTable).sort(), routes)
  assert.equal(new Set(routes).size, routes.length)
})

test('the names in the table are people', () => {
  const known = new Set([...Object.keys(everybody), 'nobody'])
  for (const names of Object.values(accessTable)) {
    for (const name of names) assert.ok(known.has(name), name)
  }
})

for (const [name, person] of [...Object.entries(everybody), ['nobody', null] as const]) {
  test(`${name} is let in where the table says so, and nowhere else`, async () => {
    const isDeactivated = name.startsWith('deactivated')
    const cookie = person === null ? null : await mintCookie(person)
    const caller = person === null || isDeactivated ? null : await callerOf(database.kysely, person)
    for (const route of web.routes) {
      const mayCall = accessTable[nameOf(route)]?.includes(name) ?? false
      const who = `${name} on ${nameOf(route)}`
      if (!isDeactivated) {
        const refusal = await route.access.check(caller, targets)
        assert.equal(refusal === null, mayCall, `${who}: ${refusal?.code ?? 'let in'}`)
      }
      if (!mayCall) {
        const { status } = await callEmpty(route, cookie)
        assert.ok([401, 403, 404].includes(status), `${who}: ${status}`)
      } else if (route.body !== undefined) {
        const { status } = await callEmpty(route, cookie)
        assert.equal(status, 400, `${who}: ${status}`)
      } else if (route.method === 'GET') {
        const { status } = await callEmpty(route, cookie)
        assert.ok(![401, 403].includes(status) && status < 500, `${who}: ${status}`)
      }
    }
  })
}

test('a page of another person does nothing under the session that is shown, on any route', async () => {
  const { head, teacherA } = everybody
  if (head === undefined || teacherA === undefined) assert.fail('the school has both')
  const cookie = await mintCookie(head)
  for (const route of web.routes) {
    const { status, text } = await callEmpty(route, cookie, teacherA)
    const { refusal } = JSON.parse(text) as { refusal: string }
    assert.deepEqual([status, refusal], [409, 'other_account'], nameOf(route))
    const own = await callEmpty(route, cookie, head)
    assert.ok(!own.text.includes('"refusal":"other_account"'), nameOf(route))
    // Without a session nobody's is taken for another's: a page may outlive the one that it had.
    const { text: stranger } = await callEmpty(route, null, teacherA)
    assert.ok(!stranger.includes('"refusal":"other_account"'), nameOf(route))
  }
})
