/** Reports on paper, read back: every word, in two parts of the font, on as many pages as it takes; printed apart. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { extractText, getDocumentProxy } from 'unpdf'
import type { PeriodReport } from '#contract/reports.ts'
import { printReportsApart } from './print-reports-apart.ts'
import { renderReports } from './render-reports.ts'
import { unwrapWoff } from './unwrap-woff.ts'

const long = 'De l’élan, « du cœur », et des progrès à l’écrit. '.repeat(8).trim()

function report(change: Partial<PeriodReport> = {}): PeriodReport {
  return {
    pupil: { id: 'x', familyName: 'Łukaszewski-Yağmur', givenName: 'Noël' },
    className: '6e A',
    schoolName: 'Collège des Tilleuls',
    yearLabel: '2026-2027',
    period: { id: 'p', label: 'Trimestre 1', startsOn: '2026-09-01', endsOn: '2026-11-30' },
    withoutPoints: false,
    courses: [
      {
        courseId: 'c',
        subject: 'Français',
        teachers: ['Nadia Œuvrard'],
        hundredths: 1234,
        attainment: [0, 0, 0, 0],
        mastery: [0, 0, 3, 0],
        appreciation: 'Bien.',
      },
    ],
    general: 'Continuez.',
    halfDays: null,
    ...change,
  }
}

const pagesOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)))).text

test('what is said can be read back, letters of the second part of the font among them', async () => {
  const [page = '', ...more] = await pagesOf(await renderReports([report()]))
  assert.equal(more.length, 0)
  for (const said of [
    'Bulletin scolaire · Trimestre 1',
    'Noël Łukaszewski-Yağmur',
    'Nadia Œuvrard',
    '12,34',
    'maîtrise satisfaisante : 3',
    'du 1er septembre 2026 au 30 novembre 2026',
    'page 1 sur 1',
  ]) {
    assert.ok(page.replaceAll('\u00a0', ' ').includes(said), `${said} is not in: ${page}`)
  }
})

test('a text of which nothing can be seen takes nothing from the others', async () => {
  const [page = ''] = await pagesOf(await renderReports([report({ general: '\u200b' })]))
  assert.match(page, /12,34.*page 1 sur 1/s)
})

test('an école has a livret, with objectives in the place of averages', async () => {
  const [page = ''] = await pagesOf(await renderReports([report({ withoutPoints: true })]))
  assert.match(page, /Livret scolaire · Trimestre 1/)
  assert.match(page, /Objectifs/)
  assert.doesNotMatch(page, /Moyenne/)
})

test('a long report goes on, and the next pupil begins on a page of their own', async () => {
  const [course] = report().courses
  assert.ok(course !== undefined)
  const courses = Array.from({ length: 12 }, (_, place) => ({
    ...course,
    courseId: String(place),
    appreciation: long,
  }))
  const pages = await pagesOf(await renderReports([report({ courses }), report()]))
  const numbers = pages.map((page) => /page \d sur \d/.exec(page)?.[0])
  assert.deepEqual(numbers, ['page 1 sur 2', 'page 2 sur 2', 'page 1 sur 1'])
  assert.equal(pages.join(' ').split('des progrès à l’écrit.').length - 1, 12 * 8)
})

test('it is printed apart: the clock of everybody else goes on', async () => {
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
  }, 1)
  const paper = await printReportsApart([report()])
  clearInterval(timer)
  assert.equal(paper.ok, true)
  assert.ok(ticks > 5)
})

test('what takes too long is given up, and beyond those that wait one is told to come back', async () => {
  const all = await Promise.all(Array.from({ length: 23 }, () => printReportsApart([report()], 1)))
  const codes = all.map((one) => (one.ok ? 'ok' : one.refusal.code))
  assert.deepEqual(new Set(codes), new Set(['overloaded']))
  const sentAway = all.filter((one) => !one.ok && one.refusal.detail?.retryAfterMs === 5_000)
  assert.equal(sentAway.length, 1)
})

test('a font that was packed for the web is the font that it was: each table has its sum', async () => {
  const name = '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff'
  const font = unwrapWoff(await readFile(fileURLToPath(import.meta.resolve(name))))
  const count = font.readUInt16BE(4)
  assert.ok(count > 8)
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16
    // The sum of `head` is made before the sum of the whole font is written into it.
    if (font.toString('latin1', entry, entry + 4) === 'head') continue
    const [sum, offset, length] = [4, 8, 12].map((place) => font.readUInt32BE(entry + place))
    let counted = 0
    for (let at = 0; at < (length ?? 0); at += 4) {
      counted = (counted + font.readUInt32BE((offset ?? 0) + at)) >>> 0
    }
    assert.equal(counted, sum)
  }
  assert.throws(() => unwrapWoff(Buffer.alloc(64)), /not a WOFF/)
})
