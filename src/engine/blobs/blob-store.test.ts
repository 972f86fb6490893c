import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { systemRandom } from '#kernel/random.ts'
import { createBlobStore } from './blob-store.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preau-blobs-'))
})
after(() => rm(folder, { recursive: true }))

test('what was put comes back, in whole and in part, and can be removed', async () => {
  const blobs = createBlobStore({ folder, random: systemRandom })
  const bytes = new TextEncoder().encode('la cour du préau')
  const key = await blobs.put(bytes)
  const whole = await blobs.read(key)
  assert.ok(whole !== null)
  assert.deepEqual(new Uint8Array(await buffer(whole)), bytes)
  const part = await blobs.read(key, { start: 3, end: 6 })
  assert.ok(part !== null)
  assert.equal(String(await buffer(part)), 'cour')
  assert.equal((await stat(join(folder, key.slice(0, 2), key))).mode & 0o077, 0)
  await blobs.remove(key)
  assert.equal(await blobs.read(key), null)
})

test('a key that is not one never becomes a path', async () => {
  const blobs = createBlobStore({ folder, random: systemRandom })
  await assert.rejects(() => blobs.read('../../../../etc/passwd'))
})

test('a write that fails leaves nothing behind', async () => {
  const random = { bytes: (count: number) => new Uint8Array(count).fill(7) }
  const blobs = createBlobStore({ folder, random })
  const key = await blobs.put(new Uint8Array(10))
  const unwritable = createBlobStore({ folder: join(folder, key.slice(0, 2), key), random })
  await assert.rejects(() => unwritable.put(new Uint8Array(10)))
  const names = await readdir(join(folder, key.slice(0, 2)))
  assert.deepEqual(names, [key])
})
