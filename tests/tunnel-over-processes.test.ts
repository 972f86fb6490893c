/**
 * The longer way where several processes share a cell: each request reaches another one, and finds its
 * tunnel; the room may be at yet another. With its process a tunnel ends, and its page learns it.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type OpenedTunnel,
  tunnelHeader,
  tunnelPath,
  tunnelReceivePath,
} from '#contract/live-tunnel.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { systemRandom } from '#kernel/random.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { type CellProcess, startCellProcess } from './cell-process.ts'
import { addLiveLesson, type LiveDoor, waitFor } from './live-device.ts'
import { mintSession } from './mint-session.ts'
import { startRefusingProxy } from './refusing-proxy.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestSchool, type TestPerson } from './test-school.ts'
import { startTestValkey } from './test-valkey.ts'
import { enterByTunnel, type OnWay, openTunnelTo } from './tunnel-device.ts'
import { openTunnelVoice, speak } from './tunnel-voice.ts'

const valkey = await startTestValkey()
const skip = valkey === null ? 'no valkey-server and no redis-server here' : false
const { database, source } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const dataDir = mkdtempSync(join(tmpdir(), 'preau-tunnels-'))
after(async () => {
  await valkey?.stop()
  await rm(dataDir, { recursive: true })
})
const sessionKey = openKeyRing(dataDir, systemRandom).key(sessionKeyName)
const school = await createTestSchool(db)

const startCell = (): Promise<CellProcess> =>
  startCellProcess({ source, dataDir, valkeyUrl: valkey?.url ?? '' })
const signIn = ({ accountId }: TestPerson) => mintSession(db, { accountId, sessionKey })

test('a tunnel is found from every process of the cell, and ends with its own', {
  skip,
}, async (t) => {
  const { courseA: courseId, pupilA1, pupilA2, teacherA, uai } = school
  const lessonId = await addLiveLesson(db, { uai, courseId })
  const [one, other] = await Promise.all([startCell(), startCell()])
  t.after(() => Promise.all([one.kill(), other.kill()]))
  const { port, stop } = await startRefusingProxy([one.port, other.port])
  t.after(stop)
  const enter = async (door: LiveDoor, onWay?: OnWay) => {
    const tunnel = openTunnelTo(door, onWay)
    const device = await enterByTunnel(t, tunnel, door)
    await device.hears('entered')
    return { device, tunnel }
  }
  const comes = async (person: TestPerson, onWay?: OnWay) => {
    const door = { port, lessonId, cookie: await signIn(person) }
    // Under the préau at first: again, as a page does.
    return waitFor(() => enter(door, onWay).catch(() => wait(200, undefined)), 'a way in')
  }
  const teacher = await comes(teacherA)
  const pupil = await comes(pupilA1)
  const id = pupil.device.act({ kind: 'say', to: 'class', words: 'D’un processus à l’autre' })
  await pupil.device.hears('done', (done) => done.id === id)
  await teacher.device.hearsEvent(({ act }) => act.kind === 'say')
  const voice = await openTunnelVoice(teacher.tunnel, lessonId, teacher.device)
  const ear = await openTunnelVoice(pupil.tunnel, lessonId, pupil.device)
  const { heard, ...times } = await speak(voice, ear, 25)
  t.diagnostic(JSON.stringify(times))
  assert.equal(heard, 25)

  const origin = `http://127.0.0.1:${one.port}`
  const headers = { origin, cookie: await signIn(pupilA1), 'content-type': 'application/json' }
  const name = await waitFor(async () => {
    const opened = await fetch(origin + tunnelPath, { method: 'POST', headers, body: '{}' })
    return opened.ok ? ((await opened.json()) as OpenedTunnel).tunnel : wait(200, undefined)
  }, 'a tunnel')
  const ask = (named: string) => {
    const at = `http://127.0.0.1:${other.port}`
    return fetch(at + tunnelReceivePath, {
      method: 'POST',
      headers: { ...headers, origin: at, [tunnelHeader]: named },
      body: JSON.stringify({ got: 0, isAgain: false, isFlowing: true }),
    })
  }
  assert.equal((await ask(name)).status, 200, 'passed on')
  const atOne = await comes(pupilA2, (post) => (path, init) => {
    const to = path === tunnelPath ? one.port : other.port
    return post(path, init, `http://127.0.0.1:${to}`)
  })
  const [own = '', , signature = ''] = name.split('.')
  const elsewhere = Buffer.from('127.0.0.1:9').toString('base64url')
  assert.equal(
    (await ask(`${own}.${elsewhere}.${signature}`)).status,
    404,
    'an address of one’s own',
  )
  await one.kill()
  assert.equal((await ask(name)).status, 404, 'gone with its process')
  await waitFor(() => atOne.device.endedWith() ?? undefined, 'a page that learns it')
  assert.equal(atOne.device.endedWith(), 1_006)
})
