/**
 * Over real HTTP: whose fault it is that a request got no answer. A body of which the client never sent the rest is
 * not ours; a call that waited for us is, also where more of it was to come. The journal and the live view say the same.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { readBody } from '#engine/http/read-body.ts'
import type { SeenCall } from '#engine/http/traffic-watch.ts'
import { watchTraffic } from '#engine/http/watch-traffic.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { addRecord, createLoadTable } from '#pipes/evidence/load-table.ts'
import { isErrorAt, isOwnError } from '#pipes/evidence/own-error.ts'
import { PassedPerson } from '#pipes/evidence/passed-person.ts'
import { readRecordLine } from '#pipes/evidence/record-lines-reader.ts'
import { createSourceMarks } from '#pipes/evidence/source-marks.ts'
import { DayNames } from '#pipes/journal/day-names.ts'
import { createDaySecrets } from '#pipes/journal/day-secrets.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { ReceiptEntries } from '#pipes/journal/receipt-entries.ts'
import { recordTraffic } from '#pipes/journal/record-traffic.ts'
import { readToldLines, recordOfTold } from '#pipes/journal/told-line.ts'
import { createPassedCallReader } from '#roles/passed-call-reader.ts'
import { readUpload } from '#school/roster/read-upload.ts'

const clock = fixedClock('2027-04-06T06:00:00Z')
const bodyBytes = 10_000_000
let call = Promise.withResolvers<SeenCall>()
let heard = Promise.withResolvers<void>()
let gone = Promise.withResolvers<void>()

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTurn()
}

/** What a server may do with a request that it does not answer. Each says when it has got what it waits for. */
const ways: Readonly<Record<string, (request: IncomingMessage) => unknown>> = {
  '/read': (request) => request.on('data', () => heard.resolve()).on('error', () => undefined),
  '/read-whole': (request) => request.resume().on('end', () => heard.resolve()),
  async '/read-in-time'(request) {
    const reading = readBody(request, bodyBytes)
    await until(() => request.socket.bytesRead > 200_000 && request.readableLength === 0)
    heard.resolve()
    await reading
  },
  async '/read-as-files'(request) {
    const limits = { fields: ['pupils'], fileBytesMax: bodyBytes }
    const reading = readUpload(request, 'multipart/form-data; boundary=edge', limits)
    await until(() => request.socket.bytesRead > 200_000 && request.readableLength === 0)
    heard.resolve()
    await reading
  },
  '/not-read': () => heard.resolve(),
  async '/read-late'(request) {
    await until(() => request.readableLength >= request.readableHighWaterMark)
    heard.resolve()
    await gone.promise
    await readBody(request, bodyBytes)
  },
}

const watched = watchTraffic({
  watch: {
    receiptHeader: 'preau-receipt',
    receiptOf: () => null,
    seeCall: (seen) => call.resolve(seen),
    seeConnection: () => undefined,
  },
  clock,
  addressOf: () => '192.0.2.1',
})
const server = createServer(
  watched.listen((request) => {
    Promise.resolve(ways[request.url ?? '']?.(request)).catch(() => undefined)
  }),
)
watched.follow(server)
server.on('clientError', (_error, socket) => socket.destroy())
server.listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())

const part = (length: number, sent: number) =>
  `content-length: ${length}\r\n\r\n${'x'.repeat(sent)}`

/** What is told of a request whose client sends this, and goes away six seconds after it was heard. */
async function abandon(path: string, body: string) {
  call = Promise.withResolvers()
  heard = Promise.withResolvers()
  gone = Promise.withResolvers()
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${body}`)
  await heard.promise
  clock.advance(6_000)
  socket.destroy()
  gone.resolve()
  const seen = await call.promise
  assert.deepEqual([seen.url, seen.status, seen.tookMs], [path, 0, 6_000])
  const isOurs = isOwnError(readPassed(seen))
  const { isErrorThere, unsent } = inJournal(seen)
  assert.equal(unsent === true, seen.isUnsent)
  assert.equal(isErrorThere, isOurs)
  return { isOurs, isUnsent: seen.isUnsent }
}

const unknown = { place: 'unknown', network: null } as const
const readPassed = createPassedCallReader(
  createSourceMarks(systemRandom, () => unknown),
  () => ({ person: new PassedPerson('nobody'), isExpected: null }),
)

function inJournal(seen: SeenCall) {
  const lines: string[] = []
  const secrets = createDaySecrets(systemRandom.bytes(32))
  const recorder = recordTraffic({
    ...{ run: 'run', clock, random: systemRandom, log: silentLog, version: 'test' },
    secretsOf: () => secrets,
    origins: openOrigins({ country: null, network: null }),
    queue: {
      offer: (line) => lines.push(line) > 0,
      why: () => 'queue',
      takeLost: () => 0,
      drain: async () => true,
    },
  })
  recorder.seeCall(seen)
  const names = new DayNames('2027-04-06', secrets)
  const [told] = readToldLines(`${lines.at(-1)},`)
  assert.ok(told)
  const maker = { run: 'run', names, entries: new ReceiptEntries() }
  const record = readRecordLine(recordOfTold(told, maker), 1)
  assert.ok(record?.kind === 'request')
  const table = createLoadTable()
  addRecord(table, record)
  return { isErrorThere: isErrorAt(table, 0), unsent: record.unsent }
}

test('a body of which the client never sent the rest is no error of ours', async () => {
  const theirs = { isOurs: false, isUnsent: true }
  assert.deepEqual(await abandon('/read', part(100, 40)), theirs)
  const chunk = 'transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n'
  assert.deepEqual(await abandon('/read', chunk), theirs)
  assert.deepEqual(await abandon('/read-in-time', part(bodyBytes, 250_000)), theirs)
  assert.deepEqual(await abandon('/read-as-files', part(bodyBytes, 250_000)), theirs)
})

test('a call that waited for us is ours: its body was whole, or nobody read it, or not in time', async () => {
  const ours = { isOurs: true, isUnsent: false }
  assert.deepEqual(await abandon('/read-whole', part(100, 100)), ours)
  assert.deepEqual(await abandon('/not-read', '\r\n'), ours)
  assert.deepEqual(await abandon('/not-read', part(100, 100)), ours)
  assert.deepEqual(await abandon('/not-read', part(100, 40)), ours)
  assert.deepEqual(await abandon('/read-late', part(bodyBytes, 250_000)), ours)
})

test('what this process cuts as it stops is not the client’s', async () => {
  watched.stopping()
  assert.deepEqual(await abandon('/read', part(100, 40)), { isOurs: true, isUnsent: false })
})
