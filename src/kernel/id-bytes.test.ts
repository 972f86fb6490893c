/** Ids become their bytes and come back, and nothing else passes for one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { idBytesLength, idFromBytes, idToBytes } from './id-bytes.ts'
import { mintId } from './ids.ts'
import { seededRandom } from './random.ts'

const sixteenBytes = fc.uint8Array({ minLength: idBytesLength, maxLength: idBytesLength })
const minted = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.integer())
  .map(([nowMs, seed]) => mintId({ now: () => nowMs }, seededRandom(seed)))

/** As text and bytes are turned into each other by the library. */
function slowly(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

test('every id that was minted is sixteen bytes, and those spell it', () => {
  fc.assert(
    fc.property(minted, (id) => {
      const bytes = idToBytes(id)
      assert.equal(Buffer.from(bytes).toString('hex'), id.replaceAll('-', ''))
      assert.equal(idFromBytes(bytes), id)
    }),
  )
})

test('any bytes spell what the library makes of them, wherever they begin', () => {
  fc.assert(
    fc.property(sixteenBytes, fc.uint8Array({ maxLength: 40 }), (bytes, before) => {
      const whole = Buffer.concat([before, bytes, before])
      assert.equal(idFromBytes(whole, before.length), slowly(bytes))
    }),
  )
})

test('what was given stays as it is when another is asked for', () => {
  const first = idFromBytes(new Uint8Array(16).fill(1))
  idFromBytes(new Uint8Array(16).fill(2))
  assert.equal(first, '01010101-0101-0101-0101-010101010101')
})

test('what is no id becomes no bytes', () => {
  const id = '0195a3c4-5b6d-7e8f-9012-3456789abcde'
  const wrong = [
    '',
    id.slice(1),
    `${id}0`,
    id.toUpperCase(),
    id.replaceAll('-', ''),
    id.replace('a', 'g'),
    id.replace('a', 'é'),
    id.replace('-7', '-0'),
    id.replace('-9', '-c'),
    `${id}\n`,
  ]
  for (const text of wrong) assert.throws(() => idToBytes(text), /not an id/, text)
})
