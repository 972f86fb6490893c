/** The door that a line is measured against: bounded in bytes and in calls, and for whoever is signed in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineBlockBytes, linePath } from '#contract/live-line-test.ts'
import { startTestWeb } from './test-web.ts'

test('a line test answers with exactly the bytes of its block, or with none, and not for ever', async () => {
  const web = await startTestWeb()
  const headers = { cookie: await web.signIn(web.school.pupilA1) }
  const ask = (bytes: number, sent: Record<string, string> = headers) =>
    fetch(`http://127.0.0.1:${web.port}${linePath}?bytes=${bytes}`, { headers: sent })
  const block = await ask(lineBlockBytes)
  assert.equal(block.headers.get('content-encoding'), null, 'noise is not made smaller')
  assert.equal(block.headers.get('cache-control'), 'no-store')
  assert.equal((await block.arrayBuffer()).byteLength, lineBlockBytes)
  assert.equal((await (await ask(0)).arrayBuffer()).byteLength, 0)
  assert.equal((await ask(10_000_000)).status, 400)
  assert.equal((await ask(0, {})).status, 401)
  const statuses = await Promise.all(Array.from({ length: 30 }, async () => (await ask(0)).status))
  assert.ok(statuses.includes(429))
})
