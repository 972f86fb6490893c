/** As a line gets poor, an adult's camera goes before the interpreter's picture does. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { QualityView } from '#browser/pictures/line-quality.ts'
import { fullWish } from './full-wish.ts'

const both = { camera: true, interpreter: true }
const at = (level: QualityView['level'], isSaving = false): QualityView => ({ level, isSaving })

describe('cameras in full', () => {
  test('step by step: the camera goes, then with the stills the full picture of the interpreter', () => {
    assert.deepEqual(fullWish(both, at('video')), both)
    assert.deepEqual(fullWish(both, at('stills')), { camera: false, interpreter: true })
    assert.deepEqual(fullWish(both, at('sound')), { camera: false, interpreter: false })
  })

  test('whoever saves the line asks for neither in full, on any step', () => {
    for (const level of ['video', 'stills', 'sound'] as const) {
      assert.deepEqual(fullWish(both, at(level, true)), { camera: false, interpreter: false })
    }
  })

  test('what nobody asked for does not come', () => {
    const none = { camera: false, interpreter: false }
    assert.deepEqual(fullWish(none, at('video')), none)
    assert.deepEqual(fullWish({ ...both, interpreter: false }, at('video')), {
      camera: true,
      interpreter: false,
    })
  })
})
