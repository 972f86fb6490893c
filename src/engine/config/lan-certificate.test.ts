/** The local authority is one that browsers accept: checked by real handshakes. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { checkServerIdentity, connect, createServer } from 'node:tls'
import { makeLanCertificate, readOwnCertificate } from '#engine/config/lan-certificate.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'preau-lan-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))

const names = ['192.168.1.20', 'portable.local']

/** Connects as a phone that trusts `ca`; resolves with why it was refused, or null. */
async function handshake(
  served: { cert: string; key: string },
  ca: string,
  host: string,
): Promise<string | null> {
  const server = createServer(served, (socket) => socket.end())
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise((resolve) => {
      const socket = connect({
        port,
        host: '127.0.0.1',
        ca,
        checkServerIdentity: (_, peer) => checkServerIdentity(host, peer),
      })
      socket.once('secureConnect', () => resolve(null))
      socket.once('error', (error) => resolve(error.message))
    })
  } finally {
    server.close()
  }
}

test('a phone that trusts the authority accepts every name, and no other', async () => {
  const lan = await makeLanCertificate({ dataDir, names, clock: systemClock })
  const authority = readFileSync(lan.authorityPath ?? '', 'utf8')
  for (const host of [...names, 'localhost', '127.0.0.1']) {
    assert.equal(await handshake(lan, authority, host), null, host)
  }
  assert.match((await handshake(lan, authority, 'autre.local')) ?? '', /altnames/)
})

test('the authority stays the same from one start to the next, and its key is private', async () => {
  const first = await makeLanCertificate({ dataDir, names, clock: systemClock })
  const second = await makeLanCertificate({ dataDir, names: ['10.0.0.7'], clock: systemClock })
  const authority = readFileSync(first.authorityPath ?? '', 'utf8')
  assert.equal(await handshake(second, authority, '10.0.0.7'), null)
  assert.equal(statSync(join(dataDir, 'lan/preau-autorite.key')).mode & 0o777, 0o600)
  const authorityFacts = new X509Certificate(authority)
  assert.equal(authorityFacts.ca, true)
  assert.equal(new X509Certificate(second.cert).ca, false)
})

test('an authority near its end is replaced', async () => {
  const before = readFileSync(join(dataDir, 'lan/preau-autorite.crt'), 'utf8')
  const clock = fixedClock(Date.now() + 710 * 86_400_000)
  await makeLanCertificate({ dataDir, names, clock })
  assert.notEqual(readFileSync(join(dataDir, 'lan/preau-autorite.crt'), 'utf8'), before)
})

test('the operator’s own files are used, or refused with the reason', async () => {
  const lan = await makeLanCertificate({ dataDir, names, clock: systemClock })
  const certPath = join(dataDir, 'own.crt')
  const keyPath = join(dataDir, 'own.key')
  writeFileSync(certPath, lan.cert)
  writeFileSync(keyPath, lan.key)
  const own = readOwnCertificate(certPath, keyPath, systemClock)
  assert.equal(own.authorityPath, null)
  assert.deepEqual(own.names.slice(0, 2).toSorted(), names)
  const late = fixedClock(Date.now() + 200 * 86_400_000)
  assert.throws(() => readOwnCertificate(certPath, keyPath, late), PlainError)
  const other = await makeLanCertificate({ dataDir, names, clock: systemClock })
  writeFileSync(keyPath, other.key)
  assert.throws(() => readOwnCertificate(certPath, keyPath, systemClock), PlainError)
  assert.throws(() => readOwnCertificate('/absent', keyPath, systemClock), PlainError)
})
