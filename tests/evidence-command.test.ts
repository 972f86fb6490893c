/** Tries `./preau evidence` over files: the same bytes twice, damage counted, and a plain no. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { installFolder } from '#engine/config/config.ts'

const folder = await mkdtemp(join(tmpdir(), 'preau-evidence-'))
after(() => rm(folder, { recursive: true }))

function evidence(...args: readonly string[]) {
  const main = join(installFolder, 'src/cli/main.ts')
  const ran = spawnSync(process.execPath, [main, 'evidence', ...args], { encoding: 'utf8' })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}

/** A morning in a web server's log: sixty pupils come in, one address looks for weak places. */
function accessLog(): string[] {
  const pad = (value: number) => String(value).padStart(2, '0')
  const time = (second: number) =>
    `06/Apr/2027:08:${pad(Math.floor(second / 60))}:${pad(second % 60)} +0200`
  const pupils = Array.from({ length: 60 }, (_, index) => [
    `192.0.2.${index + 1} - - [${time(index * 3)}] "GET / HTTP/1.1" 200 900 "-" "Firefox"`,
    `192.0.2.${index + 1} - pupil${index} [${time(index * 3 + 2)}] "POST /api/arrival HTTP/1.1" 200 80 "-" "Firefox"`,
  ]).flat()
  const probes = ['/.env', '/wp-login.php', '/.git/config', '/phpmyadmin/'].map(
    (path, index) => `203.0.113.9 - - [${time(index)}] "GET ${path} HTTP/1.1" 404 12 "-" "-"`,
  )
  return [...pupils, ...probes]
}

test('a log with roster and timetable gives one verdict, the same bytes each time', async () => {
  const log = join(folder, 'access.log')
  const roster = join(folder, 'roster.csv')
  const timetable = join(folder, 'timetable.csv')
  await writeFile(log, ['no line of a log', ...accessLog(), '192.0.2.1 - - [06/A'].join('\n'))
  const people = Array.from({ length: 60 }, (_, index) => `pupil${index},0270001A,6A,pupil`)
  await writeFile(roster, ['person,school,class,role', ...people].join('\n'))
  await writeFile(
    timetable,
    'school,class,start,end\n0270001A,6A,2027-04-06T08:00:00+02:00,2027-04-06T08:55:00+02:00\n',
  )
  const page = join(folder, 'verdict.html')
  const given = [log, '--format', 'clf', '--roster', roster, '--timetable', timetable]
  const args = [...given, '--users-checked']
  const first = evidence(...args, '--json', '--html', page)
  assert.equal(first.code, 0, first.err)
  assert.equal(evidence(...args, '--json').out, first.out)
  const verdict = JSON.parse(first.out)
  assert.equal(verdict.slices.expected.share, Math.round((120 / 124) * 1e6) / 1e6)
  assert.equal(verdict.slices.scanner.share, Math.round((4 / 124) * 1e6) / 1e6)
  assert.deepEqual(verdict.inputs[0].damagedLines, [1, 126])
  assert.equal(verdict.interval.from, '2027-04-06T06:00:00.000Z')
  const html = await readFile(page, 'utf8')
  assert.ok(html.includes('<html lang="fr">') && !html.includes('<script'))
  assert.ok(!html.includes('203.0.113.9'), 'the page names no address')
  // A web server's log shows no connections: nothing is counted of them.
  assert.match(html, /La charge par minute.{1,3}124\s+requêtes, de/)
  assert.doesNotMatch(html, /sans requête, de/)
  // Nothing in this log shows that anybody was asked who they are.
  const doubted = JSON.parse(evidence(...given, '--json').out)
  assert.equal(doubted.slices.expected.share, 0)
  assert.equal(doubted.slices.scanner.share, verdict.slices.scanner.share)
  assert.ok(doubted.warnings.some(({ code }: { code: string }) => code === 'users-doubted'))
  assert.notEqual(doubted.inputsHash, verdict.inputsHash)
})

test('records as lines of JSON are read with what they leave out, and damage is counted', async () => {
  const file = join(folder, 'records.jsonl')
  const lines = Array.from({ length: 120 }, (_, index) =>
    JSON.stringify({
      kind: 'request',
      at: Date.UTC(2027, 3, 6, 6, 0, index % 60),
      source: `home${index}`,
      route: 'arrival',
      person: `pupil${index}`,
      status: 200,
    }),
  )
  await writeFile(file, [...lines, '{"kind":"request"}', '{"kind":', 'null'].join('\n'))
  const { code, err, out } = evidence(file, '--json')
  assert.equal(code, 0, err)
  const verdict = JSON.parse(out)
  assert.deepEqual([verdict.inputs[0].read, verdict.inputs[0].damaged], [120, 3])
  assert.equal(verdict.slices.unknown.share, 1)
})

test('a file that is not there, an instant without offset and a roster without header are plain noes', async () => {
  assert.match(evidence(join(folder, 'absent.log')).err, /introuvable/)
  const log = join(folder, 'other.log')
  await writeFile(log, accessLog().join('\n'))
  const noOffset = evidence(log, '--format', 'clf', '--from', '2027-04-06T08:00:00')
  assert.equal(noOffset.code, 1)
  assert.match(noOffset.err, /ne se lit pas/)
  assert.match(evidence(log, '--format', 'clf', '--roster', log).err, /person,school,class,role/)
})

test('what is no log says so; archives and UTF-16 are read, and a cut archive as far as it goes', async () => {
  const lines = accessLog().join('\n')
  const nothing = join(folder, 'nothing.log')
  await writeFile(nothing, 'bonjour\ntout le monde\n')
  const unread = JSON.parse(evidence(nothing, '--format', 'clf', '--json').out)
  assert.match(unread.answer, /aucune ligne n’a pu être lue/)
  const files = {
    'packed.log': gzipSync(lines),
    'cut.log': gzipSync(randomLines(lines)).subarray(0, -400),
    'wide.log': Buffer.from(`\ufeff${lines}`, 'utf16le'),
  }
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(join(folder, name), bytes)
    const { code, err, out } = evidence(join(folder, name), '--format', 'clf', '--json')
    assert.equal(code, 0, err)
    const verdict = JSON.parse(out)
    assert.equal(
      verdict.warnings.some((each: { code: string }) => each.code === 'torn-archive'),
      name === 'cut.log',
    )
    if (name !== 'cut.log') assert.equal(verdict.inputs[0].read, 124)
    assert.equal(verdict.inputs[0].sha256, createHash('sha256').update(bytes).digest('hex'))
    assert.equal(verdict.leaves, null)
  }
})

/** So many that a piece of the archive holds whole lines. */
function randomLines(lines: string): string {
  return Array.from({ length: 200 }, (_, at) => lines.replaceAll('Firefox', `Firefox ${at}`)).join(
    '\n',
  )
}
