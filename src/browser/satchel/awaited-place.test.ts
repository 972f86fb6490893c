/** A shared computer whose key comes late: what was done meanwhile is sealed, and what lay there is found. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import { createAwaitedPlace, type Place } from './awaited-place.ts'
import { createSatchel, type Satchel, type Work } from './create-satchel.ts'
import type { Load } from './entry.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { sealedClosing } from './sealed-closing.ts'
import type { Closed, Shelf } from './shelf.ts'

const random = seededRandom(9)
const key = Buffer.alloc(32, 7).toString('base64url')

/** Tells what was laid on it unsealed. */
function diskInHand(): Shelf & { readonly bare: Closed[]; isFull: boolean } {
  const below = createMemoryShelf()
  const bare: Closed[] = []
  const disk = {
    ...below,
    isDurable: true,
    bare,
    isFull: false,
    async change(decide: Parameters<Shelf['change']>[0]) {
      if (disk.isFull) throw new DOMException('', 'QuotaExceededError')
      return below.change((held) => {
        const edit = decide(held)
        for (const [, closed] of edit.loads ?? []) if (closed.is === 'open') bare.push(closed)
        return edit
      })
    },
    note(name: string, closed: Closed) {
      if (closed.is === 'open') bare.push(closed)
      return below.note(name, closed)
    },
  }
  return disk
}

function satchelAt({ shelf, closing }: Place, sent: Load[] = []): Satchel {
  return createSatchel({
    owner: 'lina',
    shelf,
    spare: createMemoryShelf,
    closing,
    gate: (work) => work(),
    now: () => 1_000,
    random,
    inFront: () => ({ accountId: 'lina', isSure: true }),
    askWhoIsThere: async () => null,
    tell: () => undefined,
    async send(_, load) {
      sent.push(load)
      return { ok: true, value: { kind: 'received', receipt: null } }
    },
  })
}

const answer = (questionId: string, text: string): Work => ({
  attemptId: 'a1',
  task: { kind: 'save_answer', questionId, version: 1 },
  load: { kind: 'save_answer', answer: { kind: 'short_text', text } },
})

const textOf = (load: Load | null): string =>
  load?.kind === 'save_answer' && load.answer.kind === 'short_text' ? load.answer.text : ''

async function textsIn(satchel: Satchel): Promise<string[]> {
  await satchel.lookAgain()
  const texts: string[] = []
  for (const { id } of satchel.view().entries) texts.push(textOf(await satchel.loadOf(id)))
  return texts
}

test('what was left before is found, what was done meanwhile is behind it, and all of it is sealed', async () => {
  const sealed = { shelf: diskInHand(), closing: await sealedClosing([key]) }
  const before = satchelAt(sealed)
  await before.keep([answer('q1', 'one'), answer('q2', 'two')])

  const place = createAwaitedPlace()
  const sent: Load[] = []
  const satchel = satchelAt(place, sent)
  await satchel.keep([answer('q2', 'two, better'), answer('q3', 'three')])
  await satchel.note('attempt', { number: 2 })
  assert.equal(satchel.view().isDurable, false)
  await place.moveTo(sealed)
  assert.deepEqual(await textsIn(satchel), ['one', 'two, better', 'three'])
  assert.equal(satchel.view().isDurable, true)
  assert.deepEqual(await satchel.noted('attempt'), { number: 2 })
  assert.deepEqual(await textsIn(satchelAt(sealed)), ['one', 'two, better', 'three'])
  assert.deepEqual(sealed.shelf.bare, [])
  for (let step = 0; step < 3; step += 1) await satchel.step()
  assert.deepEqual(sent.map(textOf), ['one', 'two, better', 'three'])
})

test('what is laid down while it moves is there, and sealed', async () => {
  const sealed = { shelf: diskInHand(), closing: await sealedClosing([key]) }
  const place = createAwaitedPlace()
  const satchel = satchelAt(place)
  await satchel.keep([answer('q1', 'one')])
  // Closed without a key, laid down once there is one.
  const closed = await place.closing.close({ kind: 'open_hints' })
  const moving = place.moveTo(sealed)
  const keeping = satchel.keep([answer('q2', 'two')])
  await Promise.all([moving, keeping, place.shelf.note('late', closed)])
  assert.deepEqual(await textsIn(satchel), ['one', 'two'])
  assert.deepEqual(await satchel.noted('late'), { kind: 'open_hints' })
  assert.deepEqual(sealed.shelf.bare, [])
})

test('a disk that takes nothing leaves all of it in memory', async () => {
  const sealed = { shelf: diskInHand(), closing: await sealedClosing([key]) }
  const place = createAwaitedPlace()
  const satchel = satchelAt(place)
  await satchel.keep([answer('q1', 'one')])
  sealed.shelf.isFull = true
  await assert.rejects(place.moveTo(sealed))
  assert.deepEqual(await textsIn(satchel), ['one'])
  assert.equal(satchel.view().isDurable, false)
})
