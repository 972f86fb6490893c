/** Opened hints on the device: kept before they are shown, in front of the copy, never closed again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWaiting } from '#browser/satchel/entry.ts'
import { satchelInHand } from '#browser/satchel/satchel-in-hand.ts'
import { createHintKeeper } from './hint-keeper.ts'

const attemptId = 'a1'

test('what was opened lies in the satchel at once, and another page finds it there', async () => {
  const { open, shelf } = satchelInHand(['no_connection'])
  const keeper = createHintKeeper({ attemptId, told: {}, open })
  await keeper.open('q1', 1)
  assert.deepEqual(keeper.view(), { q1: 1 })
  const { entries } = await shelf.read()
  assert.deepEqual(
    entries.map(({ task }) => task),
    [{ kind: 'open_hints', questionId: 'q1', opened: 1 }],
  )
  await open.satchel.lookAgain()
  assert.deepEqual(createHintKeeper({ attemptId, told: {}, open }).view(), { q1: 1 })
  assert.deepEqual(createHintKeeper({ attemptId: 'a2', told: {}, open }).view(), {})
})

test('of what the school, another tab and this page say, the most counts', async () => {
  const { open } = satchelInHand([])
  const keeper = createHintKeeper({ attemptId, told: { q1: 2 }, open })
  await keeper.open('q1', 1)
  assert.deepEqual(keeper.view(), { q1: 2 })
  keeper.refresh({ q1: 1, q2: 3 })
  assert.deepEqual(keeper.view(), { q1: 2, q2: 3 })
  const task = { kind: 'open_hints', questionId: 'q2', opened: 4 } as const
  await open.satchel.keep([{ attemptId, task, load: { kind: 'open_hints' } }])
  assert.deepEqual(keeper.view(), { q1: 2, q2: 4 })
})

test('hints go to the school in the order in which they were opened, and before the copy', async () => {
  const { open, sent } = satchelInHand([])
  const keeper = createHintKeeper({ attemptId, told: {}, open })
  await keeper.open('q1', 1)
  await open.satchel.keep([
    { attemptId, task: { kind: 'submit' }, load: { kind: 'submit', answers: {} } },
  ])
  await keeper.open('q1', 2)
  while (open.satchel.view().entries.some(isWaiting))
    await new Promise((next) => setImmediate(next))
  assert.deepEqual(
    sent.map(({ entry: { task } }) => (task.kind === 'open_hints' ? task.opened : task.kind)),
    [1, 'submit', 2],
  )
})
