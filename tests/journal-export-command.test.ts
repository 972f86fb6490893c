/** `./preau journal export` over a journal on the disk: what it gives, to whom it names an address. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { dayKeyFolder } from '#pipes/journal/day-key-store.ts'
import { checkEcs, checkOcsf } from './schema-check.ts'
import { writeTestJournal } from './test-journal.ts'

const hourMs = 3_600_000

function exportFrom(dataDir: string, format: string, ...more: string[]) {
  const [from, to] = [-hourMs, hourMs].map((ms) => new Date(Date.now() + ms).toISOString())
  const main = join(import.meta.dirname, '../src/cli/main.ts')
  const options = [
    '--format',
    format,
    '--from',
    `${from}`,
    '--to',
    `${to}`,
    '--data',
    dataDir,
    ...more,
  ]
  const run = spawnSync(process.execPath, [main, 'journal', 'export', ...options], {
    encoding: 'utf8',
  })
  return { ...run, lines: run.stdout.split('\n').filter((line) => line !== '') }
}

test('a journal is exported in three formats, and its sources are nobody’s addresses', async (context) => {
  const dataDir = await writeTestJournal(context)
  const clf = exportFrom(dataDir, 'clf')
  assert.equal(clf.status, 0, clf.stderr)
  assert.equal(clf.lines.length, 40)
  assert.equal(new Set(clf.lines.map((line) => line.split(' ')[0])).size, 4)
  assert.ok(clf.lines.every((line) => line.startsWith('100::') && line.includes('"POST /arrival/')))
  assert.doesNotMatch(clf.stdout, /192\.0\.2|account:lou/)
  const ecs = exportFrom(dataDir, 'ecs').lines.map((line) => JSON.parse(line))
  assert.equal(ecs.length, 40)
  assert.deepEqual(ecs.flatMap(checkEcs), [])
  const ocsf = exportFrom(dataDir, 'ocsf').lines.map((line) => JSON.parse(line))
  assert.equal(ocsf.length, 40)
  assert.deepEqual(ocsf.flatMap(checkOcsf), [])
})

test('who holds the keys finds an address that is known already, and no other', async (context) => {
  const dataDir = await writeTestJournal(context)
  const asked = join(dataDir, 'asked.txt')
  writeFileSync(asked, '192.0.2.3\n203.0.113.1\nnot an address\n')
  const { lines, stderr } = exportFrom(dataDir, 'clf', '--key-holder', asked)
  assert.match(stderr, /une ligne sans adresse IP/)
  assert.equal(lines.length, 40)
  assert.equal(lines.filter((line) => line.startsWith('192.0.2.3 ')).length, 10)
  assert.equal(lines.filter((line) => line.startsWith('100::')).length, 30)
})

test('without the day’s key nothing is read, and it is said; a wrong instant is refused', async (context) => {
  const dataDir = await writeTestJournal(context)
  rmSync(dayKeyFolder(dataDir), { recursive: true })
  const closed = exportFrom(dataDir, 'clf')
  assert.deepEqual(closed.lines, [])
  assert.match(closed.stderr, /the key of the day is not here/)
  const wrong = exportFrom(dataDir, 'clf', '--from', 'yesterday')
  assert.equal(wrong.status, 1)
  assert.match(wrong.stderr, /The instant "[^"]*" cannot be read/)
})
