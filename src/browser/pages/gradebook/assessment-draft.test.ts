/** What a teacher sets up goes out as typed and comes back as it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, instantOf } from '#kernel/calendar-day.ts'
import { draftMistake, draftOf, newDraft, wishOf } from './assessment-draft.ts'

const zone = 'Europe/Paris'
const nowMs = Date.parse('2026-11-24T07:00:00Z')
const dayAt = (ms: number) => dayOf(ms, zone)
const shownAtOf = (day: string) => instantOf(day, '00:00', zone)
const draft = { ...newDraft('2026-11-24', false, null), title: ' Fractions ' }

test('a new one is out of 20, weighs 1, is not shown; the next as the one before; an école by steps', () => {
  const wish = wishOf(draft, null, nowMs, shownAtOf)
  assert.deepEqual(wish, {
    title: 'Fractions',
    on: '2026-11-24',
    scale: { kind: 'points', outOf: 20 },
    weight: 1,
    shownAt: null,
  })
  const last = { ...wish, id: 'x', weight: 0.5, scale: { kind: 'points', outOf: 7.5 } as const }
  const next = newDraft('2026-11-25', false, last)
  assert.deepEqual([next.outOf, next.weight, next.title], ['7,5', '0,5', ''])
  assert.equal(newDraft('2026-11-24', true, null).scale, 'attainment')
})

test('what is missing or cannot be is told, the first mistake first', () => {
  assert.equal(draftMistake(draft), null)
  assert.equal(draftMistake({ ...draft, title: '  ' }), 'title')
  assert.equal(draftMistake({ ...draft, on: '' }), 'on')
  for (const outOf of ['', '0', '0,5', '1001', 'x', '1,333']) {
    assert.equal(draftMistake({ ...draft, outOf }), 'outOf', outOf)
  }
  assert.equal(draftMistake({ ...draft, scale: 'attainment', outOf: '' }), null)
  for (const weight of ['', '-1', '101', '1,333']) {
    assert.equal(draftMistake({ ...draft, weight }), 'weight', weight)
  }
  // What is not asked for is no mistake.
  const inSteps = { ...draft, scale: 'attainment' as const, weight: 'x' }
  assert.equal(draftMistake(inSteps), null)
  assert.equal(wishOf(inSteps, null, nowMs, shownAtOf).weight, 1)
  assert.equal(draftMistake({ ...draft, shown: 'day', shownOn: '' }), 'shownDay')
})

test('a day begins at the school, whatever the zone of the clock', () => {
  const wish = wishOf({ ...draft, shown: 'day', shownOn: '2026-11-30' }, null, nowMs, shownAtOf)
  assert.equal(wish.shownAt, '2026-11-29T23:00:00.000Z')
  const again = draftOf({ ...wish, id: 'x' }, nowMs, dayAt)
  assert.deepEqual([again.shown, again.shownOn], ['day', '2026-11-30'])
})

test('what is shown stays shown from when it was; what is hidden again is not shown', () => {
  const before = {
    ...wishOf({ ...draft, shown: 'now' }, null, nowMs, shownAtOf),
    id: 'x',
  }
  const later = nowMs + 86_400_000
  const same = wishOf(
    { ...draftOf(before, later, dayAt), title: 'Autre' },
    before,
    later,
    shownAtOf,
  )
  assert.equal(same.shownAt, before.shownAt)
  assert.equal(wishOf({ ...draft, shown: 'never' }, before, later, shownAtOf).shownAt, null)
})
