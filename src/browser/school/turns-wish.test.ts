/** Parts of classes that take turns: how the alphabet parts them, whose day it is, what is declared. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ClassToPart } from '#contract/distance-days.ts'
import { distancePupilsMax } from '#contract/distance-limits.ts'
import { addDays } from '#kernel/calendar-day.ts'
import {
  declarationsOf,
  partClass,
  turnsFromTomorrow,
  turnsMistake,
  turnsOf,
} from './turns-wish.ts'

const today = '2026-11-27'
const monday = '2026-11-30'

function classOf(...names: string[]): ClassToPart {
  return {
    id: '6a',
    name: '6e A',
    levelLabel: '6e',
    pupils: names.map((familyName, place) => ({
      id: `${familyName} ${place}`,
      familyName,
      givenName: 'Ana',
    })),
    groups: [],
  }
}
const wish = { ...turnsFromTomorrow(today), classIds: ['6a'] }
const days = [0, 1, 3, 4, 7, 8].map((count) => addDays(monday, count))
const namesOf = (people: readonly { familyName: string }[]) =>
  people.map(({ familyName }) => familyName)

test('the alphabet parts a class between two letters, as near to the middle as can be', () => {
  const parted = partClass(classOf('Zola', 'Bon', 'Éluard', 'Char', 'Eluard', 'Breton'), wish)
  assert.deepEqual(namesOf(parted.first), ['Bon', 'Breton', 'Char'])
  assert.deepEqual(namesOf(parted.second), ['Eluard', 'Éluard', 'Zola'])
  assert.deepEqual(parted.letters, { first: 'A–C', second: 'E–Z' })
  const oneLetter = partClass(classOf('Ba', 'Be', 'Bi'), wish)
  assert.deepEqual([oneLetter.first.length, oneLetter.letters], [2, null])
})

test('everybody is in one part, whatever the names', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (names) => {
      const { first, neither, second } = partClass(classOf(...names), wish)
      const all = [...first, ...second, ...neither]
      assert.equal(new Set(all.map(({ id }) => id)).size, names.length)
      assert.equal(all.length, names.length)
      assert.ok(names.length < 2 || (first.length > 0 && second.length > 0))
    }),
  )
})

test('a group can be the first part, and pupils are put elsewhere by hand', () => {
  const one = classOf('Bon', 'Char', 'Zola')
  const grouped = { ...one, groups: [{ id: 'g', name: 'SVT 1', pupilIds: ['Zola 2'] }] }
  const byGroup = { ...wish, groupOf: { '6a': 'g' } }
  assert.deepEqual(namesOf(partClass(grouped, byGroup).first), ['Zola'])
  const moved = partClass(one, { ...wish, moved: { 'Bon 0': 'neither', 'Zola 2': 'first' } })
  assert.deepEqual(namesOf(moved.neither), ['Bon'])
  assert.ok(namesOf(moved.first).includes('Zola'))
  assert.equal(moved.letters, null, 'the letters would no longer be true')
})

test('every other day, or every other week; a day can be anybody else’s', () => {
  const turnsIn = (more: object) => turnsOf({ ...wish, ...more }, days).map(({ turn }) => turn)
  const [a, b] = ['first', 'second']
  assert.deepEqual(turnsIn({}), [a, b, a, b, a, b])
  assert.deepEqual(turnsIn({ rhythm: 'week' }), [a, a, a, a, b, b])
  assert.deepEqual(turnsIn({ changed: { [monday]: 'nobody' } }), ['nobody', b, a, b, a, b])
  assert.deepEqual(turnsIn({ untilDay: monday }), [a])
})

test('each part is declared with its own pupils and days', () => {
  const parts = { classes: [classOf('Bon', 'Zola')], days }
  const declared = declarationsOf(wish, parts)
  assert.deepEqual(
    declared.map(({ part, declaration: { fromDay, onDays, pupilIds, untilDay } }) => [
      part,
      pupilIds,
      [fromDay, untilDay],
      onDays?.length,
    ]),
    [
      ['first', ['Bon 0'], [days[0], days[4]], 3],
      ['second', ['Zola 1'], [days[1], days[5]], 3],
    ],
  )
  const alone = { ...wish, untilDay: monday }
  assert.equal(declarationsOf(alone, parts).length, 1, 'a part without a day is not declared')
})

test('a wish without classes, days or an end, or of too many, cannot be declared', () => {
  const parts = { classes: [classOf('Bon', 'Zola')], days }
  const mistake = (more: object, of = parts) => turnsMistake({ ...wish, ...more }, of, today)
  assert.equal(mistake({}), null)
  assert.equal(mistake({ classIds: [] }), 'classIds')
  assert.equal(mistake({ fromDay: '2026-11-26' }), 'fromDay')
  assert.equal(mistake({ fromDay: monday, untilDay: today }), 'untilDay')
  assert.equal(mistake({}, { ...parts, days: [] }), 'days')
  const many = classOf(...Array.from({ length: 2 * distancePupilsMax + 2 }, (_, at) => `N${at}`))
  assert.equal(mistake({}, { ...parts, classes: [many] }), 'pupils')
})
