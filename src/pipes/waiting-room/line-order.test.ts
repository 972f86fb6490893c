/** Whose turn it is: earlier lessons first, nobody for ever last; clocks that jump change nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createLineClock } from './line-clock.ts'
import { ageingMs, compareRanks, orderOf } from './line-order.ts'

const minute = 60_000
const turn = (
  arrivedAtMs: number,
  firstLessonAtMs: number | null,
  opensAtMs: number | null = null,
) => orderOf({ arrivedAtMs, firstLessonAtMs, opensAtMs })

test('who has the earlier lesson goes first, unless the other has waited for long', () => {
  assert.equal(turn(0, 10 * minute), 10 * minute)
  assert.equal(turn(0, 60 * minute), ageingMs)
  assert.equal(turn(5 * minute, 0), 5 * minute)
  assert.equal(turn(5 * minute, null), 5 * minute)
  assert.ok(turn(0, 60 * minute) < turn(ageingMs + 1, 0))
})

test('whoever comes before the opening comes at the opening', () => {
  assert.equal(turn(0, 30 * minute, 20 * minute), turn(19 * minute, 30 * minute, 20 * minute))
})

test('nobody who comes later than the ageing bound goes before', () => {
  const instant = fc.integer({ min: 0, max: 300 * minute })
  const lesson = fc.option(instant)
  fc.assert(
    fc.property(instant, lesson, instant, lesson, (mine, myLesson, theirs, theirLesson) => {
      fc.pre(theirs > mine + ageingMs)
      assert.ok(turn(mine, myLesson) < turn(theirs, theirLesson))
    }),
  )
})

test('the order is total: one of two always goes first, and three are never in a circle', () => {
  const rank = fc.record({
    isStaff: fc.boolean(),
    orderMs: fc.integer({ min: 0, max: 2 }),
    draw: fc.integer({ min: 0, max: 2 }),
    epoch: fc.integer({ min: 1, max: 2 }),
    number: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(rank, rank, rank, (a, b, c) => {
      assert.equal(Math.sign(compareRanks(a, b)), -Math.sign(compareRanks(b, a)) + 0)
      if (compareRanks(a, b) <= 0 && compareRanks(b, c) <= 0) assert.ok(compareRanks(a, c) <= 0)
      const isSame = JSON.stringify(a) === JSON.stringify(b)
      assert.equal(compareRanks(a, b) === 0, isSame)
    }),
  )
})

test('the even clock never goes back and takes no jump for a wait', () => {
  const step = fc.oneof(
    fc.integer({ min: 0, max: 5_000 }),
    fc.integer({ min: -7_200_000, max: 7_200_000 }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const clock = createLineClock(0)
      let machineMs = 1_000_000
      let lastMs = clock.read(machineMs)
      for (const stepMs of steps) {
        machineMs += stepMs
        const evenMs = clock.read(machineMs)
        assert.ok(evenMs >= lastMs && evenMs - lastMs <= 5_000)
        lastMs = evenMs
      }
    }),
  )
})

test('without jumps the even clock is the clock, and it goes on right after one', () => {
  const clock = createLineClock()
  assert.equal(clock.read(1_000_000), 1_000_000)
  assert.equal(clock.read(1_002_000), 1_002_000)
  assert.equal(clock.read(1_001_500), 1_002_000)
  assert.equal(clock.read(1_003_000), 1_003_000)
  assert.equal(clock.read(4_603_000), 1_008_000)
  assert.equal(clock.read(1_003_000), 1_008_000)
  assert.equal(clock.read(1_004_000), 1_009_000)
  clock.settle(1_200_000)
  assert.equal(clock.read(1_201_000), 1_201_000)
})
