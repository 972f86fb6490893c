/** Which notes of forgotten days explain that leaves have no records. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { believedForgotten } from './believed-forgotten.ts'

const lastDay = '2026-04-06'
const nothing = { lastDay, since: [] }

test('a day that is over for twelve months may be forgotten, the day after it may not', () => {
  const notes = [
    { day: '2026-04-06', leaves: [[0, 16]] as const },
    { day: '2026-04-07', leaves: [[16, 32]] as const },
  ]
  assert.deepEqual(believedForgotten(notes, nothing), {
    leaves: [[0, 16]],
    doubted: ['2026-04-07'],
  })
})

test('a note of an old day does not reach over leaves that are newer', () => {
  const notes = [{ day: '2026-01-05', leaves: [[0, 100]] as const }]
  const told = (since: readonly { leaf: number; day: string }[]) =>
    believedForgotten(notes, { lastDay, since })
  const all = { leaves: [[0, 100]], doubted: [] }
  assert.deepEqual(told([]), all)
  assert.deepEqual(told([{ leaf: 100, day: '2027-03-01' }]), all)
  // What waited in segments for a month is still of its day.
  assert.deepEqual(told([{ leaf: 40, day: '2026-02-05' }]), all)
  const newer = [
    { leaf: 70, day: '2027-03-01' },
    { leaf: 60, day: '2026-02-06' },
    { leaf: 40, day: '2026-02-05' },
  ]
  assert.deepEqual(told(newer), { leaves: [[0, 60]], doubted: ['2026-01-05'] })
  assert.deepEqual(told([{ leaf: 0, day: '2027-03-01' }]), { leaves: [], doubted: ['2026-01-05'] })
})
