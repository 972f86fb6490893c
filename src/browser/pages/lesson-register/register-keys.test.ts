/** Keys of the register: also on a French keyboard, where digits need Shift. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerKey } from './register-keys.ts'

const bare = { ctrlKey: false, metaKey: false, altKey: false }
const press = (key: string, code: string, held = {}) => registerKey({ key, code, ...bare, ...held })

test('digits choose a state, with or without Shift, and zero takes back', () => {
  assert.deepEqual(press('1', 'Digit1'), { act: 'rule', state: 'present' })
  assert.deepEqual(press('&', 'Digit1'), { act: 'rule', state: 'present' })
  assert.deepEqual(press('5', 'Numpad5'), { act: 'rule', state: 'our_fault' })
  assert.deepEqual(press('à', 'Digit0'), { act: 'rule', state: null })
  assert.equal(press('6', 'Digit6'), null)
})

test('arrows move, Ctrl or Command with Z undoes, everything else stays the browser’s', () => {
  assert.deepEqual(press('ArrowDown', 'ArrowDown'), { act: 'row', step: 1 })
  assert.deepEqual(press('ArrowLeft', 'ArrowLeft'), { act: 'button', step: -1 })
  assert.deepEqual(press('z', 'KeyZ', { ctrlKey: true }), { act: 'undo' })
  assert.deepEqual(press('Z', 'KeyW', { metaKey: true }), { act: 'undo' })
  for (const key of ['a', 'Tab', 'Enter', ' ']) assert.equal(press(key, key), null)
  assert.equal(press('1', 'Digit1', { ctrlKey: true }), null)
  assert.equal(press('1', 'Digit1', { altKey: true }), null)
})
