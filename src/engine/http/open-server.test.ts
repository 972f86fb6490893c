/** A connection that never finishes to greet is let go of, as one that never finishes a request's head. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { makeLanCertificate } from '#engine/config/lan-certificate.ts'
import { systemClock } from '#kernel/clock.ts'
import { httpLimits } from './http-limits.ts'
import { openServer } from './open-server.ts'

test('a greeting of TLS that never comes is waited for as long as a head', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-tls-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const made = await makeLanCertificate({ dataDir, names: ['localhost'], clock: systemClock })
  const server = openServer(made, (_, response) => response.end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const silent = connect((server.address() as AddressInfo).port, '127.0.0.1')
  t.after(() => silent.destroy())
  silent.on('error', () => undefined)
  // Twice as long as it should take, and a sixth of Node's own limit.
  const ended = once(silent.resume(), 'close').then(() => 'let go of')
  assert.equal(
    await Promise.race([ended, wait(2 * httpLimits.headersTimeoutMs, 'kept')]),
    'let go of',
  )
})
