/** What a CSV file may cost: never more than its own bytes are worth, whatever its header promises. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { type CsvTable, cellReader, csvColumnsMax, csvRowsMax, readCsvTable } from './csv-table.ts'
import { UnreadableRoster } from './roster-record.ts'

const read = (text: string): CsvTable => readCsvTable('liste.csv', Buffer.from(text))
function refusal(text: string): UnreadableRoster | null {
  try {
    read(text)
  } catch (error) {
    if (error instanceof UnreadableRoster) return error
    throw error
  }
  return null
}
const refused = (text: string): string => refusal(text)?.reason ?? ''
const refusedAt = (text: string): number | undefined => refusal(text)?.place.line
const cellsOf = (table: CsvTable): number =>
  table.rows.reduce((sum, { cells }) => sum + cells.length, 0)
const headerOf = (columns: number): string =>
  Array.from({ length: columns }, (_, place) => `c${place}`).join(';')

test('short lines cost what they hold, and still read as empty under every other header', () => {
  const table = read(`${headerOf(csvColumnsMax)}\n${'a\n'.repeat(20_000)}`)
  assert.equal(table.rows.length, 20_000)
  assert.equal(cellsOf(table), 20_000)
  const [row] = table.rows
  assert.ok(row)
  assert.deepEqual(
    ['c0', 'c999', 'c1000'].map((name) => cellReader(table, [name])(row)),
    ['a', '', ''],
  )
})

test('cells beyond the header are told and not kept', () => {
  const table = read(`c0;c1\na;b;;\na;b;;x\na;b${';'.repeat(10_000)}\n`)
  assert.equal(cellsOf(table), 6)
  assert.deepEqual(
    table.rows.map(({ line, isTooLong }) => [line, isTooLong]),
    [
      [2, false],
      [3, true],
      [4, false],
    ],
  )
})

test('a line is known by where it begins, whatever stands before and within it', () => {
  const table = read('c0;c1\n"a\nb";c\n\nd;e\n')
  assert.deepEqual(
    table.rows.map(({ line, cells }) => [line, ...cells]),
    [
      [2, 'a b', 'c'],
      [5, 'd', 'e'],
    ],
  )
})

test('a line is known whatever ends the lines, in the file and inside a cell', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    for (const inside of ['\n', '\r\n', '\r']) {
      const text = ['"c0', '";c1#"a', 'b', 'c";d##e;f#g;"h', '"#i;j#']
        .join(inside)
        .replaceAll('#', end)
      const lines = read(text).rows.map(({ line, cells }) => `${line} ${cells[0]}`)
      assert.deepEqual(lines, ['3 a b c', '7 e', '8 g', '10 i'], JSON.stringify([end, inside]))
      const unclosed = `${text}"k${inside};l${end}m;n`
      assert.equal(refusedAt(unclosed), 11, JSON.stringify([end, inside]))
    }
  }
})

test('a header is at most so wide, a file at most so long', () => {
  assert.equal(refused(`${headerOf(csvColumnsMax)}\na`), '')
  assert.match(refused(`${headerOf(csvColumnsMax + 1)}\na`), /plus de 1\s000 colonnes/)
  assert.equal(refused(`c0\n${'a\n'.repeat(csvRowsMax)}`), '')
  assert.match(refused(`c0\n${'a\n'.repeat(csvRowsMax + 1)}`), /plus de 200\s000 lignes/)
  assert.match(refused(''), /vide/)
  assert.match(refused('\n\n'), /vide/)
  assert.match(refused(`c0;c1\na;"${'b'.repeat(70_000)}\n`), /guillemet/)
})

/** Reads what `source` says in a process of its own that has little memory. */
function readWithLittleMemory(source: string): string {
  const script = `
    import { readCsvTable } from ${JSON.stringify(import.meta.resolve('./csv-table.ts'))}
    try {
      console.log(readCsvTable('liste.csv', Buffer.from(${source})).rows.length)
    } catch (error) { console.log(error.reason ?? error) }`
  const flags = ['--max-old-space-size=160', '--input-type=module', '--eval', script]
  const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' })
  return `${stdout}${stderr.slice(0, 500)}`.trim()
}

test('no small file fills the memory of the process that reads it', () => {
  const wide = readWithLittleMemory("';'.repeat(60_000) + '\\n' + 'a\\n'.repeat(20_000)")
  assert.match(wide, /^Le fichier a plus de 1\s000 colonnes/)
  const widest = readWithLittleMemory("'c;'.repeat(999) + 'c\\n' + 'a\\n'.repeat(200_000)")
  assert.equal(widest, '200000')
  const long = readWithLittleMemory("'c\\n' + 'a\\n'.repeat(1_000_000)")
  assert.match(long, /^Le fichier a plus de 200\s000 lignes/)
  const beyond = readWithLittleMemory("'c\\n' + (';'.repeat(1_000) + '\\n').repeat(10_000)")
  assert.equal(beyond, '10000')
})
