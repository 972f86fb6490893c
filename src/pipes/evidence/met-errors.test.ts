/** Errors that somebody met, kept in another shape than a plain list, say the same as the plain list would. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MetErrors, repeatWithinMs } from './met-errors.ts'

test('errors: each has one echo, for two minutes, for who met it and what they asked for', () => {
  const step = fc.record({
    isError: fc.boolean(),
    who: fc.constantFrom('a', 'b'),
    path: fc.constantFrom('/x', '/y'),
    afterMs: fc.constantFrom(0, 1, repeatWithinMs - 1, repeatWithinMs + 1),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const errors = new MetErrors()
      const plain = new Map<string, { left: number; untilMs: number }>()
      let atMs = 0
      for (const { afterMs, isError, path, who } of steps) {
        atMs += afterMs
        const met = plain.get(who + path)
        const isRepeat = met !== undefined && met.left > 0 && met.untilMs >= atMs
        if (met !== undefined && isRepeat) met.left -= 1
        assert.equal(errors.takeRepeat(who, path, atMs), isRepeat)
        if (!isError) continue
        errors.note(who, path, atMs)
        plain.set(who + path, { left: (met?.left ?? 0) + 1, untilMs: atMs + repeatWithinMs })
      }
    }),
  )
})
