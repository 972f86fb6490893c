/**
 * The web role starts anew in the middle of a line, and somebody sets the machine's clock back by an
 * hour meanwhile: whoever comes back with a ticket keeps the rank before those who come now.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArrivalReply } from '#contract/arrival.ts'
import { fixedClock } from '#kernel/clock.ts'
import { restartGraceMs } from '#pipes/waiting-room/waiting-line.ts'
import { testMorning } from './test-school.ts'
import { createTestTicks } from './test-ticks.ts'
import { startTestWeb } from './test-web.ts'

const hourMs = 3_600_000
/** Enough for everybody at the lowest rate that a busy machine may choose. */
const ticksMax = 2_000

/** Every lesson of the day has begun: who came first goes first, and no later lesson lets others by. */
const lateMorning = new Date(Date.parse(testMorning) + 9 * hourMs).toISOString()

const clock = fixedClock(lateMorning)
const ticks = createTestTicks(clock)
const web = await startTestWeb({ clock, repeat: ticks.repeat, admissionRate: 1 })

async function ask(path: string, body: unknown, cookie: string | null): Promise<ArrivalReply> {
  const response = await web.call(path, { cookie, body })
  assert.equal(response.status, 200)
  return (await response.json()) as ArrivalReply
}

/** Somebody in line, who asks again with the ticket alone. */
async function comer(cookie: string | null) {
  const first = await ask('/api/arrival', {}, cookie)
  assert.ok(first.state === 'waiting')
  let isIn = false
  return {
    ...first.place,
    isIn: () => isIn,
    async poll(): Promise<void> {
      if (isIn) return
      const reply = await ask('/api/place', { ticket: first.ticket }, null)
      isIn = reply.state === 'in'
      if (reply.state === 'waiting') assert.equal(reply.place.number, first.place.number)
    },
  }
}

test('ticket holders keep their rank over a restart and a clock that was set back', async () => {
  const { pupilA1, pupilA2, pupilB } = web.school
  const before = [
    await comer(await web.signIn(pupilA1)),
    await comer(await web.signIn(pupilA2)),
    await comer(null),
  ]
  await ticks.tick(0)
  clock.set(clock.now() - hourMs)
  await web.restart()

  // Newcomers are there first, and would walk straight in.
  const newcomers = [await comer(await web.signIn(pupilB)), await comer(null)]
  await ticks.tick(1_000)
  await ticks.tick(1_000)
  for (const each of newcomers) await each.poll()
  assert.ok(newcomers.every((each) => !each.isIn()))
  const latest = Math.max(...before.map(({ arrivedAt }) => Date.parse(arrivedAt)))
  for (const { arrivedAt } of newcomers) assert.ok(Date.parse(arrivedAt) >= latest)

  for (const each of before) await each.poll()
  for (let waitedMs = 2_000; waitedMs < restartGraceMs; waitedMs += 1_000) await ticks.tick(1_000)
  const [anna, amir, stranger] = before
  const [basile, newStranger] = newcomers
  const everybody = [...newcomers, ...before]
  for (let count = 0; count < ticksMax && !everybody.every((each) => each.isIn()); count += 1) {
    await ticks.tick(1_000)
    for (const each of everybody) await each.poll()
    if (basile?.isIn()) assert.ok(anna?.isIn() && amir?.isIn(), 'a newcomer went before a class')
    if (newStranger?.isIn()) assert.ok(stranger?.isIn(), 'a newcomer went before a ticket holder')
  }
  assert.ok(everybody.every((each) => each.isIn()))
})
