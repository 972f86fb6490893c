/** What sealing promises: the same comes out, nothing else comes out, and the same gets the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressOf, unsealBytes, unsealJson } from '../../../tests/unseal-pack.ts'
import { keyOfContent, type SealedPack, sealBytes, sealJson } from './seal-pack.ts'

const installationKey = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)

function keyOf({ contentHash }: SealedPack, installation = installationKey): string {
  return keyOfContent(contentHash, installation).toString('base64url')
}

test('what was sealed comes out again, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (content) => {
      const sealed = sealBytes(content, installationKey)
      assert.deepEqual(unsealBytes(sealed.bytes, keyOf(sealed)), Buffer.from(content))
      assert.equal(sealed.address, addressOf(sealed.bytes))
      assert.equal(sealed.bytes.length, content.length + 28)
    }),
  )
})

test('a JSON value comes out again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const sealed = await sealJson(value, installationKey)
      assert.deepEqual(unsealJson(sealed.bytes, keyOf(sealed)), JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('one bit changed anywhere is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(), (content, place) => {
      const sealed = sealBytes(content, installationKey)
      const bit = place % (sealed.bytes.length * 8)
      const changed = Buffer.from(sealed.bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.throws(() => unsealBytes(changed, keyOf(sealed)))
      assert.notEqual(addressOf(changed), sealed.address)
    }),
  )
})

test('the same content has the same address, however its keys are ordered; another has another', async () => {
  const one = await sealJson({ a: 1, b: [{ c: 'é', d: null }] }, installationKey)
  const same = await sealJson({ b: [{ d: null, c: 'é' }], a: 1 }, installationKey)
  const other = await sealJson({ a: 1, b: [{ c: 'è', d: null }] }, installationKey)
  assert.deepEqual(one, same)
  assert.notEqual(one.address, other.address)
  assert.notEqual(keyOf(one), keyOf(other))
})

test('another installation seals the same content under another key and address', () => {
  const content = Buffer.from('La Seine naît en Bourgogne.')
  const here = sealBytes(content, installationKey)
  const there = sealBytes(content, otherKey)
  assert.notEqual(here.address, there.address)
  assert.throws(() => unsealBytes(here.bytes, keyOf(here, otherKey)))
})
