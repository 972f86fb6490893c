/** The bars of a verdict's picture: few enough to be read, each as long as something that clocks have. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gatherBars, sayBarLength } from './verdict-picture.ts'

const begin = Date.UTC(2015, 4, 17, 10, 5)
const load = (minute: number) => ({
  at: new Date(begin + minute * 60_000).toISOString(),
  slices: { unknown: 7 },
})

test('a bar is a minute, some minutes, hours or days long, and no load is lost', () => {
  const lengths = [1, 90, 91, 400, 5_000, 20_000, 200_000].map((minutes) => {
    const loads = [load(0), load(Math.floor(minutes / 2)), load(minutes - 1)]
    const { barMinutes, bars } = gatherBars(loads)
    assert.ok(bars.length <= 90)
    const sum = bars.reduce((all, { slices }) => all + (slices.unknown ?? 0), 0)
    assert.equal(sum, 21)
    return sayBarLength(barMinutes).replaceAll(/\s/g, ' ')
  })
  assert.deepEqual(lengths, [
    'par minute',
    'par minute',
    'par tranche de 2 minutes',
    'par tranche de 5 minutes',
    'par heure',
    'par tranche de 6 heures',
    'par tranche de 2 jours',
  ])
})

test('a log that has one minute of each hour leaves no hour empty', () => {
  const { bars } = gatherBars(Array.from({ length: 84 }, (_, hour) => load(hour * 60)))
  assert.ok(bars.every(({ slices }) => slices.unknown === 7))
})
