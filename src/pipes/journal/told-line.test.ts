/** What is told of traffic, and the record that is made of it: whatever a client sends, and whoever it names. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import type { SeenCall, SeenConnection } from '#engine/http/traffic-watch.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { systemRandom } from '#kernel/random.ts'
import { testCall } from '../../../tests/test-recorder.ts'
import { readReceipt, receiptEntry } from './answer-receipt.ts'
import { DayNames } from './day-names.ts'
import { createDaySecrets } from './day-secrets.ts'
import { type JournalRecord, journalRecordSchema } from './journal-record.ts'
import { ReceiptEntries } from './receipt-entries.ts'
import { ReceiptWriter } from './receipt-writer.ts'
import {
  readToldLines,
  recordOfTold,
  toldConnection,
  toldRecord,
  toldRequest,
} from './told-line.ts'

const secrets = createDaySecrets(new Uint8Array(randomBytes(32)))
const names = new DayNames('2027-04-06', secrets)
const from = { place: 'overseas', network: 3215 } as const
const run = 'run-of-tests'
const maker = { run, names, entries: new ReceiptEntries() }
const anyText = fc.string({ unit: 'binary' })
const ms = fc.double({ min: 0, max: 1e9, noNaN: true })

function recordOf(line: string): JournalRecord {
  const [told, more] = readToldLines(`${line},${line},`)
  assert.ok(told !== undefined && more !== undefined)
  const text = recordOfTold(told, maker)
  const record = Value.Parse(journalRecordSchema, JSON.parse(text))
  assert.equal(text, canonicalJson(record))
  return record
}

const anyCall = fc
  .record({
    url: anyText.map((text) => `/${text}`),
    agent: anyText,
    person: fc.option(anyText),
    claimed: fc.option(anyText),
    attempt: fc.option(fc.integer({ min: 1 })),
    ahead: fc.option(fc.nat()),
    status: fc.constantFrom(0, 200, 404, 503),
    isUnsent: fc.boolean(),
    steadyMs: ms,
    tookMs: ms,
  })
  .map(({ agent, isUnsent, status, steadyMs, tookMs, url, ...noted }): SeenCall => {
    const { began, note } = testCall()
    const when = { began: { ...began, steadyMs }, tookMs }
    return testCall({ agent, isUnsent, status, url, ...when, note: { ...note, ...noted } })
  })

test('a record is made of whatever a client sends, and says nothing of it but names of the day', () => {
  fc.assert(
    fc.property(anyCall, (call) => {
      const record = recordOf(toldRequest(7, call, from))
      assert.ok(record.kind === 'request')
      assert.deepEqual([record.seq, record.process, record.status], [7, run, call.status])
      assert.deepEqual([record.place, record.network], ['overseas', 3215])
      assert.equal(record.source, secrets.pseudonymOf('source', call.address))
      const { claimed, person } = call.note
      const nameOf = (kind: 'person' | 'claimed', value: string | null) =>
        value === null ? undefined : secrets.pseudonymOf(kind, value)
      assert.equal(record.person, nameOf('person', person))
      assert.equal(record.claimed, nameOf('claimed', claimed))
      const [path = ''] = call.url.split('?')
      assert.equal(record.path, secrets.pseudonymOf('path', path))
      assert.equal(record.unsent === true, call.isUnsent)
      assert.equal(record.tookMs, Math.round(call.tookMs * 10) / 10)
    }),
  )
})

test('of a receipt the entry stands there, which opens nothing; what nobody could read has no name', () => {
  const receipt = new ReceiptWriter(systemRandom).write(1_000, 'arrival', 200)
  const call = testCall({ agent: '', method: '', url: '', receipt })
  const record = recordOf(toldRequest(0, call, from))
  assert.ok(record.kind === 'request')
  const read = readReceipt(receipt)
  assert.ok(read)
  const entry = Buffer.from(receiptEntry(read)).toString('base64url')
  assert.deepEqual([record.receipt, record.method, record.agent], [entry, '-', undefined])
})

test('a body that never came whole is told of its request', () => {
  const record = recordOf(toldRequest(0, testCall({ status: 0, isUnsent: true }), from))
  assert.ok(record.kind === 'request')
  assert.deepEqual([record.status, record.unsent], [0, true])
})

test('a search for weak places is told from its address, which is not kept', () => {
  const { note } = testCall()
  const unknown = { ...note, route: null }
  const weak = testCall({ url: '/wp-login.php', status: 404, note: unknown })
  const strayed = testCall({ url: '/lecon', status: 404, note: unknown })
  const isWeak = (call: SeenCall) => {
    const record = recordOf(toldRequest(0, call, from))
    return record.kind === 'request' && record.weak === true
  }
  assert.deepEqual([isWeak(weak), isWeak(strayed)], [true, false])
})

test('connections and what is a record already come out as they were told', () => {
  const connection: SeenConnection = {
    ...{ began: { atMs: 1_000, steadyMs: 5.04 }, tookMs: 12.26, address: '192.0.2.1' },
    ...{ requests: 3, end: 'slow', bytesIn: 10, bytesOut: 20 },
  }
  assert.deepEqual(recordOf(toldConnection(4, connection, from)), {
    ...{ kind: 'connection', process: run, seq: 4, at: 1_000, steadyMs: 5, tookMs: 12.3, ...from },
    ...{ source: secrets.pseudonymOf('source', '192.0.2.1'), requests: 3, end: 'slow' },
    ...{ bytesIn: 10, bytesOut: 20 },
  })
  const gap = {
    kind: 'gap',
    process: run,
    seq: 5,
    at: 1,
    steadyMs: 2,
    lost: 3,
    why: 'disk',
  } as const
  assert.deepEqual(recordOf(toldRecord(gap)), gap)
})
