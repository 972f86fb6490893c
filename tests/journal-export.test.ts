/**
 * What the journal exports is read by other people's tools: GoAccess reads every line, and events are
 * what the published schemas of ECS and OCSF allow, attribute by attribute.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clfLine } from '#pipes/journal/clf-line.ts'
import { ecsEvent, ecsVersion } from '#pipes/journal/ecs-event.ts'
import { exportedSource } from '#pipes/journal/exported-source.ts'
import type { ConnectionRecord, RequestRecord } from '#pipes/journal/journal-record.ts'
import { ocsfActivity, ocsfVersion } from '#pipes/journal/ocsf-activity.ts'
import { evidenceCases } from '#rehearsal/evidence-cases.ts'
import { checkEcs, checkOcsf, ecs, ocsf } from './schema-check.ts'

type Told = Readonly<Record<string, unknown>>
const nobody: ReadonlyMap<string, string> = new Map()

/** A morning with everything in it: pupils, tried accounts, scanners and their methods. */
const records = [3, 13, 11].flatMap((wanted) => {
  const made = evidenceCases.find(({ number }) => number === wanted)?.build(5)
  assert.ok(made)
  return made.input.records.filter((_, at) => at % 7 === 0)
})
const requests = records.filter((record): record is RequestRecord => record.kind === 'request')
const connections = records.filter(
  (record): record is ConnectionRecord => record.kind === 'connection',
)
const [first] = requests
assert.ok(first)
const strange: readonly RequestRecord[] = [
  { ...first, method: 'PROPFIND', path: 'a"b\\c d\u00e9\n', agent: 'x" "y', status: 0 },
  { ...first, source: '2001:db8::7', place: 'unknown', network: null, status: 503 },
  { ...first, source: '198.51.100.4', path: '/a b?c="', status: 418, refusal: 'unavailable' },
  { ...first, method: 'POST', status: 0, unsent: true },
  { ...first, status: 404, weak: true },
  { ...first, method: 'not a method', attempt: 3, ahead: 17, claimed: 'somebody' },
]
const all = [...requests, ...strange]

const hasGoAccess = spawnSync('goaccess', ['--version']).status === 0

test('GoAccess reads every exported line', {
  skip: hasGoAccess ? false : 'no goaccess here',
}, (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'preau-clf-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const read = (lines: readonly string[]) => {
    const [log, report, invalid] = ['access.log', 'report.json', 'invalid.log'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    writeFileSync(log, `${lines.join('\n')}\n`)
    writeFileSync(invalid, '')
    const options = ['--log-format=COMBINED', '--no-global-config', `--invalid-requests=${invalid}`]
    const run = spawnSync('goaccess', [log, ...options, '-o', report], { encoding: 'utf8' })
    assert.equal(run.status, 0, run.stderr)
    const { general } = JSON.parse(readFileSync(report, 'utf8'))
    return { general, invalid: readFileSync(invalid, 'utf8') }
  }
  const { general, invalid } = read(all.map((record) => clfLine(record, nobody)))
  assert.equal(general.failed_requests, 0, invalid.slice(0, 500))
  assert.equal(general.valid_requests, all.length)
  assert.equal(general.total_requests, all.length)
  // The count of failed lines is one that can rise.
  assert.equal(read([clfLine(first, nobody), 'no line of any log']).general.failed_requests, 1)
})

test('every request and connection is an event of ECS as it was published', () => {
  assert.equal(ecs.version, ecsVersion)
  for (const record of [...all, ...connections]) {
    assert.deepEqual(checkEcs(ecsEvent(record, nobody)), [], JSON.stringify(record))
  }
  const event = ecsEvent(first, nobody)
  assert.notDeepEqual(checkEcs({ ...event, nonsense: 1 }), [])
  assert.notDeepEqual(checkEcs({ ...event, event: { kind: 'event', category: ['wep'] } }), [])
})

test('every request is an HTTP Activity of OCSF as it was published', () => {
  assert.equal(ocsf.version, ocsfVersion)
  for (const record of all) {
    assert.deepEqual(checkOcsf(ocsfActivity(record, nobody)), [], JSON.stringify(record))
  }
  const { metadata: _metadata, ...lacking } = ocsfActivity(first, nobody)
  assert.deepEqual(checkOcsf(lacking), ['metadata is missing'])
  assert.notDeepEqual(checkOcsf({ ...ocsfActivity(first, nobody), type_uid: 1 }), [])
})

test('a body that never came, and a search for weak places, are told where a schema has a place for it', () => {
  const plain = { ...first, status: 0 } as const
  const reasonOf = (record: RequestRecord) => (ecsEvent(record, nobody).event as Told).reason
  assert.equal(reasonOf(plain), undefined)
  assert.equal(reasonOf({ ...plain, unsent: true }), 'unsent')
  assert.equal(reasonOf({ ...plain, refusal: 'unavailable' }), 'unavailable')
  assert.equal(ocsfActivity(plain, nobody).status_detail, undefined)
  assert.equal(ocsfActivity({ ...plain, unsent: true }, nobody).status_detail, 'unsent')
  const weakIn = (record: RequestRecord) => [
    (ecsEvent(record, nobody).labels as Told).weak,
    (ocsfActivity(record, nobody).unmapped as Told).weak,
  ]
  assert.deepEqual(weakIn(plain), [undefined, undefined])
  assert.deepEqual(weakIn({ ...plain, weak: true }), ['true', true])
  // A line of a web server's log has no field for either.
  assert.equal(clfLine({ ...plain, unsent: true, weak: true }, nobody), clfLine(plain, nobody))
})

test('a source has one address of the prefix that nobody uses, unless the real one is known', () => {
  const address = exportedSource('Qk3xWv', nobody)
  assert.match(address, /^100::[\da-f]{4}(:[\da-f]{4}){3}$/)
  assert.equal(exportedSource('Qk3xWv', nobody), address)
  assert.notEqual(exportedSource('Qk3xWw', nobody), address)
  const known = new Map([['Qk3xWv', '203.0.113.9']])
  assert.match(clfLine({ ...first, source: 'Qk3xWv' }, known), /^203\.0\.113\.9 - /)
})

test('a line says when, what and how it ended, and holds nothing that would end it', () => {
  const record = {
    ...first,
    source: '198.51.100.4',
    person: 'abc',
    at: Date.UTC(2021, 3, 6, 6, 0, 1),
    method: 'GET',
    route: 'page',
    path: 'x"y z',
    status: 0,
    bytesOut: 12,
    agent: 'q\\',
  } as const
  assert.equal(
    clfLine(record, nobody),
    '198.51.100.4 - abc [06/Apr/2021:06:00:01 +0000] "GET /page/x\\x22y\\x20z HTTP/1.1" 499 12 "-" "q\\x5c"',
  )
})
