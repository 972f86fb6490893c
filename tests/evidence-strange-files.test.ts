/**
 * `./preau evidence` on logs in strange shapes, as somebody brings them who never saw it: each gets a
 * sober answer in French, or a plain no in both languages, and never a trace of a program.
 */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { installFolder } from '#engine/config/config.ts'
import { judgeTable } from '#pipes/evidence/judge-load.ts'
import { readEvidence } from '#pipes/evidence/read-evidence.ts'
import { readLogFormat } from '#pipes/evidence/read-log-format.ts'
import { renderVerdictPage } from '#pipes/evidence/verdict-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'preau-strange-'))
after(() => rmSync(folder, { recursive: true }))
const preau = join(installFolder, 'preau')

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function evidence(file: string, ...flags: string[]): Ran {
  const args = ['evidence', file, ...flags]
  const { status, stderr, stdout } = spawnSync(preau, args, { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

/** What the command does with a log, in this process: the verdict, and the page that goes with it. */
async function judge(name: string, content: string | Uint8Array) {
  const journal = join(folder, name)
  writeFileSync(journal, content)
  const none = { roster: null, timetable: null, origins: null, capacityPerSecond: null }
  const { input, inputs, inputsHash, leaves, table } = await readEvidence(
    { journal, format: 'clf', ...none, from: null, to: null, treeSize: null },
    { openOrigins: () => assert.fail('no origins'), secretsOf: () => null },
  )
  const verdict = judgeTable(table, input, inputsHash)
  const version = { preau: '0', rules: 'b'.repeat(64) }
  const html = renderVerdictPage({ ...verdict, inputs, inputsHash, leaves, version })
  assert.doesNotMatch(html, /1970|undefined|NaN/, name)
  return { ...verdict, inputs, codes: verdict.warnings.map((each) => each.code), html }
}

function assertPlainNo({ code, err, out }: Ran, french: RegExp, english: RegExp): void {
  assert.equal(code, 1, err)
  assert.equal(out, '')
  assert.match(err, french)
  assert.match(err, english)
  assert.doesNotMatch(err, /\n\s+at /)
}

const line = (at: number, address = `192.0.2.${at % 200}`): string =>
  `${address} - - [06/Apr/2027:08:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')} +0200] "GET /page${at % 9} HTTP/1.1" 200 80 "-" "Mozilla/5.0"`
const some = Array.from({ length: 300 }, (_, at) => line(at))

test('files in which there is little or nothing say so, in a sentence and a page without a year of its own', async () => {
  const empty = await judge('empty.log', '')
  assert.match(empty.answer, /^On ne peut rien dire/)
  assert.deepEqual(empty.codes, ['empty-file'])
  assert.match(empty.html, /à un moment que rien ne dit/)
  const one = await judge('one.log', `${line(1)}\n`)
  assert.match(one.answer, /^On ne peut pas trancher/)
  assert.match(one.warnings[0]?.text ?? '', /^Seulement une unité de charge/)
  const damaged = await judge('damaged.log', 'not a log\n\u0000\u0001\n[[[\n')
  assert.match(damaged.answer, /aucune ligne n’a pu être lue/)
  assert.deepEqual(damaged.codes, ['damaged-lines', 'nothing-read'])
  const only = await judge('word.log', 'bonjour')
  assert.match(only.warnings[0]?.text ?? '', /^Une ligne illisible a été comptée/)
})

test('dashes for everything are no load of ours; line ends, order, zones and IPv6 change nothing', async () => {
  const dashes = Array<string>(200).fill('- - - [06/Apr/2027:08:00:01 +0200] "-" - - "-" "-"')
  const told = await judge('dashes.log', dashes.join('\n'))
  assert.match(told.answer, /aucune ligne n’a pu être lue/)
  const plain = await judge('plain.log', some.join('\n'))
  assert.equal(plain.interval.units, 300)
  const crlf = await judge('crlf.log', some.join('\r\n'))
  const turned = await judge('turned.log', some.toReversed().join('\n'))
  const zones = await judge(
    'zones.log',
    some
      .map((each, at) => (at % 2 === 0 ? each : each.replace(':08:', ':06:').replace('+02', '+00')))
      .join('\n'),
  )
  for (const other of [crlf, turned, zones]) {
    assert.equal(other.answer, plain.answer)
    assert.deepEqual(other.interval, plain.interval)
  }
  const six = await judge('six.log', some.map((_, at) => line(at, `2001:db8:${at}::1`)).join('\n'))
  assert.equal(six.inputs[0]?.read, 300)
})

test('one wrong date costs itself, and stretches no morning to the end of the century', async () => {
  const plain = await judge('plain.log', some.join('\n'))
  const wrong = [line(7).replace('2027', '2099'), line(8).replace('06/Apr', '31/Apr')]
  const told = await judge('far.log', [...some, ...wrong].join('\n'))
  assert.deepEqual(told.interval, plain.interval)
  assert.equal(told.counterfactual.peakPerSecond, 1)
  assert.deepEqual(told.codes, ['damaged-lines', 'far-dates'])
  assert.match(
    told.warnings[1]?.text ?? '',
    /^Un enregistrement porte une date très éloignée de toutes les autres \(.*6 avril 2099\)/,
  )
  // The same command gives the same bytes again: with the ends of the morning it would leave nothing out.
  assert.match(plain.html, /--from 2027/)
  assert.doesNotMatch(told.html, /--from 2027/)
  // Where half of a log is from elsewhere, its fullest second is told all the same.
  const years = await judge(
    'years.log',
    [...some, ...some.map((each) => each.replace('2027', '2029'))].join('\n'),
  )
  assert.equal(years.counterfactual.peakPerSecond, 1)
})

test('instants in nanoseconds are lines that cannot be read, and cost only themselves', () => {
  const told = (at: number, more = {}) =>
    JSON.stringify({ at: Date.UTC(2027, 3, 6, 6) + at * 1_000, source: `of ${at % 90}`, ...more })
  const good = Array.from({ length: 200 }, (_, at) => told(at, { status: 200 }))
  const nano = told(7, { at: 1_806_991_200_000_000_000, status: 200 })
  const origins = [{ what: 'country', sha256: 'a', builtAt: 1e18 }]
  const run = told(8, { kind: 'run', what: 'start', version: '1', originFiles: origins })
  const judged = (name: string, lines: readonly string[], exit = 0) => {
    writeFileSync(join(folder, name), lines.join('\n'))
    const ran = evidence(join(folder, name), '--json')
    assert.equal(ran.code, exit, ran.err)
    return JSON.parse(ran.out)
  }
  const some = judged('nano.jsonl', [...good, nano, run])
  assert.deepEqual([some.inputs[0].read, some.inputs[0].damagedLines], [200, [201, 202]])
  assert.match(some.warnings[0].text, /^2 lignes illisibles/)
  assert.equal(some.interval.units, 200)
  assert.match(judged('all-nano.jsonl', [nano, nano], 1).answer, /aucune ligne n’a pu être lue/)
})

test('an endless line costs itself, and an archive that was cut its end', async () => {
  const long = `${some.join('\n')}\n${'A'.repeat(20_000_000)}\n${some.join('\n')}`
  const told = await judge('long.log', long)
  assert.deepEqual([told.inputs[0]?.read, told.inputs[0]?.damaged], [600, 1])
  const packed = gzipSync(some.map((each, at) => each + at * 7_919).join('\n'))
  for (const bytes of [packed, packed.subarray(0, 1_500), Buffer.concat([packed, packed])]) {
    const { inputs } = await judge('packed.log', bytes)
    assert.equal(inputs[0]?.sha256, createHash('sha256').update(bytes).digest('hex'))
  }
})

test('records of a journal are known as such when they are packed, marked or in UTF-16', async () => {
  const record = '{"at":1806991201000,"source":"192.0.2.7","status":200}\n'
  const many = Array.from({ length: 400 }, (_, at) => record.replace('.7', `.${at % 250}`)).join('')
  const noise = Array.from({ length: 900 }, (_, at) =>
    createHash('sha256').update(`${at}`).digest('hex'),
  )
  const files: readonly (readonly [string, Uint8Array | string, 'journal' | 'clf'])[] = [
    ['plain', many, 'journal'],
    ['packed', gzipSync(many), 'journal'],
    ['long', gzipSync(record + noise.join('\n')), 'journal'],
    ['marked', `\ufeff${many}`, 'journal'],
    ['marked-packed', gzipSync(`\ufeff${many}`), 'journal'],
    ['wide', Buffer.from(`\ufeff${many}`, 'utf16le'), 'journal'],
    ['packed-log', gzipSync(some.join('\n')), 'clf'],
    ['torn', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(40, 7)]), 'clf'],
    ['empty', '', 'clf'],
  ]
  for (const [name, content, format] of files) {
    const path = join(folder, name)
    writeFileSync(path, content)
    assert.equal(await readLogFormat(path), format, name)
  }
  const { code, err, out } = evidence(join(folder, 'marked-packed'), '--json')
  assert.equal(code, 0, err)
  assert.equal(JSON.parse(out).interval.units, 400)
})

test('the issue’s own command on an empty file: JSON and a page, and it ends well', () => {
  const [file, page] = [join(folder, 'empty.log'), join(folder, 'out.html')]
  writeFileSync(file, '')
  const { code, err, out } = evidence(file, '--format', 'clf', '--html', page, '--json')
  assert.equal(code, 0, err)
  assert.match(JSON.parse(out).answer, /^On ne peut rien dire/)
  assert.ok(existsSync(page))
})

test('a folder without a journal, a folder for a list, a place to write that is none, are plain noes', (context) => {
  const nothing = join(folder, 'nothing')
  mkdirSync(nothing)
  const file = join(folder, 'plain.log')
  writeFileSync(file, some.join('\n'))
  const clf = ['--format', 'clf']
  assertPlainNo(
    evidence(nothing, ...clf),
    /pas de journal dans le dossier/,
    /no journal in the folder/,
  )
  assertPlainNo(evidence(file, ...clf, '--roster', nothing), /est un dossier/, /is a folder/)
  const [from, to] = ['2027-04-06T09:00:00+02:00', '2027-04-06T08:00:00+02:00']
  for (const ends of [
    ['--from', from, '--to', to],
    ['--from', to, '--to', to],
  ]) {
    assertPlainNo(evidence(file, ...clf, ...ends), /doit venir après le début/, /must come after/)
  }
  const nowhere = join(folder, 'no', 'out.html')
  assertPlainNo(evidence(file, ...clf, '--html', nowhere), /n’existe pas/, /does not exist/)
  assertPlainNo(evidence('/dev/null'), /dites --format clf/, /say --format clf/)
  if (process.getuid?.() === 0) context.diagnostic('nothing is closed to root')
  else {
    chmodSync(file, 0)
    assertPlainNo(evidence(file, ...clf), /est fermé à ce compte/, /is closed to this account/)
  }
})

test('a pipe is read as a file is, and waiting for it is told', {
  skip: process.platform === 'win32',
}, async () => {
  const pipe = join(folder, 'pipe')
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0)
  const bytes = gzipSync(some.join('\n'))
  const child = spawn(preau, ['evidence', pipe, '--format', 'clf', '--json'])
  const texts = { out: '', err: '' }
  child.stdout.on('data', (piece) => (texts.out += String(piece)))
  child.stderr.on('data', (piece) => (texts.err += String(piece)))
  const ended = new Promise((resolve) => child.once('close', resolve))
  createWriteStream(pipe).end(bytes)
  assert.equal(await ended, 0, texts.err)
  assert.match(texts.err, /est un tube[\s\S]*is a pipe/)
  const { inputs } = JSON.parse(texts.out)
  assert.deepEqual(
    [inputs[0].read, inputs[0].sha256],
    [300, createHash('sha256').update(bytes).digest('hex')],
  )
})
