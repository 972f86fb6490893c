/** Keys: created once, private, agreed on by processes that race, and replaceable. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keyFolder, openKeyRing } from '#engine/config/key-ring.ts'
import { seededRandom, systemRandom } from '#kernel/random.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'preau-keys-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))

test('a key is 32 bytes, its own per name, and the same after a restart', () => {
  const ring = openKeyRing(dataDir, systemRandom)
  assert.equal(ring.key('session').length, 32)
  assert.notDeepEqual(ring.key('session'), ring.key('code'))
  assert.deepEqual(openKeyRing(dataDir, systemRandom).key('session'), ring.key('session'))
})

test('key files are closed to others, and no other file is left', () => {
  const folder = keyFolder(dataDir)
  assert.deepEqual(readdirSync(folder).toSorted(), ['code.key', 'session.key'])
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  assert.equal(statSync(join(folder, 'session.key')).mode & 0o777, 0o600)
})

test('rotation keeps the predecessor, and only that one', () => {
  const ring = openKeyRing(dataDir, seededRandom(1))
  const first = ring.key('rotated')
  ring.rotate('rotated')
  const second = ring.key('rotated')
  assert.deepEqual(ring.all('rotated'), [second, first])
  ring.rotate('rotated')
  assert.deepEqual(ring.all('rotated').slice(1), [second])
  assert.deepEqual(openKeyRing(dataDir, systemRandom).all('rotated'), ring.all('rotated'))
})

test('a damaged key file is refused, never replaced', () => {
  writeFileSync(join(keyFolder(dataDir), 'damaged.key'), 'short\n')
  assert.throws(() => openKeyRing(dataDir, systemRandom).key('damaged'), /damaged/)
})

test('a name that could leave the folder is refused', () => {
  assert.throws(() => openKeyRing(dataDir, systemRandom).key('../x'), /not a key name/)
})
