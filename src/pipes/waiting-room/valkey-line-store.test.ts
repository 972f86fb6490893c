/**
 * The line of several processes: the conformance suite over a real server, started here in a folder
 * of its own; two clients on one line; and a random walk beside the line in memory.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import { eight, entrant, testLine } from '../../../tests/line-conformance.ts'
import { startTestValkey } from '../../../tests/test-valkey.ts'
import { createMemoryLine } from './memory-line.ts'
import { openValkeyLine, type ValkeyLine, type ValkeyLineOptions } from './valkey-line-store.ts'
import { type Entrant, type Line, lanes } from './waiting-line.ts'

const server = await startTestValkey()

if (server === null) {
  test('the line in Valkey', { skip: 'neither valkey-server nor redis-server is installed' })
} else {
  const opened: ValkeyLine[] = []
  let roots = 0
  const onError = (error: Error): void => {
    throw error
  }
  const open = async (options: Partial<ValkeyLineOptions> = {}): Promise<ValkeyLine> => {
    roots += 1
    const line = await openValkeyLine({
      url: server.url,
      root: `line ${roots}`,
      onError,
      ...options,
    })
    opened.push(line)
    return line
  }
  after(async () => {
    for (const line of opened) await line.close()
    await server.stop()
  })

  testLine('in Valkey', open)

  test('two processes keep one line and let in no more than one would', async () => {
    const [one, other] = [await open({ root: 'both' }), await open({ root: 'both' })]
    await one.release(0, eight)
    for (let number = 1; number <= 20; number += 1) {
      await (number % 2 === 0 ? one : other).take(entrant(number), eight)
    }
    const released = await Promise.all([
      one.release(4, eight + 1_000),
      other.release(4, eight + 1_000),
    ])
    const keys = released.flat().map((each) => each.entrant.key)
    assert.deepEqual(keys, ['a:1', 'a:2', 'a:3', 'a:4'])
    assert.deepEqual(await other.seen('a:1', eight + 1_001), { state: 'in' })
    assert.deepEqual(await one.sizes(), {
      waiting: { pass: 0, known: 16, unknown: 0 },
      perSecond: 4,
    })
  })

  test('the script is found again after the server has forgotten it', async () => {
    const line = await open()
    await line.release(0, eight)
    await server.run('SCRIPT', 'FLUSH')
    assert.equal((await line.take(entrant(1), eight)).state, 'waiting')
  })

  test('while the server is away, whoever asks is told when to come back', async (t) => {
    const own = await startTestValkey()
    assert.ok(own !== null)
    // Left open, either would keep the process of a test that failed for ever.
    t.after(() => own.stop())
    const errors: Error[] = []
    const line = await openValkeyLine({ url: own.url, onError: (error) => errors.push(error) })
    t.after(() => line.close())
    await line.release(0, eight)
    assert.equal((await line.take(entrant(1), eight)).state, 'waiting')
    await own.stop()
    assert.deepEqual(await line.seen('a:1', eight + 1), { state: 'full', comeBackAfterMs: 5_000 })
    await assert.rejects(line.release(1, eight + 1_000))
    assert.ok(errors.length > 0)
  })

  test('whatever people do, it lets in the same ones in the same order as the line in memory', async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const random = seededRandom(seed)
      const pick = (below: number) => Math.floor(random.fraction() * below)
      // Two estimates may differ, the number of people ahead (and with it the next poll) and the
      // second in which somebody is forgotten: here neither decides about anything.
      const rules = { togetherMax: 3, admittedForMs: 15_000, absentAfterPolls: 0 }
      const lines = [createMemoryLine({ rules }), await open({ rules })]
      const story: string[][] = [[], []]
      let nowMs = eight
      for (let step = 0; step < 250; step += 1) {
        nowMs += random.fraction() < 0.02 ? 3_600_000 - pick(7_200_000) : pick(1_500)
        const [what, who, perSecond] = [pick(8), 1 + pick(30), random.fraction() * 3]
        const isTicket = pick(4) === 0
        const someone = entrant(step + 1, {
          key: `${isTicket ? 't' : 'a'}:${who}`,
          lane: isTicket ? 'unknown' : (lanes[pick(2)] ?? 'known'),
          together: isTicket || who % 3 === 0 ? null : `class ${who % 4}`,
          isStaff: !isTicket && who % 11 === 0,
          orderMs: eight + pick(10) * 1_000,
          draw: pick(3),
        })
        for (const [index, line] of lines.entries()) {
          const told = await act(line, what, someone, perSecond, nowMs)
          story[index]?.push(...told.map((each) => `${step} ${each}`))
        }
      }
      assert.equal(story[1]?.join('\n'), story[0]?.join('\n'), `seed ${seed}`)
      assert.ok((story[0] ?? []).filter((each) => each.includes('gone')).length > 20)
    }
  })
}

/** One step of the walk, and what came of it. */
async function act(
  line: Line,
  what: number,
  someone: Entrant,
  perSecond: number,
  nowMs: number,
): Promise<string[]> {
  if (what < 3) return [`take ${someone.key} ${(await line.take(someone, nowMs)).state}`]
  if (what === 3 && someone.lane !== 'unknown') {
    const ticketKey = someone.key.replace('a:', 't:')
    return [`merge ${someone.key} ${(await line.merge(ticketKey, someone, nowMs)).state}`]
  }
  if (what < 6) return [`seen ${someone.key} ${(await line.seen(someone.key, nowMs)).state}`]
  const released = await line.release(perSecond, nowMs)
  return released.map((gone) => `gone ${JSON.stringify(gone.entrant)} ${gone.waitedMs}`)
}
