/**
 * A page that shows whom this device remembers: nothing leaves it before the server has said that
 * they are still the one in front.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { seededRandom } from '#kernel/random.ts'
import { createSatchel, type Front, type Satchel } from './create-satchel.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import { refusalOf } from './virtual-school.ts'

interface Page {
  readonly satchel: Satchel
  readonly sent: string[]
  front: Front
  /** What the server says of who is in front: how this page changes, and its refusal. */
  answers: (() => ApiRefusal | null)[]
  nowMs: number
}

async function openPage(): Promise<Page> {
  const sent: string[] = []
  const page = {
    sent,
    front: { accountId: 'lina', isSure: false } as Front,
    answers: [] as (() => ApiRefusal | null)[],
    nowMs: 0,
  }
  const satchel = createSatchel({
    owner: 'lina',
    shelf: createMemoryShelf(),
    spare: createMemoryShelf,
    closing: openClosing,
    gate: (work) => work(),
    now: () => page.nowMs,
    random: seededRandom(3),
    inFront: () => page.front,
    askWhoIsThere: async () => (page.answers.shift() ?? assert.fail('asked once more'))(),
    tell: () => undefined,
    async send(entry) {
      sent.push(entry.id)
      return { ok: true, value: { kind: 'received', receipt: null } }
    },
  })
  const answer = { kind: 'short_text', text: 'x' } as const
  const task = { kind: 'save_answer', questionId: 'q1', version: 1 } as const
  await satchel.keep([{ id: 'e1', attemptId: 'a1', task, load: { kind: 'save_answer', answer } }])
  return Object.assign(page, { satchel })
}

test('nothing leaves before the server has said that the owner is in front', async () => {
  const page = await openPage()
  page.answers.push(() => {
    page.front = { accountId: 'lina', isSure: true }
    return null
  })
  assert.deepEqual(await page.satchel.step(), { kind: 'tried' })
  assert.deepEqual(page.sent, [])
  await page.satchel.step()
  assert.deepEqual(page.sent, ['e1'])
})

test('where another has come in since, nothing leaves at all', async () => {
  for (const front of [
    { accountId: 'noe', isSure: true },
    { accountId: null, isSure: true },
    // The page opens itself anew.
    { accountId: 'lina', isSure: false },
  ]) {
    const page = await openPage()
    page.answers.push(() => {
      page.front = front
      return null
    })
    const step = await page.satchel.step()
    const last = step.kind === 'tried' ? await page.satchel.step() : step
    assert.deepEqual(last, { kind: 'owner_away' })
    assert.deepEqual(page.sent, [])
  }
})

test('a server that does not say who is in front is asked again, later each time, and no work is refused for it', async () => {
  const page = await openPage()
  const refusals = [
    refusalOf('no_answer_in_time', 0),
    refusalOf('internal', 500),
    refusalOf('not_found', 404),
  ]
  const waits: number[] = []
  for (const { refusal } of refusals) {
    page.answers.push(() => refusal)
    assert.deepEqual(await page.satchel.step(), { kind: 'tried' })
    const step = await page.satchel.step()
    assert.ok(step.kind === 'wait')
    waits.push(step.ms)
    page.nowMs += step.ms
  }
  assert.deepEqual(
    waits,
    waits.toSorted((left, right) => left - right),
  )
  assert.deepEqual(page.sent, [])
  assert.equal(page.satchel.view().pace.failures, refusals.length)
  const [entry] = page.satchel.view().entries
  assert.deepEqual([entry?.where.at, entry?.failures], ['device', 0])
})

test('with nothing to send nobody is asked', async () => {
  const page = await openPage()
  await page.satchel.remove(['e1'])
  assert.deepEqual(await page.satchel.step(), { kind: 'rest' })
})
