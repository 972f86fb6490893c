/** Why a paper copy cannot be sent yet. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PaperSaid, paperProblem } from './paper-problem.ts'

const said: PaperSaid = { questionId: '', when: 'now', day: '2026-11-30', time: '08:00' }
const zone = 'Europe/Paris'
const nowMs = Date.UTC(2026, 10, 30, 8)

test('a copy waits for photos that are made ready, however many pages lie there', () => {
  assert.equal(paperProblem(said, { photos: 2, waiting: 1 }, zone, nowMs), 'preparing')
  assert.equal(paperProblem(said, { photos: 2, waiting: 0 }, zone, nowMs), null)
  assert.equal(paperProblem(said, { photos: 0, waiting: 0 }, zone, nowMs), 'photos')
})

test('a sheet came at an hour that has been', () => {
  const counts = { photos: 1, waiting: 0 }
  const before = { ...said, when: 'before' } as const
  assert.equal(paperProblem(before, counts, zone, nowMs), null)
  assert.equal(paperProblem({ ...before, time: '10:00' }, counts, zone, nowMs), 'hour')
  assert.equal(paperProblem({ ...before, time: '' }, counts, zone, nowMs), 'hour')
})
