/**
 * One class over two processes: members of both are in one room, and when the process that has it is
 * killed everybody is back at the other one, with one log; the killed one's return does not split it. Rooms
 * that all come to one process are opened by both.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { soundPath } from '#contract/live-sound.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { systemRandom } from '#kernel/random.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolTables } from '#school/tables.ts'
import { type CellProcess, startCellProcess } from './cell-process.ts'
import { createCrowd } from './crowd.ts'
import { addLiveLesson, type LiveDevice, openLiveDevice, waitFor } from './live-device.ts'
import { mintSession } from './mint-session.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestSchool } from './test-school.ts'
import { startTestValkey } from './test-valkey.ts'

const valkey = await startTestValkey()
const skip = valkey === null ? 'no valkey-server and no redis-server here' : false
const { database, source } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const dataDir = mkdtempSync(join(tmpdir(), 'preau-over-processes-'))
after(async () => {
  await valkey?.stop()
  await rm(dataDir, { recursive: true })
})
const sessionKey = openKeyRing(dataDir, systemRandom).key(sessionKeyName)
const school = await createTestSchool(db)
const backWithinMs = 5_000
const count = 6

const startCell = (port = 0): Promise<CellProcess> =>
  startCellProcess({ source, dataDir, port, valkeyUrl: valkey?.url ?? '' })

/** As a page comes back: at once, and again when it is refused or told that the room is going. */
async function comeBack(door: Parameters<typeof openLiveDevice>[0]): Promise<LiveDevice> {
  return waitFor(async () => {
    const device = await openLiveDevice(door).catch(() => null)
    // Under the préau, or at a process that is gone.
    if (device === null) return wait(100, undefined)
    const first = await waitFor(
      () => device.heard.find(({ kind }) => kind === 'entered' || kind === 'end'),
      'an answer of the room',
    ).catch(() => undefined)
    if (first?.kind === 'entered') return device
    device.socket.terminate()
    return wait(100, undefined)
  }, 'a way back')
}

/** By the process that the device came to. */
async function standsInSound(device: LiveDevice): Promise<string> {
  const { soundTicket } = await device.hears('entered')
  const socket = device.open(soundPath)
  socket.on('error', () => undefined)
  socket.once('open', () => socket.send(JSON.stringify({ ticket: soundTicket })))
  const told = await new Promise<string>((resolve) => {
    socket.once('message', (data) => resolve(String(data)))
    socket.once('close', (code) => resolve(`closed ${code}`))
  })
  socket.terminate()
  return told
}

const holderPort = async (lessonId: string): Promise<number> => {
  const row = await db
    .selectFrom('live_room')
    .select('held_at')
    .where('lesson_id', '=', lessonId)
    .executeTakeFirstOrThrow()
  return Number(row.held_at?.split(':').at(-1))
}

test('a class over two processes survives the kill of the one that has its room', {
  skip,
}, async (t) => {
  const { classA: classId, courseA: courseId, uai } = school
  const lessonId = await addLiveLesson(db, { uai, courseId })
  const crowd = await createCrowd(db, { count, uai, classId, sessionKey })
  const one = await startCell()
  const other = await startCell()
  t.after(() => Promise.all([one.kill(), other.kill()]))
  const { accountId } = school.teacherA
  const teacher = await mintSession(db, { accountId, sessionKey })
  const cookies = [teacher, ...crowd.slice(1).map(({ cookie }) => cookie)]
  const open = (port: number, at: number, afterSeq = 0) =>
    comeBack({ port, cookie: cookies[at] ?? '', lessonId, after: afterSeq })

  const devices: LiveDevice[] = []
  for (let at = 0; at < count; at += 1)
    devices.push(await open(at % 2 === 0 ? one.port : other.port, at))
  assert.equal(await holderPort(lessonId), one.port)
  const pupils = devices.slice(1)
  for (const pupil of pupils) pupil.act({ kind: 'hand', isUp: true })
  await Promise.all(
    devices.map((device) =>
      waitFor(() => device.events().length >= pupils.length || undefined, 'all hands'),
    ),
  )
  assert.match(await standsInSound(devices[1] as LiveDevice), /^\{/)

  const told = devices.map((device) => device.events())
  await one.kill()
  const killedAtMs = Date.now()
  const again = await Promise.all(
    told.map((events, at) => open(other.port, at, events.at(-1)?.seq ?? 0)),
  )
  assert.ok(Date.now() - killedAtMs < backWithinMs, `${Date.now() - killedAtMs} ms`)
  assert.equal(await holderPort(lessonId), other.port)

  const returned = await startCell(one.port)
  t.after(() => returned.kill())
  again[1]?.socket.terminate()
  again[1] = await open(returned.port, 1, told[1]?.at(-1)?.seq ?? 0)
  assert.equal(await holderPort(lessonId), other.port, 'the room is where it was')
  again[1].act({ kind: 'hand', isUp: false })
  await Promise.all(
    again.map((device) => device.hearsEvent(({ act }) => act.kind === 'hand' && !act.isUp)),
  )
  const whole = again.map((device, at) => canonicalJson([...(told[at] ?? []), ...device.events()]))
  assert.equal(new Set(whole).size, 1, 'everybody holds the same log')
  for (const { socket } of again) socket.terminate()
})

/** These have told how much they have to do, and those that were killed before are forgotten. */
async function knowEachOther(processes: readonly CellProcess[]): Promise<void> {
  const client = new Redis(valkey?.url ?? '')
  const root = 'preau:{places}:load:'
  const wanted = processes.map(({ port }) => `${root}127.0.0.1:${port}`).sort()
  await waitFor(async () => {
    const told = await client.keys(`${root}*`)
    return told.sort().join() === wanted.join() || undefined
  }, 'what the processes have to do')
  client.disconnect()
}

test('rooms that are all asked for at one process are opened by both', { skip }, async (t) => {
  const { courseA: courseId, uai } = school
  const one = await startCell()
  const other = await startCell()
  t.after(() => Promise.all([one.kill(), other.kill()]))
  const { accountId } = school.teacherA
  const cookie = await mintSession(db, { accountId, sessionKey })
  await knowEachOther([one, other])
  const ports: number[] = []
  for (let room = 0; room < 6; room += 1) {
    const lessonId = await addLiveLesson(db, { uai, courseId })
    const device = await comeBack({ port: one.port, cookie, lessonId })
    t.after(() => device.socket.terminate())
    ports.push(await holderPort(lessonId))
  }
  // Advice may be late by a room: a load told between a choice and its room says nothing of that room.
  const has = ({ port }: CellProcess): number => ports.filter((one) => one === port).length
  assert.ok(has(one) >= 2 && has(other) >= 2, `${has(one)} and ${has(other)}`)
  assert.equal(has(one) + has(other), ports.length)
})
