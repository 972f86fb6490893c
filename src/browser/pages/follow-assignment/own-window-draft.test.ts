/** Other times for some pupils: as typed, as sent, and back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assignment } from '#contract/exercises.ts'
import type { Following } from '#contract/following.ts'
import { asBefore, firstDraft, giveTo, sentWindow } from './own-window-draft.ts'

const assignment = {
  opensAt: '2026-11-23T08:00:12.345Z',
  dueAt: '2026-11-26T09:30:00.000Z',
} as Assignment
const zone = 'Europe/Paris'

test('it begins with the times of the class, and opens exactly with it unless told otherwise', () => {
  const draft = firstDraft(assignment, zone)
  const { opensAt, dueAt } = assignment
  assert.deepEqual(sentWindow(draft, assignment, zone), { ok: true, window: { opensAt, dueAt } })
  const apart = { ...draft, opensApart: true, opensDay: '2026-11-24', opensTime: '08:30' }
  const sent = sentWindow(apart, assignment, zone)
  assert.equal(sent.ok && sent.window.opensAt, '2026-11-24T07:30:00.000Z')
})

test('what cannot be is said', () => {
  const draft = firstDraft({ ...assignment, dueAt: null }, zone)
  assert.deepEqual(sentWindow(draft, assignment, zone), { ok: false, problem: 'day_missing' })
  const early = { ...draft, dueDay: '2026-11-23', dueTime: '09:00' }
  const problem = { ok: false, problem: 'due_before_opening' }
  assert.deepEqual(sentWindow(early, assignment, zone), problem)
})

test('taking back gives each what they had, and nobody else anything', () => {
  const window = { opensAt: assignment.opensAt, dueAt: '2026-12-01T09:30:00.000Z' }
  const following = {
    pupils: [
      { pupil: { id: 'ana' }, ownWindow: window },
      { pupil: { id: 'bilal' }, ownWindow: null },
      { pupil: { id: 'chloe' }, ownWindow: null },
    ],
  } as Following
  assert.deepEqual(asBefore(following, ['ana', 'bilal']), {
    windows: [
      { pupilId: 'ana', window },
      { pupilId: 'bilal', window: null },
    ],
  })
  assert.deepEqual(giveTo(['ana'], null), { windows: [{ pupilId: 'ana', window: null }] })
})
