/** Reports count everything and hand out no formula. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { buildReport, changesOf, csvCell, listedMax, rejectionsCsv } from './import-report.ts'

test('no cell begins like a formula, and every text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const [[cell = ''] = []] = parse(`${csvCell(text)}\n`, { delimiter: ';' }) as string[][]
      assert.doesNotMatch(cell, /^[=+\-@\t\r]/u)
      assert.equal(cell.startsWith("'") && !text.startsWith("'") ? cell.slice(1) : cell, text)
    }),
  )
  for (const text of ['=1+1', '+33', '-2', '@SUM', '\tx', '\rx']) {
    assert.equal(csvCell(text), `"'${text}"`)
  }
})

test('the list opens in a spreadsheet with its accents', () => {
  const report = buildReport()
  const place = { file: '=cmd.csv', line: 3, field: 'Nom', code: 'x' }
  report.reject({ ...place, kind: 'pupil', reason: 'Le nom « = » manque.' })
  report.warn({ ...place, message: 'À vérifier' })
  const csv = rejectionsCsv(report.finish())
  assert.ok(csv.startsWith('\ufeff'))
  const rows = parse(csv, { bom: true, delimiter: ';' }) as string[][]
  assert.deepEqual(rows[1], ['Rejet', "'=cmd.csv", '3', 'Nom', 'x', 'Le nom « = » manque.'])
  assert.equal(rows[2]?.[0], 'Avertissement')
})

test('the numbers stay exact where the lists are cut', () => {
  const report = buildReport()
  const rejection = { file: 'f', line: 1, field: '', code: 'x', reason: 'r' }
  for (let index = 0; index < listedMax + 5; index += 1)
    report.reject({ ...rejection, kind: 'link' })
  report.count('created', 'pupil', 2)
  report.count('unchanged', 'pupil', 7)
  const finished = report.finish()
  assert.equal(finished.rejected.link, listedMax + 5)
  assert.equal(finished.rejections.length, listedMax)
  assert.ok(finished.isCut)
  assert.equal(changesOf(finished), 2)
})

test('what is said of all files comes first, where a page that is cut still shows it', () => {
  const report = buildReport()
  const warning = { line: 1, field: '', code: 'x' }
  report.warn({ ...warning, file: 'a.csv', message: 'of a line' })
  report.warn({ ...warning, file: '', message: 'of all' })
  const { warnings } = report.finish()
  assert.deepEqual(
    warnings.map(({ message }) => message),
    ['of all', 'of a line'],
  )
})
