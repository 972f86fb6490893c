/** A desk that is opened again: what the school says of the time that is left counts, what the device kept does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { satchelInHand } from '#browser/satchel/satchel-in-hand.ts'
import type { Attempt } from '#contract/exercises.ts'
import { openDesk } from './attempt-desk.ts'

const attempt: Attempt = {
  id: 'a1',
  assignmentId: 'w1',
  exerciseId: 'x1',
  number: 1,
  title: 'Les volcans',
  subjectCode: '',
  dueAt: null,
  resources: [],
  introduction: [],
  questions: [],
  answers: {},
  versions: {},
  files: [],
  photos: [],
  time: { minutes: 30, extraTime: null, leftMs: 1_800_000, endsAt: '2026-11-30T09:30:00.000Z' },
}

test('the time that is left is what the school said last', async (context) => {
  // Pages listen to their window for the tab's closing; there is none here.
  const page = globalThis as { addEventListener?: unknown }
  page.addEventListener = () => undefined
  context.after(() => {
    delete page.addEventListener
  })
  const { open } = satchelInHand([])
  const desk = await openDesk(attempt, open, 'device')
  const time = {
    minutes: 30,
    leftMs: 600_000,
    endsAt: '2026-11-30T08:40:00.000Z',
  }
  const again = await openDesk({ ...attempt, time } as Attempt, open, 'school')
  assert.equal(again, desk)
  assert.deepEqual(desk.time.view(), time)
  await openDesk(attempt, open, 'device')
  assert.deepEqual(desk.time.view(), time)
})
