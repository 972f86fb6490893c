/** A course is named once with each of its classes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { untoldAudience } from './untold-audience.ts'

test('what the name of a course says is not said again, and what only looks like it is', () => {
  assert.deepEqual(untoldAudience('Français · CM2', ['CM2']), [])
  assert.deepEqual(untoldAudience('Français · CM2', ['CM1', 'CM2']), ['CM1'])
  assert.deepEqual(untoldAudience('Latin', ['5e A', '5e B']), ['5e A', '5e B'])
  assert.deepEqual(untoldAudience('Maths 6e AB', ['6e A']), ['6e A'])
  assert.deepEqual(untoldAudience('Maths 6e AB, 6e A', ['6e A']), [])
  assert.deepEqual(untoldAudience('Aide', ['']), [''])
})
