/** Tries that what a table of names keeps is the names. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { nameTable } from './growing-columns.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('a name that was cut out of a long text does not keep that text', () => {
  const table = nameTable()
  collect()
  const before = process.memoryUsage().heapUsed
  const pieces = 60
  for (let piece = 0; piece < pieces; piece += 1) {
    const text = Buffer.alloc(1_000_000, `line ${piece} `).toString('latin1')
    table.numberOf(`${text.slice(500, 540)}`)
    table.numberOf(/l.{30}/.exec(text)?.[0])
  }
  collect()
  const kept = process.memoryUsage().heapUsed - before
  assert.ok(kept < (pieces * 1_000_000) / 4, `${kept} bytes`)
  assert.ok(table.size > pieces)
})

test('whatever a name is, it keeps its number and its letters', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (given) => {
      const table = nameTable()
      const names = [...given, 'half \ud83d of a letter, and more']
      const numbers = names.map((name) => table.numberOf(name))
      assert.deepEqual(
        names.map((name) => table.numberOf(name)),
        numbers,
      )
      for (const [at, name] of names.entries()) assert.equal(table.nameOf(numbers[at] ?? 0), name)
    }),
  )
})
