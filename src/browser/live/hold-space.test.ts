/** A microphone that is held open by the space bar closes with it, wherever the focus went meanwhile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdSpace } from './hold-space.ts'

class Key extends Event {
  readonly key: string
  readonly repeat: boolean
  constructor(name: 'keydown' | 'keyup', key: string, repeat = false) {
    super(name, { cancelable: true })
    this.key = key
    this.repeat = repeat
  }
}

function heldPage() {
  const page = new EventTarget()
  const focus = { isInField: false }
  const told: boolean[] = []
  const stop = holdSpace((isHeld) => void told.push(isHeld), {
    page,
    takesKeys: () => focus.isInField,
  })
  const send = (name: 'keydown' | 'keyup', key = ' ', repeat = false): Key => {
    const event = new Key(name, key, repeat)
    page.dispatchEvent(event)
    return event
  }
  return { page, focus, told, stop, send }
}

test('held and let go, without scrolling the page', () => {
  const { told, send } = heldPage()
  send('keydown', 'a')
  assert.equal(send('keydown').defaultPrevented, true)
  assert.equal(send('keydown', ' ', true).defaultPrevented, true)
  send('keyup', 'a')
  assert.deepEqual(told, [true])
  send('keyup')
  assert.deepEqual(told, [true, false])
})

test('let go with the key though the focus is in a field by then', () => {
  const { focus, told, send } = heldPage()
  send('keydown')
  focus.isInField = true
  send('keyup')
  assert.deepEqual(told, [true, false])
})

test('let go as soon as the focus moves, as it does when a dialog opens, and not taken up by the key that is still down', () => {
  const { page, focus, told, send } = heldPage()
  send('keydown')
  page.dispatchEvent(new Event('focusin'))
  assert.deepEqual(told, [true, false])
  send('keydown', ' ', true)
  focus.isInField = true
  assert.equal(send('keydown').defaultPrevented, false, 'a field writes its space')
  assert.deepEqual(told, [true, false])
})

test('let go when the window is left, and when nobody listens any more', () => {
  const { page, told, stop, send } = heldPage()
  send('keydown')
  page.dispatchEvent(new Event('blur'))
  send('keyup')
  send('keydown')
  stop()
  send('keydown')
  assert.deepEqual(told, [true, false, true, false])
})
