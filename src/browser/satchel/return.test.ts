/**
 * A thousand devices lose the school and find it again. What their trying costs the school is
 * counted: every request that reaches it from the moment of its return, over the pieces of work
 * that it takes.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Random, seededRandom } from '#kernel/random.ts'
import { createSatchel, type Satchel } from './create-satchel.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import { delayMsMax } from './retry-delay.ts'
import { openVirtualSchool, refusalOf } from './virtual-school.ts'

const devicesCount = 1_000
const questionsCount = 8
const amplificationMax = 1.5

interface Outcome {
  requests: number
  refusedBusy: number
  taken: number
  /** Requests of the busiest ten seconds after the return. */
  busiest: number
  triesInOutage: number
  lastMs: number
}

/** One device after the other on one clock: whoever's time has come steps. */
async function runReturn(options: {
  outageMs: number
  /** What the returned school takes a second; beyond, it names a time to come back. */
  perSecondMax: number
  random: Random
}): Promise<Outcome> {
  const { outageMs, perSecondMax, random } = options
  const school = openVirtualSchool()
  const outcome = { requests: 0, refusedBusy: 0, taken: 0, busiest: 0, triesInOutage: 0, lastMs: 0 }
  const perTenSeconds = new Map<number, number>()
  let nowMs = 0
  let budgetAtMs = 0
  let nextFreeMs = 0
  const wake = new Map<number, number[]>()
  const plan = (device: number, atMs: number): void => {
    const at = Math.max(nowMs + 1, Math.round(atMs))
    wake.set(at, [...(wake.get(at) ?? []), device])
  }

  const openDevice = (device: number): Satchel => {
    const owner = `pupil-${device}`
    return createSatchel({
      owner,
      shelf: createMemoryShelf(),
      spare: createMemoryShelf,
      closing: openClosing,
      gate: (work) => work(),
      now: () => nowMs,
      random,
      inFront: () => ({ accountId: owner, isSure: true }),
      askWhoIsThere: async () => null,
      tell: () => undefined,
      async send(entry, load) {
        if (nowMs < outageMs) {
          outcome.triesInOutage += 1
          return refusalOf('no_connection', 0)
        }
        outcome.requests += 1
        const slot = Math.floor(nowMs / 10_000)
        perTenSeconds.set(slot, (perTenSeconds.get(slot) ?? 0) + 1)
        budgetAtMs = Math.max(budgetAtMs, nowMs - 1_000)
        if (budgetAtMs > nowMs) {
          outcome.refusedBusy += 1
          // The places of those who were told a time follow one another.
          nextFreeMs = Math.max(nextFreeMs, budgetAtMs) + 1_000 / perSecondMax
          return refusalOf('overloaded', 503, nextFreeMs - nowMs)
        }
        budgetAtMs += 1_000 / perSecondMax
        school.session = owner
        outcome.taken += 1
        return school.send(entry, load)
      },
    })
  }

  const devices = await Promise.all(
    Array.from({ length: devicesCount }, async (_, device) => {
      const satchel = openDevice(device)
      const attemptId = `attempt-${device}`
      const begin = { kind: 'begin_attempt' } as const
      await satchel.keep([{ attemptId, task: { ...begin, assignmentId: 'a' }, load: begin }])
      return satchel
    }),
  )
  for (const device of devices.keys()) plan(device, random.fraction() * 20_000)
  // Answers come while the school is away, one question after the other.
  for (let question = 0; question < questionsCount; question += 1) {
    const restMs = ((question + 1) * outageMs) / (questionsCount + 2)
    await Promise.all(
      devices.map((satchel, device) =>
        satchel.keep([
          {
            attemptId: `attempt-${device}`,
            task: { kind: 'save_answer', questionId: `q${question}`, version: 1 },
            load: { kind: 'save_answer', answer: { kind: 'short_text', text: 'x' } },
            restMs: restMs + random.fraction() * 10_000,
          },
        ]),
      ),
    )
  }
  while (wake.size > 0) {
    nowMs = Math.min(...wake.keys())
    const due = wake.get(nowMs) ?? []
    wake.delete(nowMs)
    for (const device of due) {
      const step = await devices[device]?.step()
      if (step?.kind === 'tried') plan(device, nowMs + 150)
      if (step?.kind === 'wait') plan(device, nowMs + step.ms)
    }
  }
  outcome.lastMs = nowMs - outageMs
  outcome.busiest = Math.max(...perTenSeconds.values())
  assert.equal(outcome.taken, devicesCount * (questionsCount + 1), 'all of it arrived, once each')
  assert.deepEqual(school.wrongs, [])
  return outcome
}

test('a thousand devices come back to a school that can take them all', async (test) => {
  const outcome = await runReturn({
    outageMs: 600_000,
    perSecondMax: 8_000,
    random: seededRandom(2021),
  })
  const amplification = outcome.requests / outcome.taken
  test.diagnostic(JSON.stringify({ ...outcome, amplification }))
  assert.ok(amplification <= amplificationMax)
  // While it lasts, a device knocks once in its longest pause, whatever waits in it.
  const knocksMax = devicesCount * (600_000 / (delayMsMax * 0.7) + 6)
  assert.ok(outcome.triesInOutage <= knocksMax, `${outcome.triesInOutage} tries`)
})

test('a school that comes back weak tells the time, and is not asked before', async (test) => {
  const outcome = await runReturn({
    outageMs: 600_000,
    perSecondMax: 60,
    random: seededRandom(2021),
  })
  const amplification = outcome.requests / outcome.taken
  test.diagnostic(JSON.stringify({ ...outcome, amplification }))
  assert.ok(amplification <= amplificationMax, `${amplification}`)
})
