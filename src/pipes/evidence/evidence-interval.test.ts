/** Tries which interval a verdict is about where some records tell impossible dates. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evidenceInterval } from './evidence-interval.ts'
import { instantColumn } from './growing-columns.ts'

const eight = Date.UTC(2027, 3, 6, 6)
const dayMs = 86_400_000

function intervalOf(instants: readonly number[], given = {}) {
  const at = instantColumn()
  for (const instant of instants) at.push(instant)
  return evidenceInterval(
    { at, length: instants.length },
    { ...{ from: null, to: null }, ...given },
  )
}

const morning = Array.from({ length: 400 }, (_, index) => eight + index * 9_000)
const whole = { from: eight, to: eight + 399 * 9_000 + 1 }

test('without one that is given it is all there is, in whatever order', () => {
  const none = { count: 0, firstAt: 0 }
  assert.deepEqual(intervalOf(morning.toReversed()), { ...whole, far: none })
  assert.deepEqual(intervalOf([]), { from: 0, to: 1, far: none })
  assert.deepEqual(intervalOf([eight]), { from: eight, to: eight + 1, far: none })
  // A year with its holidays, and a day three weeks later.
  const year = Array.from({ length: 900 }, (_, index) => eight + (index % 90) * 4 * dayMs)
  assert.equal(intervalOf([...year, eight + 450 * dayMs]).far.count, 0)
  assert.equal(intervalOf([...morning, eight + 21 * dayMs]).to, eight + 21 * dayMs + 1)
})

test('a few dates far from all others are left out and told, not those of many', () => {
  const [far, old] = [Date.UTC(2099, 0, 1), Date.UTC(1970, 0, 1)]
  assert.deepEqual(intervalOf([far, ...morning, old]), {
    ...whole,
    far: { count: 2, firstAt: old },
  })
  const many = Array.from({ length: 40 }, (_, index) => far + index)
  assert.deepEqual(intervalOf([...morning, ...many]), {
    ...{ from: eight, to: far + 40, far: { count: 0, firstAt: 0 } },
  })
  // Of two records nobody can say which of them is far.
  assert.equal(intervalOf([eight, far]).to, far + 1)
})

test('who gives an end knows the dates: what lies beyond is not looked at, and nothing else is far', () => {
  const far = Date.UTC(2099, 0, 1)
  const given = { from: eight + 9_000, to: far + dayMs }
  assert.deepEqual(intervalOf([...morning, far], given), {
    ...given,
    far: { count: 0, firstAt: 0 },
  })
  const open = intervalOf([...morning, far], { from: eight + 9_000 })
  assert.deepEqual([open.from, open.to, open.far.count], [eight + 9_000, far + 1, 0])
})
