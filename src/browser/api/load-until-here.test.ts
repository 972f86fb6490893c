/** Code that did not come is asked for again, later each time, and not for ever. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { loadUntilHere } from './load-until-here.ts'

class Part {
  isClosed = false
  close(): void {
    this.isClosed = true
  }
}

function loadFor(context: TestContext, comes: (tries: number) => Promise<Part>) {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const seen = { tries: 0, here: 0, missing: 0 }
  const until = loadUntilHere(
    () => {
      seen.tries += 1
      return comes(seen.tries)
    },
    { onHere: () => void seen.here++, onMissing: () => void seen.missing++ },
    () => 0.5,
  )
  const settled = async (): Promise<void> => {
    for (let round = 0; round < 5; round += 1) await Promise.resolve()
  }
  const pass = async (ms: number): Promise<void> => {
    context.mock.timers.tick(ms)
    await settled()
  }
  return { until, seen, settled, pass }
}

const fails = (): Promise<Part> => Promise.reject(new Error('no line'))

test('what failed once comes by itself, and is missing until then', async (context) => {
  const { until, seen, settled, pass } = loadFor(context, (tries) =>
    tries < 3 ? fails() : Promise.resolve(new Part()),
  )
  await settled()
  assert.equal(until.isMissing(), true)
  await pass(1_900)
  assert.equal(seen.tries, 1)
  await pass(100)
  assert.equal(seen.tries, 2)
  await pass(3_900)
  assert.equal(seen.tries, 2, 'the second wait is longer than the first')
  await pass(100)
  assert.deepEqual(seen, { tries: 3, here: 1, missing: 2 })
  assert.equal(until.isMissing(), false)
  until.again()
  await pass(600_000)
  assert.equal(seen.tries, 3, 'what is here is not fetched again')
})

test('it is not tried without end, but whenever somebody asks', async (context) => {
  const { until, seen, settled, pass } = loadFor(context, fails)
  await settled()
  for (let minute = 0; minute < 60; minute += 1) await pass(60_000)
  assert.equal(seen.tries, 10)
  until.again()
  until.again()
  await settled()
  assert.equal(seen.tries, 11, 'one at a time')
  await pass(2_000)
  assert.equal(seen.tries, 12)
})

test('what comes after the page was left is closed, and nothing is asked for any more', async (context) => {
  const part = new Part()
  const late = loadFor(context, () => Promise.resolve(part))
  late.until.stop()
  await late.settled()
  assert.equal(part.isClosed, true)
  assert.equal(late.seen.here, 0)
  context.mock.timers.reset()
  const failed = loadFor(context, fails)
  await failed.settled()
  failed.until.stop()
  failed.until.again()
  await failed.pass(60_000)
  assert.equal(failed.seen.tries, 1)
})
