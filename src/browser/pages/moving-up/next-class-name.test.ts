/** Names of classes a year later, and those that nobody should guess. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextClassName } from './next-class-name.ts'

test('a class whose name tells its level goes one up, in the words of its school', () => {
  for (const [name, next] of [
    ['6e A', '5e A'],
    ['6ème 2', '5e 2'],
    ['4E-B', '3e-B'],
    ['CE1 Mme Roux', 'CE2 Mme Roux'],
    ['GS', 'CP'],
    ['2nde 4', '1re 4'],
    ['1ère STMG', 'Tle STMG'],
  ] as const) {
    assert.equal(nextClassName(name), next)
  }
})

test('the last level, two levels in one class and names without one are left to the head', () => {
  for (const name of ['3e A', 'CM2', 'Tle S', 'CP/CE1', 'Les dauphins', 'ULIS', '']) {
    assert.equal(nextClassName(name), null, name)
  }
})
