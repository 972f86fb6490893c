/** Tries what is an IPv6 address and what only resembles one; `address-key.test.ts` tries every spelling. */
import assert from 'node:assert/strict'
import { isIPv6 } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { ipv6Groups } from './ipv6-groups.ts'

test('four bytes stand at the end alone, and without leading noughts', () => {
  assert.deepEqual(ipv6Groups('::ffff:1.2.3.4'), [0, 0, 0, 0, 0, 0xffff, 0x102, 0x304])
  assert.deepEqual(ipv6Groups('::1.2.3.0'), [0, 0, 0, 0, 0, 0, 0x102, 0x300])
  assert.deepEqual(ipv6Groups('1:2:3:4:5:6:1.2.3.4%eth0'), [1, 2, 3, 4, 5, 6, 0x102, 0x304])
  for (const text of [
    '::ffff:01.2.3.4',
    '::ffff:1.2.3.256',
    '::ffff:1.2.3',
    '1.2.3.4::1',
    '1.2.3.4::',
    '1.2.3.4',
    '::1.2.3.4:1.2.3.4',
    '::1.2.3.4:5',
    ':::1.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1:2:3:4:5:6:7:8::',
    '::00001',
    '',
    ':',
  ]) {
    assert.equal(ipv6Groups(text), null, text)
  }
})

test('it takes what Node takes for an address, and nothing else', () => {
  const piece = fc.constantFrom(
    '::',
    ':',
    '0',
    '1',
    'ffff',
    'F00d',
    '12345',
    '1.2.3.4',
    '1.2.3',
    '01.2.3.4',
  )
  const text = fc.array(piece, { maxLength: 17 }).map((pieces) => pieces.join(''))
  const groups = fc.array(fc.constantFrom('0', 'ab', '1.2.3.4', ''), { maxLength: 9 })
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        groups.map((all) => all.join(':')),
      ),
      (written) => {
        assert.equal(ipv6Groups(written) !== null, isIPv6(written), written)
      },
    ),
    { numRuns: 5_000 },
  )
})
