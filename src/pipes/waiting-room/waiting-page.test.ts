/** The waiting page says place, wait and reason in both languages, and holds no script. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Place } from '#contract/arrival.ts'
import { refreshSeconds, renderWaitingPage } from './waiting-page.ts'

const place: Place = {
  ahead: 1_240,
  waitMs: 400_000,
  pollAfterMs: 12_345,
  number: '2-10403',
  arrivedAt: '2026-11-23T06:58:30.000Z',
}
const paris = 'Europe/Paris'

test('place, wait, arrival and number stand on it, in French and in English', () => {
  const html = renderWaitingPage({ state: 'waiting', place }, paris)
  for (const words of [
    '1\u202f240 personnes devant.',
    'environ 7 minutes',
    'l’arrivée compte depuis 07\u00a0h\u00a058.',
    'dans 13 secondes',
    'numéro 2-10403',
    '1,240 people ahead.',
    'counts from 07:58.',
    'This page renews itself in 13 seconds.',
  ]) {
    assert.ok(html.includes(words), words)
  }
  assert.doesNotMatch(html, /<script|style=|\son\w+=/)
})

test('the browser asks again when the place may have changed, and no more once the door is open', () => {
  assert.equal(refreshSeconds({ state: 'waiting', place }), 13)
  assert.equal(refreshSeconds({ state: 'later', comeBackAfterMs: 200 }), 1)
  assert.equal(refreshSeconds({ state: 'in' }), null)
  assert.match(renderWaitingPage({ state: 'in' }, paris), /<a class="enter" href="\/">Entrer<\/a>/)
})

test('one, none and an unknown wait are said as people say them', () => {
  const say = (change: Partial<Place>) =>
    renderWaitingPage({ state: 'waiting', place: { ...place, ...change } }, paris)
  assert.match(say({ ahead: 1 }), /1 personne devant\./)
  assert.match(say({ ahead: 0 }), /Personne devant/)
  assert.match(say({ waitMs: null }), /n’est pas encore connu/)
  assert.match(say({ waitMs: 900 }), /environ 1 seconde\./)
  assert.match(renderWaitingPage({ state: 'later', comeBackAfterMs: 120_000 }, paris), /2 minutes/)
})
