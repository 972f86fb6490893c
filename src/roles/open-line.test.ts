/** The choice of the line, and the clock that the waiting room goes by. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { PlainError } from '#engine/config/plain-error.ts'
import { fixedClock } from '#kernel/clock.ts'
import { eight, entrant } from '../../tests/line-conformance.ts'
import { startTestValkey } from '../../tests/test-valkey.ts'
import { createEvenClock, openLine } from './open-line.ts'

const log = {
  error(data: unknown): void {
    throw new Error(JSON.stringify(data))
  },
  info(_: unknown, message: string): void {
    throw new Error(message)
  },
}
const server = await startTestValkey()
after(async () => server?.stop())
const skip = server === null ? 'neither valkey-server nor redis-server is installed' : false

test('without a shared server each process has a line of its own', async () => {
  const clock = fixedClock(eight)
  const [one, other] = [
    await openLine({ valkeyUrl: null }, { log, clock, graceMs: 0 }),
    await openLine({ valkeyUrl: null }, { log, clock, graceMs: 0 }),
  ]
  await one.line.take(entrant(1), eight)
  assert.equal((await one.line.standing('a:1', eight)).state, 'waiting')
  assert.equal((await other.line.standing('a:1', eight)).state, 'absent')
  await one.close()
})

test('with one they share it, by the machine’s clock', { skip }, async () => {
  const [url, clock] = [server?.url ?? '', fixedClock(eight)]
  const one = await openLine({ valkeyUrl: url }, { log, clock, graceMs: 0 })
  const other = await openLine({ valkeyUrl: url }, { log, clock, graceMs: 0 })
  await one.line.release(1, 0)
  await one.line.take(entrant(1), 0)
  assert.equal((await other.line.seen('a:1', 0)).state, 'waiting')
  clock.advance(1_000)
  assert.equal((await other.line.release(1, 0)).length, 1)
  assert.deepEqual(await one.line.seen('a:1', 0), { state: 'in' })
  await one.close()
  await other.close()
})

test('a server that is not there is a sentence at the start, without its address', async () => {
  const valkeyUrl = 'redis://:sesame@127.0.0.1:9'
  await assert.rejects(
    openLine(
      { valkeyUrl },
      { log: { error: () => undefined, info: () => undefined }, clock: fixedClock(0), graceMs: 0 },
    ),
    (error) => error instanceof PlainError && !error.message.includes('sesame'),
  )
})

test('a clock that is set changes no turn while somebody waits, and is believed when nobody does', () => {
  const machine = fixedClock(eight)
  const clock = createEvenClock(machine)
  assert.equal(clock.now(), eight)
  machine.set(eight - 3_600_000)
  assert.equal(clock.now(), eight)
  machine.advance(2_000)
  assert.equal(clock.now(), eight + 2_000)
  clock.settle()
  assert.equal(clock.now(), eight - 3_598_000)
})

test('that the shared line does not answer is said once, and that it does again', {
  skip,
}, async () => {
  const told: string[] = []
  const clock = fixedClock(eight)
  const tell = (_: unknown, message: string): void => void told.push(message)
  const lineLog = { error: tell, info: tell }
  const { close, line } = await openLine(
    { valkeyUrl: server?.url ?? '' },
    { log: lineLog, clock, graceMs: 0 },
  )
  const release = () => line.release(1, clock.now())
  await release()
  // It takes no writes any more, as one that lost its place to another.
  await server?.run('replicaof', '127.0.0.1', '1')
  for (let each = 0; each < 5; each += 1) {
    clock.advance(60_000)
    await line.take(entrant(each + 10), clock.now())
    await assert.rejects(release())
  }
  assert.deepEqual(told, ['the shared waiting line does not answer'])
  await server?.run('replicaof', 'no', 'one')
  await release()
  await release()
  assert.deepEqual(told.slice(1), ['the shared waiting line answers again'])
  await close()
})
