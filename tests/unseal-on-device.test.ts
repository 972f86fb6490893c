/** What the school seals, the browser's own code opens: with the right key and untouched, only. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOfBytes, unsealBytes, unsealJson } from '#browser/device/unseal-pack.ts'
import { keyOfContent, sealBytes, sealJson } from '#school/day-packs/seal-pack.ts'

const installationKey = new Uint8Array(32).fill(7)
const plain = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
const keyOf = ({ contentHash }: { readonly contentHash: Uint8Array }): string =>
  keyOfContent(contentHash, installationKey).toString('base64url')

interface Small {
  readonly format: 1
  readonly text: string
}

test('a pack opens to what was sealed, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const sealed = await sealJson({ format: 1, text }, installationKey)
      const opened = await unsealJson<Small>(plain(sealed.bytes), keyOf(sealed))
      assert.deepEqual(opened, { format: 1, text })
      assert.equal(await addressOfBytes(plain(sealed.bytes)), sealed.address)
    }),
    { numRuns: 50 },
  )
})

test('a file opens to its own bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 500 }), async (bytes) => {
      const sealed = sealBytes(bytes, installationKey)
      const opened = await unsealBytes(plain(sealed.bytes), keyOf(sealed))
      assert.ok(opened)
      assert.deepEqual(new Uint8Array(opened), Uint8Array.from(bytes))
    }),
    { numRuns: 50 },
  )
})

test('another key, one changed bit or another format opens nothing', async () => {
  const sealed = await sealJson({ format: 1, text: 'La Seine' }, installationKey)
  const other = await sealJson({ format: 1, text: 'La Loire' }, installationKey)
  assert.equal(await unsealJson(plain(sealed.bytes), keyOf(other)), null)
  for (const place of [0, 20, sealed.bytes.length - 1]) {
    const changed = Uint8Array.from(sealed.bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    assert.equal(await unsealJson(changed.buffer, keyOf(sealed)), null, `byte ${place}`)
  }
  const later = await sealJson({ format: 2, text: 'La Seine' }, installationKey)
  assert.equal(await unsealJson(plain(later.bytes), keyOf(later)), null)
})

test('without the browser’s own gunzip, our own opens the same', async () => {
  const sealed = await sealJson({ format: 1, text: 'La Seine' }, installationKey)
  const own = globalThis.DecompressionStream
  Reflect.deleteProperty(globalThis, 'DecompressionStream')
  try {
    const opened = await unsealJson<Small>(plain(sealed.bytes), keyOf(sealed))
    assert.deepEqual(opened, { format: 1, text: 'La Seine' })
  } finally {
    globalThis.DecompressionStream = own
  }
})
