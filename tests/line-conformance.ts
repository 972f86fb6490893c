/**
 * What every waiting line must do, whoever keeps it: run over the one in memory and over the one
 * that several processes share.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawAfterOpening } from '#pipes/waiting-room/lottery.ts'
import type {
  Entrant,
  Line,
  LineRules,
  Released,
  Standing,
} from '#pipes/waiting-room/waiting-line.ts'

export type LineMaker = (options: {
  readonly rules?: Partial<LineRules>
  readonly graceMs?: number
}) => Promise<Line>

export const eight = Date.parse('2021-04-06T06:00:00Z')

/** Somebody whom the installation knows, who comes at 8:00 with the next number. */
export function entrant(number: number, changes: Partial<Entrant> = {}): Entrant {
  return {
    key: `a:${number}`,
    lane: 'known',
    together: null,
    isStaff: false,
    orderMs: eight,
    draw: drawAfterOpening,
    number: { epoch: 1, number },
    arrivedAtMs: eight,
    ...changes,
  }
}

/** One release of exactly so many people: a second at that rate. */
async function letIn(line: Line, people: number, nowMs: number): Promise<string[]> {
  return (await line.release(people, nowMs)).map((released: Released) => released.entrant.key)
}

async function takeAll(line: Line, entrants: readonly Entrant[], nowMs: number): Promise<void> {
  for (const each of entrants) await line.take(each, nowMs)
}

function aheadOf(standing: Standing): number {
  assert.equal(standing.state, 'waiting')
  return standing.state === 'waiting' ? standing.ahead : -1
}

/** A line that has had its first release, of nobody. */
async function startedLine(
  make: LineMaker,
  options: Parameters<LineMaker>[0] = {},
): Promise<{ line: Line; startMs: number }> {
  const line = await make(options)
  await line.release(0, eight)
  return { line, startMs: eight }
}

export function testLine(name: string, make: LineMaker): void {
  test(`${name}: whoever comes to an open door walks in; the next waits`, async () => {
    const { line } = await startedLine(make)
    assert.deepEqual(await letIn(line, 2, eight + 1_000), [])
    assert.deepEqual(await line.take(entrant(1), eight + 1_001), { state: 'in' })
    assert.deepEqual(await line.take(entrant(2), eight + 1_001), { state: 'in' })
    assert.equal(aheadOf(await line.take(entrant(3), eight + 1_002)), 0)
    assert.deepEqual(await letIn(line, 1, eight + 2_000), ['a:3'])
    assert.deepEqual(await line.seen('a:3', eight + 2_001), { state: 'in' })
    assert.deepEqual(await line.take(entrant(3), eight + 2_002), { state: 'in' })
  })

  test(`${name}: asking again keeps place and rank`, async () => {
    const { line } = await startedLine(make)
    await takeAll(
      line,
      [1, 2, 3].map((each) => entrant(each)),
      eight,
    )
    await line.take(
      entrant(1, { number: { epoch: 1, number: 99 }, orderMs: eight + 500 }),
      eight + 10,
    )
    assert.deepEqual((await line.sizes()).waiting, { pass: 0, known: 3, unknown: 0 })
    assert.deepEqual(await letIn(line, 3, eight + 1_000), ['a:1', 'a:2', 'a:3'])
  })

  test(`${name}: order is by turn, staff first, then the draw, then the number`, async () => {
    const { line } = await startedLine(make)
    await takeAll(
      line,
      [
        entrant(1, { orderMs: eight + 60_000 }),
        entrant(2),
        entrant(3, { draw: 5 }),
        entrant(4, { draw: 4 }),
        entrant(5, { number: { epoch: 2, number: 1 } }),
        entrant(6, { isStaff: true, orderMs: eight + 120_000 }),
        entrant(7, { orderMs: eight - 1 }),
      ],
      eight,
    )
    const keys = await letIn(line, 7, eight + 1_000)
    assert.deepEqual(keys, ['a:6', 'a:7', 'a:4', 'a:3', 'a:2', 'a:5', 'a:1'])
  })

  test(`${name}: a class goes in together and the next releases pay for it`, async () => {
    const { line } = await startedLine(make)
    const sixth = [1, 3, 5, 7, 9].map((each) => entrant(each, { together: '6e B' }))
    const others = [2, 4].map((each) => entrant(each))
    await takeAll(line, [...sixth, ...others], eight)
    assert.deepEqual(await letIn(line, 2, eight + 1_000), ['a:1', 'a:3', 'a:5', 'a:7', 'a:9'])
    assert.deepEqual(await letIn(line, 2, eight + 2_000), [])
    assert.deepEqual(await letIn(line, 2, eight + 3_000), ['a:2'])
    assert.deepEqual(await letIn(line, 2, eight + 4_000), ['a:4'])
  })

  test(`${name}: a class has the turn of its earliest, and more than a class is parted`, async () => {
    const { line } = await startedLine(make, { rules: { togetherMax: 3 } })
    const late = { together: '3e A', orderMs: eight + 5_000 }
    await takeAll(
      line,
      [1, 2, 3, 4].map((each) => entrant(each, late)),
      eight,
    )
    await line.take(entrant(5, { orderMs: eight + 1_000 }), eight)
    await line.take(entrant(6, { ...late, orderMs: eight }), eight)
    assert.deepEqual(await letIn(line, 1, eight + 1_000), ['a:6', 'a:1', 'a:2'])
    assert.deepEqual(await letIn(line, 3, eight + 2_000), ['a:3', 'a:4'])
    assert.deepEqual(await letIn(line, 3, eight + 3_000), ['a:5'])
  })

  test(`${name}: whoever is silent is passed over, keeps the rank and enters on return`, async () => {
    const { line } = await startedLine(make, {
      rules: { absentAfterMs: 4_000, absentAfterPolls: 0 },
    })
    await takeAll(
      line,
      [1, 2, 3, 4].map((each) => entrant(each)),
      eight,
    )
    for (let second = 1; second <= 4; second += 1) {
      await line.release(0, eight + second * 1_000)
      for (const key of ['a:2', 'a:3', 'a:4']) await line.seen(key, eight + second * 1_000)
    }
    assert.deepEqual(await letIn(line, 1, eight + 5_000), ['a:2'])
    assert.equal((await line.seen('a:1', eight + 5_001)).state, 'waiting')
    assert.deepEqual(await letIn(line, 1, eight + 6_000), ['a:1'])
    assert.deepEqual(await letIn(line, 1, eight + 7_000), ['a:3'])
  })

  test(`${name}: passes lead but leave the others their part`, async () => {
    const { line } = await startedLine(make)
    await takeAll(
      line,
      range(1, 40).map((each) => entrant(each)),
      eight,
    )
    await takeAll(
      line,
      range(41, 80).map((each) => entrant(each, { lane: 'pass' })),
      eight,
    )
    await takeAll(
      line,
      range(81, 120).map((each) => entrant(each, { lane: 'unknown', key: `t:${each}` })),
      eight,
    )
    const keys = await letIn(line, 20, eight + 1_000)
    assert.deepEqual(keys, [
      ...range(41, 54).map((each) => `a:${each}`),
      ...range(81, 84).map((each) => `t:${each}`),
      'a:1',
      'a:2',
    ])
  })

  test(`${name}: what a lane leaves unused goes to the others`, async () => {
    const { line } = await startedLine(make)
    await takeAll(
      line,
      range(1, 6).map((each) => entrant(each, { lane: 'unknown', key: `t:${each}` })),
      eight,
    )
    await takeAll(line, [entrant(7, { lane: 'pass' }), entrant(8)], eight)
    assert.equal((await letIn(line, 8, eight + 1_000)).length, 8)
  })

  test(`${name}: a ticket becomes a person with the earlier place; nobody has two`, async () => {
    const { line } = await startedLine(make)
    await takeAll(
      line,
      [entrant(1, { lane: 'unknown', key: 't:1' }), entrant(2), entrant(3)],
      eight,
    )
    await line.merge('t:1', entrant(3, { number: { epoch: 1, number: 1 } }), eight + 5)
    assert.deepEqual((await line.sizes()).waiting, { pass: 0, known: 2, unknown: 0 })
    assert.deepEqual(await line.seen('t:1', eight + 6), { state: 'absent' })
    assert.deepEqual(await letIn(line, 2, eight + 1_000), ['a:3', 'a:2'])
  })

  test(`${name}: a ticket that was let in lets the person in`, async () => {
    const { line } = await startedLine(make)
    await line.take(entrant(1, { lane: 'unknown', key: 't:1' }), eight)
    assert.deepEqual(await letIn(line, 1, eight + 1_000), ['t:1'])
    assert.deepEqual(await line.merge('t:1', entrant(1), eight + 1_001), { state: 'in' })
    assert.deepEqual(await line.seen('a:1', eight + 1_002), { state: 'in' })
  })

  test(`${name}: a full line gives a time to come back, and strangers fill only their part`, async () => {
    const { line } = await startedLine(make, { rules: { placesMax: 3, unknownPlacesMax: 1 } })
    await line.take(entrant(1, { lane: 'unknown', key: 't:1' }), eight)
    const second = await line.take(entrant(2, { lane: 'unknown', key: 't:2' }), eight)
    assert.deepEqual(second, { state: 'full', comeBackAfterMs: 60_000 })
    await takeAll(line, [entrant(3), entrant(4)], eight)
    assert.equal((await line.take(entrant(5), eight)).state, 'full')
    assert.equal((await line.take(entrant(3), eight)).state, 'waiting')
  })

  test(`${name}: a release counts the time since the last one, and no more than its gap`, async () => {
    const { line } = await startedLine(make)
    await takeAll(
      line,
      range(1, 60).map((each) => entrant(each)),
      eight,
    )
    assert.equal((await letIn(line, 8, eight + 500)).length, 4)
    assert.equal((await letIn(line, 8, eight + 500)).length, 0)
    assert.equal((await letIn(line, 8, eight + 4_500)).length, 8)
    // The machine's clock is set back by an hour, then forth: no surge, no standstill.
    assert.equal((await letIn(line, 8, eight - 3_600_000)).length, 0)
    assert.equal((await letIn(line, 8, eight - 3_599_000)).length, 8)
    assert.equal((await letIn(line, 8, eight + 6_000)).length, 8)
  })

  test(`${name}: after a restart nobody goes in before the others could come back`, async () => {
    const line = await make({ graceMs: 3_000 })
    await line.release(10, eight)
    await line.take(entrant(2), eight + 10)
    assert.deepEqual(await letIn(line, 10, eight + 1_000), [])
    await line.take(entrant(1), eight + 2_000)
    assert.deepEqual(await letIn(line, 1, eight + 3_000), ['a:1'])
  })

  test(`${name}: the place tells how many are ahead, the wait and the next poll`, async () => {
    const { line } = await startedLine(make)
    await takeAll(
      line,
      range(1, 30).map((each) => entrant(each)),
      eight,
    )
    await letIn(line, 2, eight + 1_000)
    assert.deepEqual(await line.standing('a:30', eight + 1_001), {
      state: 'waiting',
      ahead: 27,
      waitMs: 14_000,
      pollAfterMs: 4_667,
    })
    assert.deepEqual(await line.standing('a:31', eight + 1_001), { state: 'absent' })
  })

  test(`${name}: what was promised is told with whom it was promised to`, async () => {
    const { line } = await startedLine(make)
    await line.release(2, eight + 500)
    await takeAll(
      line,
      range(1, 3).map((each) => entrant(each)),
      eight + 600,
    )
    await line.release(2, eight + 1_100)
    const [last] = await line.release(2, eight + 2_100)
    assert.deepEqual(last, { entrant: entrant(3), waitedMs: 1_500, promisedMs: 1_000 })
  })
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
