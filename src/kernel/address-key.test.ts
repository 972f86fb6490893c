/** Tries that an address in any spelling has one key, and an IPv4 address the same wherever it stands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressKey, plainAddress } from './address-key.ts'

const group = fc.integer({ min: 0, max: 0xffff })
const byte = fc.integer({ min: 0, max: 255 })
const quad = fc.tuple(byte, byte, byte, byte)
const hex = (value: number) => value.toString(16)

/** The same eight groups as different programs write them. */
function spellings(groups: readonly number[]): string[] {
  const plain = groups.map(hex)
  const full = groups.map((each) => hex(each).padStart(4, '0'))
  const [high = 0, low = 0] = groups.slice(6)
  const dotted = [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const spelled = [
    plain.join(':'),
    full.join(':'),
    full.join(':').toUpperCase(),
    `${plain.join(':')}%eth0`,
    `${plain.slice(0, 6).join(':')}:${dotted}`,
  ]
  const from = groups.indexOf(0)
  if (from < 0) return spelled
  let to = from
  while (groups[to] === 0) to += 1
  const short = `${plain.slice(0, from).join(':')}::${plain.slice(to).join(':')}`
  if (to > 6) return [...spelled, short]
  const shortDotted = `${plain.slice(0, from).join(':')}::${[...plain.slice(to, 6), dotted].join(':')}`
  return [...spelled, short, shortDotted]
}

test('an IPv4 address has one key, mapped, translated or with 6to4 behind it, in any spelling', () => {
  fc.assert(
    fc.property(quad, fc.array(group, { minLength: 5, maxLength: 5 }), (bytes, site) => {
      const address = bytes.join('.')
      const [one, two, three, four] = bytes
      const inside = [one * 256 + two, three * 256 + four]
      const written = [
        [0, 0, 0, 0, 0, 0xffff, ...inside],
        [0x64, 0xff9b, 0, 0, 0, 0, ...inside],
        [0x2002, ...inside, ...site],
      ].flatMap(spellings)
      for (const text of [address, ...written]) {
        assert.equal(addressKey(text), address, text)
        assert.equal(plainAddress(text), address, text)
      }
    }),
  )
})

test('two addresses of IPv6 have one key where their first 64 bits are the same, and only there', () => {
  const isOther = (head: readonly number[]) =>
    head[0] !== 0x2002 && head[0] !== 0 && !(head[0] === 0x64 && head[1] === 0xff9b)
  const four = fc.array(group, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(four.filter(isOther), four, four, fc.nat(3), (network, host, other, at) => {
      const keys = new Set(
        [...spellings([...network, ...host]), ...spellings([...network, ...other])].map(addressKey),
      )
      assert.deepEqual([...keys], [`${network.map(hex).join(':')}::/64`])
      const beside = network.map((each, index) => (index === at ? each ^ 1 : each))
      fc.pre(isOther(beside))
      assert.equal(keys.has(addressKey([...beside, ...host].map(hex).join(':'))), false)
      const [first = ''] = spellings([...network, ...host])
      assert.equal(plainAddress(first), first)
    }),
  )
})

test('prefixes that a network chose for itself, and what only resembles one, stay by their 64 bits', () => {
  const keys: readonly (readonly [string, string])[] = [
    ['64:ff9b:1::c000:207', '64:ff9b:1:0::/64'],
    ['64:ff9b::1:c000:207', '64:ff9b:0:0::/64'],
    ['::ffff:0:c000:207', '0:0:0:0::/64'],
    ['::192.0.2.7', '0:0:0:0::/64'],
    ['2003:c000:207::1', '2003:c000:207:0::/64'],
    ['2001:0:c000:207::1', '2001:0:c000:207::/64'],
  ]
  for (const [address, key] of keys) assert.equal(addressKey(address), key, address)
})

test('what is no address is its own key', () => {
  for (const text of [
    '',
    'unknown',
    '192.0.2.7:443',
    '::1::2',
    '1:2:3',
    '64:ff9b::300.0.2.7',
    ':',
  ]) {
    assert.equal(addressKey(text), text)
    assert.equal(plainAddress(text), text)
  }
  fc.assert(
    fc.property(fc.string(), (text) => typeof addressKey(text) === 'string'),
    { numRuns: 1_000 },
  )
})
