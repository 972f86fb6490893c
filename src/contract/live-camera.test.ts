/** Frames of cameras as bytes: back as they went, and nothing else is taken for one. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  cameraHeaderBytes,
  packCameraFrame,
  unpackCameraFrame,
  writeCameraSender,
} from './live-camera.ts'

const frames = fc.record({
  codec: fc.constantFrom('vp8' as const, 'h264' as const),
  isKey: fc.boolean(),
  by: fc.integer({ min: 0, max: 65_535 }),
  number: fc.integer({ min: 0, max: 0xffff_ffff }),
  takenMs: fc.integer({ min: 0, max: 0xffff_ffff }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }),
})

describe('a frame of a camera', () => {
  test('comes back as it went, with whoever the server writes in', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const packed = packCameraFrame(frame)
        assert.deepEqual(unpackCameraFrame(packed), { ...frame })
        writeCameraSender(packed, 7)
        assert.deepEqual(unpackCameraFrame(packed), { ...frame, by: 7 })
      }),
    )
  })

  test('is told from all other bytes without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const frame = unpackCameraFrame(bytes)
        if (frame === null) return
        assert.ok(bytes.length > cameraHeaderBytes && bytes[0] === 1 && bytes[3] === 0)
      }),
    )
    assert.equal(unpackCameraFrame(packCameraFrame({ ...sample, bytes: new Uint8Array(0) })), null)
    for (const at of [0, 1, 2, 3]) {
      const packed = packCameraFrame(sample)
      packed[at] = 9
      assert.equal(unpackCameraFrame(packed), null)
    }
  })
})

const sample = {
  codec: 'vp8',
  isKey: true,
  by: 0,
  number: 1,
  takenMs: 200,
  bytes: new Uint8Array([1, 2, 3]),
} as const
