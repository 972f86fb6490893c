/**
 * Over real HTTP: which requests get the bit `weak` in the sealed record, and which do not; the words by
 * which they got it are in no record.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import type { JournalRecord, RequestRecord } from '#pipes/journal/journal-record.ts'
import { openSequencer } from '#pipes/journal/open-sequencer.ts'
import { readRecordParts } from '#pipes/journal/read-journal.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openTestLog } from './test-log.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()

/** As a scanner writes it: fetch would tidy the path up before it is sent. */
function ask(path: string, { body = '', cookie = '', method = 'GET' } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      connection: 'close',
      origin: web.origin,
      ...(cookie === '' ? {} : { cookie }),
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    }
    const asked = request(
      { host: '127.0.0.1', port: web.port, method, path, headers },
      (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    asked.on('error', reject).end(body)
  })
}

async function readRequests(): Promise<{ requests: RequestRecord[]; text: string }> {
  // A frame is written some tens of milliseconds after what it tells.
  await wait(500)
  const sequencer = await openSequencer({
    dataDir: web.dataDir,
    log: silentLog,
    tiles: await openTestLog(logFolder(web.dataDir)),
    keys: openDayKeys(web.dataDir, systemRandom),
    clock: systemClock,
    chance: randomBytes,
  })
  await sequencer.step()
  const lines: string[] = []
  const onFlaw = ({ what }: { readonly what: string }) => assert.fail(what)
  for await (const part of readRecordParts(web.dataDir, { onFlaw })) {
    for (const line of part.lines) lines.push(line.toString())
  }
  const requests = lines
    .map((line) => JSON.parse(line) as JournalRecord)
    .flatMap((record) => (record.kind === 'request' ? [record] : []))
    .sort((one, other) => one.seq - other.seq)
  return { requests, text: lines.join('\n') }
}

test('searches for weak places get the bit, whatever route they take; people, slips and bodies do not', async () => {
  const cookie = await web.signIn(web.school.head)
  const searches = [
    '/wp-login.php',
    '/.env',
    '/.git/config',
    '/phpmyadmin/index.php',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/win.ini',
    '/api/nulle-part?id=1%27%20OR%20%271%27=%271',
    "/api/health?q=1'+union+select+1,2",
    '/api/health?x=%3Cscript%3Ealert(1)',
    '/verite/%3Cscript%3Ealert(1)',
    '/pieces/sauvegarde.sql',
  ]
  const plain: [string, Parameters<typeof ask>[1]?][] = [
    ['/'],
    ['/api/health'],
    ['/api/me', { cookie }],
    ['/api/me?depuis=l%27eau%20et%20l%27or', { cookie }],
    ['/verite'],
    ['/verite/20270406T0600Z-20270406T0700Z'],
    ['/mot-de-passe-perdu'],
    ['/images/logo.png'],
    ['/wp-content/uploads/photo.jpg'],
    ['/api/nulle-part?sujet=select+ma+classe'],
    // What somebody typed is nobody's to look at.
    [
      '/api/sign-in/password',
      { method: 'POST', body: JSON.stringify({ login: "x' OR 1=1--", password: '../../etc' }) },
    ],
    ['/api/sign-in/password', { method: 'POST', body: '<script>alert(1)</script>' }],
  ]
  const statuses: number[] = []
  for (const path of searches) statuses.push(await ask(path))
  for (const [path, how] of plain) statuses.push(await ask(path, how))
  assert.ok(
    statuses.every((status) => status >= 200 && status < 500),
    statuses.join(),
  )

  const { requests, text } = await readRequests()
  assert.deepEqual(
    requests.map(({ status }) => status),
    statuses,
  )
  const told = requests.map(({ weak = false }) => weak)
  const asked = [...searches, ...plain.map(([path]) => path)]
  assert.deepEqual(
    asked.filter((_, at) => told[at]),
    searches,
  )
  // Two of them were answered well by a route of our own: the words, not the answer, tell.
  assert.ok(requests.some(({ status, weak }) => weak === true && status === 200))
  assert.doesNotMatch(text, /wp-login|passwd|phpmyadmin|union|script|sauvegarde|OR 1/i)
})
