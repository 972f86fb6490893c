/** What counts in a plan, and what a device's own ticks change of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WorkPlan } from '#contract/work-plans.ts'
import { progressOf, withTicks } from './plan-progress.ts'

const item = { kind: 'words', text: 'Lire', thingId: null, isGone: false, isDone: false } as const
const plan: WorkPlan = {
  id: 'plan',
  courseName: 'Maths',
  title: null,
  firstDay: '2026-11-23',
  lastDay: '2026-11-27',
  items: [
    { ...item, id: 'a', isDone: true },
    { ...item, id: 'b' },
    { ...item, id: 'c', kind: 'assignment', thingId: 'quiz' },
    { ...item, id: 'd', isGone: true, isDone: true },
  ],
  comment: null,
}
const tick = (itemId: string, isDone: boolean) => ({ planId: 'plan', itemId, isDone })

test('what is gone is neither done nor to do', () => {
  assert.deepEqual(progressOf([plan, plan]), { done: 2, total: 6 })
})

test('own ticks count both ways, for their plan alone, and never for an assignment', () => {
  const doneAfter = (ticks: Parameters<typeof withTicks>[1]) =>
    withTicks([plan], ticks)[0]?.items.map(({ isDone }) => isDone)
  assert.deepEqual(doneAfter([tick('a', false), tick('b', true)]), [false, true, false, true])
  assert.deepEqual(doneAfter([tick('c', true)]), [true, false, false, true])
  assert.deepEqual(doneAfter([{ ...tick('b', true), planId: 'other' }]), [true, false, false, true])
})
