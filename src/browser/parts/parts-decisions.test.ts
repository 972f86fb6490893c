/** What the parts decide without a page: sorting, copying, codes, subjects, scales. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { labelRows, niceScale } from './chart-scale.ts'
import { csvText } from './csv-text.ts'
import { caretAfter, groupCode, plainCode } from './grouped-code.ts'
import { nextSort, sortRows } from './sort-rows.ts'
import { subjectKindOf } from './subject-kind.ts'

const compare = new Intl.Collator('fr').compare

test('rows sort both ways, stable, and what is missing stays last', () => {
  const rows = [
    { name: 'b', mark: 2 },
    { name: 'a', mark: null },
    { name: 'c', mark: 1 },
    { name: 'd', mark: 2 },
  ]
  const names = (way: 'up' | 'down') =>
    sortRows(rows, (row) => row.mark, way, compare).map((row) => row.name)
  assert.deepEqual(names('up'), ['c', 'b', 'd', 'a'])
  assert.deepEqual(names('down'), ['b', 'd', 'c', 'a'])
  assert.deepEqual(
    sortRows(['Zoé', 'Éric', 'eva'], (name) => name, 'up', compare),
    ['Éric', 'eva', 'Zoé'],
  )
})

test('a header pressed again turns round; another starts upwards', () => {
  assert.deepEqual(nextSort(null, 'a'), { key: 'a', way: 'up' })
  assert.deepEqual(nextSort({ key: 'a', way: 'up' }, 'a'), { key: 'a', way: 'down' })
  assert.deepEqual(nextSort({ key: 'a', way: 'down' }, 'a'), { key: 'a', way: 'up' })
  assert.deepEqual(nextSort({ key: 'a', way: 'up' }, 'b'), { key: 'b', way: 'up' })
})

test('a copied table quotes what it must and runs no formula', () => {
  const columns = [{ header: 'Nom', text: (row: string) => row }]
  const cells = (...rows: string[]) => csvText(columns, rows).split('\r\n').slice(1)
  assert.deepEqual(cells('=1+1', '+33 6', '@x', '-2+3', '-2,5', '-12'), [
    "'=1+1",
    "'+33 6",
    "'@x",
    "'-2+3",
    '-2,5',
    '-12',
  ])
  assert.deepEqual(cells('a;b', 'dit "x"'), ['"a;b"', '"dit ""x"""'])
})

test('a code is read whatever stands between its signs, and shown in fours', () => {
  assert.equal(plainCode(' abcd-2345.efgh 6789 '), 'ABCD2345EFGH6789')
  assert.equal(plainCode('https://exemple.fr/c#ABCD2345'), 'ABCD2345')
  assert.equal(groupCode('ABCD2345EF'), 'ABCD 2345 EF')
  assert.equal(groupCode(''), '')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ABC234') }), (code) => {
      assert.equal(plainCode(groupCode(code)), code)
      assert.equal(caretAfter(groupCode(code), code.length), groupCode(code).length)
    }),
  )
})

test('subjects find their mark by what the server says, else by their name', () => {
  const kinds: Record<string, string> = {
    MATHS: 'maths',
    Mathématiques: 'maths',
    Français: 'french',
    'HISTOIRE-GEO': 'history',
    'Histoire des arts': 'arts',
    SVT: 'science',
    'Sciences et technologie': 'technology',
    'Physique-chimie': 'physics',
    'Éducation physique et sportive': 'sport',
    EPS: 'sport',
    'Anglais LV1': 'english',
    'Espagnol LV2': 'languages',
    'Éducation musicale': 'music',
    'Arts plastiques': 'arts',
    EMC: 'civics',
    'Vie de classe': 'class-life',
    Poterie: 'other',
  }
  for (const [name, kind] of Object.entries(kinds)) assert.equal(subjectKindOf(name), kind, name)
  assert.equal(subjectKindOf('Sciences et technologie', 'science'), 'science')
  assert.equal(subjectKindOf('Anglais', 'other'), 'english')
  assert.equal(subjectKindOf('Anglais', 'no such family'), 'english')
})

test('an axis covers its figures with few round steps', () => {
  assert.deepEqual(niceScale(10), [0, 5, 10])
  assert.deepEqual(niceScale(0), [0, 1])
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (max) => {
      const ticks = niceScale(max)
      assert.ok((ticks.at(-1) ?? 0) >= max * (1 - 1e-9))
      assert.ok(ticks.length >= 2 && ticks.length <= 7)
    }),
  )
})

test('names at the ends of lines keep apart', () => {
  const room = { gap: 18, min: 0, max: 200 }
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 5 }),
      (wished) => {
        const rows = [...labelRows(wished, room)].sort((a, b) => a - b)
        for (const [index, row] of rows.entries()) {
          assert.ok(row >= -1e-6 && row <= 200 + 1e-6)
          const before = rows[index - 1]
          if (before !== undefined) assert.ok(row - before >= 18 - 1e-6)
        }
      },
    ),
  )
})
