/**
 * A shared screen over the sockets of a real class: adults show and pupils do not, whatever they send; a
 * teacher who falls silent is no longer seen, within the time that closes everything between pupils.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import sharp from 'sharp'
import type { WebSocket } from 'ws'
import { closedWithoutAdultMs } from '#contract/live-limits.ts'
import {
  type FromPictures,
  packPiece,
  picturePath,
  type SlidePiece,
  unpackSlidePiece,
} from '#contract/live-pictures.ts'
import type { Id } from '#kernel/ids.ts'
import { addLiveLesson, freshId, type LiveDevice, openLiveDevice, waitFor } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { database, port, school } = web
const { pupilA1, pupilA2, teacherA } = school

/** Timers of a machine that has other work run late. */
const lateMs = 1_500

interface PictureDevice {
  readonly device: LiveDevice
  readonly socket: WebSocket
  readonly words: FromPictures[]
  readonly pieces: SlidePiece[]
}

async function enters(t: TestContext, lessonId: Id, person: TestPerson): Promise<PictureDevice> {
  const device = await openLiveDevice({ port, lessonId, cookie: await web.signIn(person) })
  t.after(() => device.socket.terminate())
  const { pictureTicket } = await device.hears('entered')
  assert.ok(pictureTicket !== null)
  const socket = device.open(picturePath)
  t.after(() => socket.terminate())
  const words: FromPictures[] = []
  const pieces: SlidePiece[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    const piece = isBinary ? unpackSlidePiece(data) : null
    if (piece !== null) pieces.push(piece)
    if (!isBinary) words.push(JSON.parse(String(data)) as FromPictures)
  })
  await once(socket, 'open')
  socket.send(JSON.stringify({ ticket: pictureTicket }))
  await waitFor(() => words.find(({ kind }) => kind === 'none' || kind === 'still'), 'a welcome')
  return { device, socket, words, pieces }
}

/** Looks like a JPEG from outside, which is all that is looked at. */
function show({ socket }: PictureDevice): void {
  const bytes = new Uint8Array(300)
  bytes.set([0xff, 0xd8, 0xff])
  socket.send(packPiece({ by: 0, number: 1, from: 0, total: bytes.length, bytes }))
}

test('adults show their screen, pupils do not, and a teacher who falls silent is no longer seen', async (t) => {
  const lessonId = await addLiveLesson(database.kysely, {
    uai: school.uai,
    courseId: school.courseA,
  })
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  show(alice)
  // The relay takes them in order: whatever came of it had come before this answer.
  alice.socket.ping()
  await once(alice.socket, 'pong')
  show(teacher)
  const still = await waitFor(() => amir.words.find(({ kind }) => kind === 'still'), 'a still')
  const { member } = await teacher.device.hears('entered')
  assert.equal(still.kind === 'still' && still.by, member)

  const nones = amir.words.filter(({ kind }) => kind === 'none').length
  const silentAtMs = performance.now()
  teacher.device.socket.pause()
  await waitFor(
    () => amir.words.filter(({ kind }) => kind === 'none').length > nones || undefined,
    'the end of the still',
  )
  assert.ok(performance.now() - silentAtMs < closedWithoutAdultMs + lateMs)
  amir.socket.send(JSON.stringify({ kind: 'ask', number: 1, from: 0, bytes: 300 }))
  await waitFor(
    () => amir.words.filter(({ kind }) => kind === 'none').length > nones + 1 || undefined,
    'no piece of it',
  )
})

/** Gives back where it lies. */
async function addSlide(lessonId: Id, slideId: Id): Promise<string> {
  const create = { width: 900, height: 600, channels: 3 as const, background: '#1e6b3a' }
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const picture = await sharp({ create: { ...create, noise } })
    .jpeg()
    .toBuffer()
  const path = `/api/lessons/${lessonId}/live/slides/${slideId}`
  const cookie = await web.signIn(teacherA)
  const body = { name: 'fractions.pdf', words: 'Un demi', picture: picture.toString('base64') }
  const answer = await web.call(path, { method: 'PUT', cookie, body })
  assert.equal(answer.status, 200, await answer.clone().text())
  return `${path}/picture`
}

test('a slide comes over the line of pictures as by HTTP, and one of another class does not', async (t) => {
  const place = { uai: school.uai, courseId: school.courseA }
  const [lessonId, otherId] = [
    await addLiveLesson(database.kysely, place),
    await addLiveLesson(database.kysely, place),
  ]
  const [slideId, foreignId] = [freshId(), freshId()]
  const path = await addSlide(lessonId, slideId)
  await addSlide(otherId, foreignId)
  const byHttp = await web.call(path, { cookie: await web.signIn(pupilA1) })
  const whole = Buffer.from(await byHttp.arrayBuffer())
  assert.ok(whole.length > 20_000)

  await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const ask = (question: number, from: number, id = slideId): void =>
    alice.socket.send(
      JSON.stringify({ kind: 'ask_slide', question, slideId: id, from, bytes: 20_000 }),
    )
  for (let from = 0, question = 0; from < whole.length; from += 20_000, question += 1) {
    ask(question, from)
    await waitFor(() => alice.pieces[question], 'a piece')
  }
  assert.deepEqual(Buffer.concat(alice.pieces.map(({ bytes }) => bytes)), whole)
  ask(999, 0, foreignId)
  const refused = await waitFor(
    () => alice.words.find(({ kind }) => kind === 'no_slide'),
    'that it does not come',
  )
  assert.deepEqual(refused, { kind: 'no_slide', question: 999 })
})
