/**
 * Cameras over the sockets of a real class: adults are seen and pupils are not, whatever they send; a
 * guest is once an adult said so; a teacher who falls silent is no longer seen, in the time of the sound.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import type { WebSocket } from 'ws'
import {
  cameraPath,
  type FromCamera,
  packCameraFrame,
  unpackCameraFrame,
} from '#contract/live-camera.ts'
import { closedWithoutAdultMs } from '#contract/live-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { addLiveLesson, type LiveDevice, openLiveDevice, waitFor } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { database, port, school } = web
const { documentaliste, pupilA1, pupilA2, teacherA } = school

/** Timers of a machine that has other work run late. */
const lateMs = 1_500

interface CameraDevice {
  readonly device: LiveDevice
  readonly socket: WebSocket
  readonly words: FromCamera[]
  /** Whose frames came. */
  readonly seen: number[]
}

const addLesson = (): Promise<Id> =>
  addLiveLesson(database.kysely, { uai: school.uai, courseId: school.courseA })

async function comes(t: TestContext, lessonId: Id, person: TestPerson): Promise<LiveDevice> {
  const device = await openLiveDevice({ port, lessonId, cookie: await web.signIn(person) })
  t.after(() => device.socket.terminate())
  return device
}

async function opensCamera(t: TestContext, device: LiveDevice): Promise<CameraDevice> {
  const { cameraTicket } = await device.hears('entered')
  assert.ok(cameraTicket !== null)
  const socket = device.open(cameraPath)
  t.after(() => socket.terminate())
  const words: FromCamera[] = []
  const seen: number[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) seen.push(unpackCameraFrame(data)?.by ?? 0)
    else words.push(JSON.parse(String(data)) as FromCamera)
  })
  await once(socket, 'open')
  socket.send(JSON.stringify({ ticket: cameraTicket }))
  socket.send(JSON.stringify({ kind: 'watch', camera: true, interpreter: true }))
  await waitFor(() => words[2], 'a welcome')
  return { device, socket, words, seen }
}

async function enters(t: TestContext, lessonId: Id, person: TestPerson): Promise<CameraDevice> {
  return opensCamera(t, await comes(t, lessonId, person))
}

async function film({ socket }: CameraDevice): Promise<void> {
  const bytes = new Uint8Array(500).fill(7)
  socket.send(JSON.stringify({ kind: 'start' }))
  socket.send(packCameraFrame({ codec: 'vp8', isKey: true, by: 0, number: 0, takenMs: 0, bytes }))
  // The relay takes them in order: whatever came of it had come before this answer.
  socket.ping()
  await once(socket, 'pong')
}

const gone = ({ words }: CameraDevice): number =>
  words.filter((word) => word.kind === 'gone').length

test('adults are seen, pupils are not, and a teacher who falls silent is no longer seen', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  await film(alice)
  await film(teacher)
  const { member } = await teacher.device.hears('entered')
  await waitFor(() => amir.seen[0], 'a frame')
  assert.deepEqual(amir.seen, [member])

  const before = gone(amir)
  const silentAtMs = performance.now()
  teacher.device.socket.pause()
  await waitFor(() => gone(amir) > before || undefined, 'the end of the picture')
  assert.ok(performance.now() - silentAtMs < closedWithoutAdultMs + lateMs)
  // What still comes of that camera goes nowhere.
  await film(teacher)
  amir.socket.ping()
  await once(amir.socket, 'pong')
  assert.deepEqual(amir.seen, [member])
})

test('a guest is seen as interpreter once an adult says so, and no longer when it is taken back', async (t) => {
  const lessonId = await addLesson()
  const path = `/api/lessons/${lessonId}/live/guests/${documentaliste.personId}`
  const cookie = await web.signIn(teacherA)
  assert.equal((await web.call(path, { method: 'PUT', cookie })).status, 200)
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const knocking = await comes(t, lessonId, documentaliste)
  const { members } = await teacher.device.hears('members', (told) =>
    told.members.some(({ state }) => state === 'waiting'),
  )
  const guestNumber = members.find(({ role }) => role === 'guest')?.member ?? 0
  teacher.device.send({ kind: 'admit', member: guestNumber })
  const guest = await opensCamera(t, knocking)
  await film(guest)

  const grant = (member: number, interpret: boolean): Id =>
    teacher.device.act({
      kind: 'grant',
      member,
      grants: { speak: false, draw: false, interpret },
    })
  // Only guests are here as interpreters.
  const { member: aliceNumber } = await alice.device.hears('entered')
  const refused = grant(aliceNumber, true)
  await teacher.device.hears('not_done', ({ id, code }) => id === refused && code === 'bad_request')

  const given = grant(guestNumber, true)
  await teacher.device.hears('done', ({ id }) => id === given)
  assert.deepEqual(alice.seen, [])
  await film(guest)
  await waitFor(() => alice.seen[0], 'a frame of the interpreter')
  assert.deepEqual(alice.seen, [guestNumber])
  assert.ok(alice.words.some((word) => word.kind === 'shown' && word.as === 'interpreter'))

  const before = gone(alice)
  grant(guestNumber, false)
  await waitFor(() => gone(alice) > before || undefined, 'the end of the picture')
  await film(guest)
  alice.socket.ping()
  await once(alice.socket, 'pong')
  assert.deepEqual(alice.seen, [guestNumber])
})
