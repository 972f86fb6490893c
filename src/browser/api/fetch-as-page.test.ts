/** Bytes are asked for under the name of the page's own person, by every page. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, test } from 'node:test'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import { callAs } from './call-api.ts'
import { fetchAsPage } from './fetch-as-page.ts'
import { fetchSteadily } from './fetch-steadily.ts'

/** Anna's cookie is in front: the server refuses what another's page asks. */
const server = createServer(({ headers }, reply) => {
  const named = headers[workOwnerHeader]
  const isOwn = named === undefined || named === 'anna'
  reply.writeHead(isOwn ? 200 : 409, { 'content-type': 'application/json' })
  reply.end(JSON.stringify(isOwn ? { range: headers.range } : { refusal: 'other_account' }))
})
let origin = ''
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})
afterEach(() =>
  callAs(
    () => ({ accountId: null, isInFront: true }),
    () => undefined,
  ),
)

test('what its own person may read comes, with what was asked for', async () => {
  callAs(
    () => ({ accountId: 'anna', isInFront: true }),
    () => undefined,
  )
  const answer = await fetchAsPage(origin, { headers: { range: 'bytes=0-9' } })
  assert.deepEqual(await answer.json(), { range: 'bytes=0-9' })
})

test('another person’s bytes do not come, and the page learns of them', async () => {
  let heard = 0
  const listen = (): void => {
    heard += 1
  }
  callAs(() => ({ accountId: 'bruno', isInFront: true }), listen)
  assert.equal((await fetchAsPage(origin)).status, 409)
  const steady = await fetchSteadily(origin, { silenceMsMax: 5_000, send: fetchAsPage })
  assert.deepEqual(steady, { status: 409, bytes: null })
  assert.equal(heard, 2)
  callAs(() => ({ accountId: 'bruno', isInFront: false }), listen)
  await assert.rejects(fetchAsPage(origin), { name: 'NotAllowedError' })
})

/** Of the device, of nobody, or bound to a person by a ticket. */
const ownWays = [
  'api/call-api.ts',
  'api/fetch-as-page.ts',
  'api/fetch-steadily.ts',
  'api/tunnel-line.ts',
  'live/line-test.ts',
  'parts/reload-when-reachable.ts',
  'service-worker/service-worker.ts',
]

test('no page asks in another way', () => {
  const cwd = new URL('..', import.meta.url).pathname
  const files = globSync('**/*.{ts,tsx}', { cwd }).filter((file) => !file.includes('.test.'))
  const asking = files.filter((file) =>
    /(?<![.\w])fetch\((?!\n\s*id)/.test(readFileSync(`${cwd}/${file}`, 'utf8')),
  )
  // A method of that name is told by its type.
  const others = asking.filter(
    (file) => !ownWays.includes(file) && file !== 'device/fetch-packs.ts',
  )
  assert.deepEqual(others, [])
})
