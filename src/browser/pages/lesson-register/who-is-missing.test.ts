/** Who counts as missing, and that no row leaves under the finger. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMissing, keepMissing } from './who-is-missing.ts'

const nothing = { kind: 'nothing' } as const

test('missing is whoever nobody has seen or reached', () => {
  const states = ['to_find_out', 'unreachable', 'not_known_yet', 'present', 'reached'] as const
  assert.deepEqual(
    states.filter((state) => isMissing({ state, why: nothing })),
    ['to_find_out', 'unreachable', 'not_known_yet'],
  )
  assert.equal(isMissing({ state: 'excused', why: nothing }), false)
  assert.equal(isMissing({ state: 'our_fault', why: nothing }), false)
})

test('nobody is missing here who sits in the room, unless somebody said so', () => {
  const inRoom = { place: 'room', state: 'to_find_out' } as const
  assert.equal(isMissing({ ...inRoom, why: nothing }), false)
  assert.equal(isMissing({ ...inRoom, place: 'home', why: nothing }), true)
  const why = { kind: 'corrected', by: 'Ana', at: '2026-11-30T08:00:00Z', note: '' } as const
  assert.equal(isMissing({ ...inRoom, state: 'unreachable', why }), true)
})

test('whoever was missing stays in the list once corrected, and others come into it', () => {
  const pupils = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  const shown = keepMissing(pupils, new Set(['a']), ({ id }) => id === 'c')
  assert.deepEqual(shown, [{ id: 'a' }, { id: 'c' }])
})
