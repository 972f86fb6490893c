/** The poor line carries every byte in order, however poor it is, and does what it is told to. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { openSlowLine } from './slow-line-proxy.ts'

const body = Buffer.from(Array.from({ length: 50_000 }, (_, at) => at % 251))
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => response.end(Buffer.concat([body, ...parts])))
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const line = await openSlowLine((server.address() as AddressInfo).port)
after(async () => {
  await line.stop()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

async function ask(): Promise<Buffer> {
  const answer = await fetch(line.origin, { method: 'POST', body })
  return Buffer.from(await answer.arrayBuffer())
}

test('several at once come through whole, and never sooner than the line allows', async () => {
  const bitsPerSecond = 8_000_000
  line.setQuality({ bitsPerSecond, roundTripMs: 40 })
  const startedAtMs = performance.now()
  const answers = await Promise.all([ask(), ask(), ask()])
  const tookMs = performance.now() - startedAtMs
  for (const answer of answers) assert.deepEqual(answer, Buffer.concat([body, body]))
  const bits = 3 * 2 * body.length * 8
  assert.ok(tookMs >= (bits * 1_000) / bitsPerSecond + 80 - 5, String(tookMs))
  assert.ok(line.bytesDown() >= bits / 8)
})
