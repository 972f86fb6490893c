/** Records of a tunnel come through whole, wherever the pieces are cut. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  createRecordReader,
  packCode,
  packRecords,
  readCode,
  recordHeaderBytes,
  recordKinds,
  type TunnelRecord,
} from './tunnel-records.ts'

const records: fc.Arbitrary<TunnelRecord[]> = fc.array(
  fc.record({
    socket: fc.integer({ min: 0, max: 0xffff_ffff }),
    kind: fc.constantFrom(...Object.values(recordKinds)),
    payload: fc.uint8Array({ maxLength: 300 }),
  }),
  { maxLength: 12 },
)

test('records are read as they were packed, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      records,
      fc.integer({ min: 1, max: 50 }),
      fc.nat({ max: 9 }),
      (given, cut, before) => {
        const packed = packRecords(given, before)
        const reader = createRecordReader(300)
        const read: TunnelRecord[] = []
        for (let at = before; at < packed.length; at += cut) {
          const some = reader.read(packed.slice(at, at + cut))
          assert.ok(some !== null)
          read.push(...some.map((one) => ({ ...one, payload: one.payload.slice() })))
        }
        assert.deepEqual(
          read,
          given.map((one) => ({ ...one })),
        )
        assert.ok(reader.isBetween())
      },
    ),
  )
})

test('what is no record, or too large a one, is not read on', () => {
  const tooLarge = packRecords([{ socket: 1, kind: recordKinds.text, payload: new Uint8Array(9) }])
  assert.equal(createRecordReader(8).read(tooLarge), null)
  assert.equal(createRecordReader(8).read(new Uint8Array(recordHeaderBytes).fill(9)), null)
  const half = createRecordReader(8)
  assert.deepEqual(half.read(Uint8Array.of(0, 0)), [])
  assert.ok(!half.isBetween())
})

test('a code goes through, and none is a broken line', () => {
  assert.equal(readCode(packCode(4_401)), 4_401)
  assert.equal(readCode(new Uint8Array()), 1_006)
})
