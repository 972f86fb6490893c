/**
 * The doors of a live class from outside: whoever is not signed in opens no socket at any of them, and
 * everybody of the class does, guests too; what a page says through its tunnel makes no failure of ours.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { WebSocket } from 'ws'
import { liveAddress } from '#contract/live-address.ts'
import { cameraPath } from '#contract/live-camera.ts'
import { picturePath } from '#contract/live-pictures.ts'
import { roomPath } from '#contract/live-room.ts'
import { soundEndCodes, soundPath } from '#contract/live-sound.ts'
import {
  type OpenedTunnel,
  tunnelHeader,
  tunnelPath,
  tunnelReceivePath,
  tunnelSendPath,
} from '#contract/live-tunnel.ts'
import { videoPath } from '#contract/live-video.ts'
import { createRecordReader, packRecords, readCode, recordKinds } from '#contract/tunnel-records.ts'
import type { Id } from '#kernel/ids.ts'
import { addLiveLesson, type LiveDevice, openLiveDevice } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

// Nobody listens there: its pages are let in and told that Janus is away.
const janus = { url: 'ws://127.0.0.1:9', apiSecret: 'mat de cocagne' }
const web = await startTestWeb({ video: { janus, turn: null } })
const { database, origin, port, school } = web
const { documentaliste, pupilA1, teacherA } = school

const mediaPaths = [soundPath, picturePath, cameraPath, videoPath]

const addLesson = (): Promise<Id> =>
  addLiveLesson(database.kysely, { uai: school.uai, courseId: school.courseA })

/** The status of a handshake. */
async function asks(path: string, cookie: string | null): Promise<number> {
  const headers = cookie === null ? {} : { cookie }
  const socket = new WebSocket(origin.replace('http', 'ws') + path, { origin, headers })
  socket.on('error', () => undefined)
  const status = await new Promise<number>((resolve) => {
    socket.once('open', () => resolve(101))
    socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0))
  })
  socket.terminate()
  return status
}

test('a stranger, a forger and somebody who signed out open no socket of a class', async () => {
  const lessonId = await addLesson()
  const ended = await web.signIn(pupilA1)
  const out = await web.call('/api/sign-out', { cookie: ended, body: { who: 'active' } })
  assert.equal(out.status, 200)
  const valid = await web.signIn(pupilA1)
  for (const path of [roomPath, ...mediaPaths]) {
    const at = liveAddress(path, lessonId)
    const forged = `${valid.slice(0, -4)}AAAA`
    const told = [await asks(at, null), await asks(at, forged), await asks(at, ended)]
    assert.deepEqual([...told, await asks(at, valid)], [401, 401, 401, 101], path)
  }
})

async function comes(t: TestContext, lessonId: Id, person: TestPerson): Promise<LiveDevice> {
  const device = await openLiveDevice({ port, lessonId, cookie: await web.signIn(person) })
  t.after(() => device.socket.terminate())
  return device
}

/** Every further socket that the room gave a ticket for is let in with it. */
async function opensAll(t: TestContext, device: LiveDevice): Promise<void> {
  const entered = await device.hears('entered')
  const tickets = [
    entered.soundTicket,
    entered.pictureTicket,
    entered.cameraTicket,
    entered.videoTicket,
  ]
  for (const [at, path] of mediaPaths.entries()) {
    const ticket = tickets[at]
    assert.equal(typeof ticket, 'string', path)
    const socket = device.open(path)
    t.after(() => socket.terminate())
    await once(socket, 'open')
    socket.send(JSON.stringify({ ticket }))
    const [data] = await once(socket, 'message')
    assert.match(String(data), /"backTicket"/, path)
  }
}

test('teachers, pupils and invited guests open the sockets of sound and pictures', async (t) => {
  const lessonId = await addLesson()
  const path = `/api/lessons/${lessonId}/live/guests/${documentaliste.personId}`
  const cookie = await web.signIn(teacherA)
  assert.equal((await web.call(path, { method: 'PUT', cookie })).status, 200)
  const teacher = await comes(t, lessonId, teacherA)
  await opensAll(t, teacher)
  await opensAll(t, await comes(t, lessonId, pupilA1))
  const guest = await comes(t, lessonId, documentaliste)
  const { members } = await teacher.hears('members', (told) =>
    told.members.some(({ state }) => state === 'waiting'),
  )
  teacher.send({ kind: 'admit', member: members.find(({ role }) => role === 'guest')?.member ?? 0 })
  await opensAll(t, guest)
})

test('the tickets of one member open nothing for another of the same class', async (t) => {
  const lessonId = await addLesson()
  const teacher = await comes(t, lessonId, teacherA)
  const pupil = await comes(t, lessonId, pupilA1)
  const entered = await teacher.hears('entered')
  await pupil.hears('entered')
  const { cameraTicket, pictureTicket, soundTicket, videoTicket } = entered
  const tickets = [soundTicket, pictureTicket, cameraTicket, videoTicket]
  for (const [at, path] of mediaPaths.entries()) {
    const socket = pupil.open(path)
    t.after(() => socket.terminate())
    await once(socket, 'open')
    socket.send(JSON.stringify({ ticket: tickets[at] }))
    const [code] = await Promise.race([once(socket, 'close'), once(socket, 'message')])
    assert.equal(code, soundEndCodes.refused, path)
  }
  await opensAll(t, teacher)
})

test('a path that no request could ask for is a closed socket of its tunnel, and no failure', async () => {
  const cookie = await web.signIn(pupilA1)
  const opened = await web.call(tunnelPath, { cookie, body: {} })
  const { tunnel } = (await opened.json()) as OpenedTunnel
  const body = packRecords(
    [{ socket: 1, kind: recordKinds.open, payload: Buffer.from(`${roomPath}?#x`) }],
    8,
  )
  new DataView(body.buffer).setUint32(0, 1)
  const named = { [tunnelHeader]: tunnel }
  const type = 'application/octet-stream'
  const headers = { ...named, 'content-type': type }
  const sent = await web.call(tunnelSendPath, { cookie, body, headers })
  assert.equal(sent.status, 200, await sent.text())
  const wish = { got: 0, isAgain: false, isFlowing: false }
  const heard = await web.call(tunnelReceivePath, { cookie, body: wish, headers: named })
  const said = new Uint8Array(await heard.arrayBuffer())
  const [record] = createRecordReader(1_000).read(said.subarray(4)) ?? []
  assert.equal(record?.kind, recordKinds.close)
  assert.equal(readCode(record.payload), 1_006)
  assert.deepEqual(
    web.logged.filter((line) => !line.includes('Janus')),
    [],
  )
})
