/** A device whose disk is full: work goes on, leaves once, and what was noted before is still known. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Work } from './create-satchel.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { satchelInHand } from './satchel-in-hand.ts'
import { gateByLease } from './sender-gate.ts'
import type { Shelf } from './shelf.ts'

interface Disk extends Shelf {
  isFull: boolean
}

/** Reads as before, and takes nothing once it is full. */
function diskInHand(): Disk {
  const below = createMemoryShelf()
  const unlessFull = <T>(work: () => Promise<T>): Promise<T> =>
    disk.isFull ? Promise.reject(new DOMException('', 'QuotaExceededError')) : work()
  const disk: Disk = {
    ...below,
    isDurable: true,
    isFull: false,
    change: (decide) => unlessFull(() => below.change(decide)),
    note: (name, closed) => unlessFull(() => below.note(name, closed)),
  }
  return disk
}

const answer: Work = {
  id: 'e1',
  attemptId: 'a1',
  task: { kind: 'save_answer', questionId: 'q1', version: 1 },
  load: { kind: 'save_answer', answer: { kind: 'short_text', text: 'x' } },
}

test('what the disk has no room to note is known all the same, and newer than what it has', async () => {
  const disk = diskInHand()
  const { satchel } = satchelInHand([], disk).open
  await satchel.note('attempt', { number: 1 })
  disk.isFull = true
  await satchel.note('attempt', { number: 2 })
  assert.deepEqual(await satchel.noted('attempt'), { number: 2 })
  disk.isFull = false
  await satchel.note('attempt', { number: 3 })
  assert.deepEqual(await satchel.noted('attempt'), { number: 3 })
  assert.ok(satchel.view().isDurable, 'a note costs nobody their disk')
})

test('what the school said is written down in memory: nothing is sent again and again', async () => {
  const disk = diskInHand()
  const { open, sent } = satchelInHand([], disk)
  await open.satchel.keep([answer])
  disk.isFull = true
  assert.deepEqual(await open.satchel.step(), { kind: 'tried' })
  assert.deepEqual(await open.satchel.step(), { kind: 'rest' })
  assert.equal(sent.length, 1)
  assert.deepEqual(
    open.satchel.view().entries.map(({ id, where }) => [id, where.at]),
    [['e1', 'school']],
  )
})

test('after the disk was full, what it held is read from it', async () => {
  const disk = diskInHand()
  const { open, sent } = satchelInHand(['no_connection'], disk)
  await open.satchel.note('begun a1', { attemptId: 'a0' })
  await open.satchel.keep([answer])
  disk.isFull = true
  assert.equal(await open.satchel.keep([{ ...answer, id: 'e2', attemptId: 'a2' }]), 'kept')
  assert.ok(!open.satchel.view().isDurable)
  assert.deepEqual(await open.satchel.noted('begun a1'), { attemptId: 'a0' })
  await open.satchel.step()
  assert.deepEqual(sent[0]?.load, answer.load)
})

test('hurrying costs nobody their disk', async () => {
  const disk = diskInHand()
  const { satchel } = satchelInHand([], disk).open
  await satchel.keep([answer])
  disk.isFull = true
  await satchel.hurry(0)
  assert.ok(satchel.view().isDurable)
})

test('a disk that takes no lease keeps a tab from sending only while another has one', async () => {
  const disk = diskInHand()
  let nowMs = 1_000_000
  const gateOf = (tab: string) => gateByLease({ shelf: disk, tab, now: () => nowMs })
  const nested = await gateOf('one')(async () => {
    disk.isFull = true
    return gateOf('two')(async () => 'sent')
  })
  assert.equal(nested, null)
  nowMs += 100_000
  assert.equal(await gateOf('two')(async () => 'sent'), 'sent')
})
