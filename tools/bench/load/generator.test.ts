/** The generator against a real server: what is asked for is what arrives, once each. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { createGenerator } from './generator.ts'
import {
  checkPlan,
  countMark,
  failuresOf,
  type RunPlan,
  type Target,
  whyVoided,
} from './load-plan.ts'

const bodies: string[] = []
const server = createServer((request, response) => {
  let text = ''
  request.on('data', (part: Buffer) => {
    text += part.toString()
  })
  request.on('end', () => {
    if (request.url === '/break') {
      request.socket.destroy()
      return
    }
    if (request.url === '/silence') return
    bodies.push(text)
    // Without a length: Node writes it in chunks.
    response.write('{"outcome":')
    response.end('"in"}')
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
after(() => {
  server.closeAllConnections()
  server.close()
})

const plan: RunPlan = {
  ratePerSecond: 200,
  spacing: 'even',
  warmUpSeconds: 0,
  seconds: 0.5,
  seed: 1,
}
const target: Target = { port, connections: 4, calls: [], timeoutMs: 10_000 }

test('every call of the plan arrives, each with a number of its own', async () => {
  const generator = createGenerator({
    ...target,
    calls: [{ method: 'POST', path: '/', body: JSON.stringify({ name: 'é', count: countMark }) }],
    watchFor: { in: '"in"' },
  })
  const result = await generator.run(plan)
  generator.close()
  assert.equal(result.offered, 99)
  assert.deepEqual(result.statuses, { 200: 99 })
  assert.deepEqual(result.watched, { in: 99 })
  assert.equal(result.lost, 0)
  const counts = bodies.map((text) => Number((JSON.parse(text) as { count: string }).count))
  assert.equal(new Set(counts).size, 99)
  assert.ok(counts.every((count) => count >= 1_000_000 && count < 1_000_099))
})

for (const path of ['/break', '/silence']) {
  test(`calls that get no answer are lost, and the run ends all the same: ${path}`, async () => {
    const generator = createGenerator({
      ...target,
      calls: [{ method: 'GET', path }],
      timeoutMs: 300,
    })
    const result = await generator.run({ ...plan, ratePerSecond: 20 })
    generator.close()
    assert.equal(result.offered, 9)
    assert.equal(result.lost, 9)
    assert.equal(result.p50Ms, Number.POSITIVE_INFINITY)
  })
}

test('a plan beyond the bounds does not begin', () => {
  const calls = [{ method: 'GET' as const, path: '/' }]
  checkPlan({ ...target, calls }, plan)
  const wrong: [Partial<Target>, Partial<RunPlan>][] = [
    [{ connections: 100_000 }, {}],
    [{ calls: [] }, {}],
    [{}, { ratePerSecond: 1_000_000 }],
    [{}, { ratePerSecond: Number.NaN }],
    [{}, { seconds: 3_600 }],
  ]
  for (const [one, other] of wrong) {
    assert.throws(() => checkPlan({ ...target, calls, ...one }, { ...plan, ...other }), Error)
  }
})

test('a generator without a core of its own, or late, says so', () => {
  assert.equal(whyVoided({ cpuShare: 0.5, latenessP99Ms: 2 }), null)
  assert.match(whyVoided({ cpuShare: 0.99, latenessP99Ms: 2 }) ?? '', /99 %/)
  assert.match(whyVoided({ cpuShare: 0.5, latenessP99Ms: 80 }) ?? '', /80 ms late/)
})

test('what was no success is told by status, and what had no answer apart', () => {
  assert.deepEqual(failuresOf({ statuses: { 200: 7, 204: 1 }, lost: 0 }), {})
  assert.deepEqual(failuresOf({ statuses: { 200: 7, 429: 2, 503: 1 }, lost: 3 }), {
    429: 2,
    503: 1,
    none: 3,
  })
})
