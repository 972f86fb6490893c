/**
 * The longer way into a live class, over real HTTP: what passes through it, what a poor way does to it and
 * what not, and whom it is closed to.
 */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { liveAddress } from '#contract/live-address.ts'
import {
  cameraPath,
  type FromCamera,
  packCameraFrame,
  unpackCameraFrame,
} from '#contract/live-camera.ts'
import { closedWithoutAdultMs } from '#contract/live-limits.ts'
import { type FromPictures, packPiece, picturePath, unpackPiece } from '#contract/live-pictures.ts'
import {
  type OpenedTunnel,
  tunnelHeader,
  tunnelPath,
  tunnelReceivePath,
  tunnelSendBytesMax,
  tunnelSendPath,
} from '#contract/live-tunnel.ts'
import { packRecords } from '#contract/tunnel-records.ts'
import type { Id } from '#kernel/ids.ts'
import { addLiveLesson, freshId, openLiveDevice, waitFor } from './live-device.ts'
import { startRefusingProxy } from './refusing-proxy.ts'
import { startTestWeb } from './test-web.ts'
import { enterByTunnel, openTunnelTo } from './tunnel-device.ts'
import { openTunnelVoice, speak } from './tunnel-voice.ts'

const web = await startTestWeb()
const { database, port, school } = web
const db = database.kysely
const { pupilA1, teacherA } = school

/** Timers of a machine that has other work run late. */
const lateMs = 1_500

const addLesson = (): Promise<Id> =>
  addLiveLesson(db, { uai: school.uai, courseId: school.courseA })

test('board and chat pass through a tunnel both ways, beside sockets', async (t) => {
  const lessonId = await addLesson()
  const teacher = await openLiveDevice({ port, lessonId, cookie: await web.signIn(teacherA) })
  t.after(() => teacher.socket.terminate())
  await teacher.hears('entered')
  const door = { port, lessonId, cookie: await web.signIn(pupilA1) }
  const pupil = await enterByTunnel(t, openTunnelTo(door), door)
  await pupil.hears('entered')
  const said = pupil.act({ kind: 'say', to: 'class', words: 'Bonjour par le détour' })
  await pupil.hears('done', ({ id }) => id === said)
  await teacher.hearsEvent(({ act }) => act.kind === 'say' && act.words === 'Bonjour par le détour')
  const id = freshId()
  teacher.act({ kind: 'draw', page: 0, id, tool: 'pen', ink: 'blue', path: [1, 1, 9, 9] })
  await pupil.hearsEvent(({ act }) => act.kind === 'draw' && act.id === id)
  pupil.send({ kind: 'leave' })
  await waitFor(() => pupil.endedWith() ?? undefined, 'the end')
  assert.equal(pupil.endedWith(), 1_000)
})

/** The teacher and a pupil, each by a tunnel of their own, in the class of a lesson. */
async function bothByTunnel(t: TestContext, at: { readonly port: number }) {
  const lessonId = await addLesson()
  const enter = async (person: typeof pupilA1) => {
    const door = { port: at.port, lessonId, cookie: await web.signIn(person) }
    const tunnel = openTunnelTo(door)
    const device = await enterByTunnel(t, tunnel, door)
    await device.hears('entered')
    const voice = await openTunnelVoice(tunnel, lessonId, device)
    return { device, voice, tunnel, lessonId, cookie: door.cookie }
  }
  return { teacher: await enter(teacherA), pupil: await enter(pupilA1) }
}

type Entered = Awaited<ReturnType<typeof bothByTunnel>>['pupil']

async function openPictureLine({ device, lessonId, tunnel }: Entered) {
  const { pictureTicket } = await device.hears('entered')
  const line = tunnel.open(liveAddress(picturePath, lessonId))
  const words: FromPictures[] = []
  const pieces: Uint8Array[] = []
  line.onopen = () => line.send(JSON.stringify({ ticket: pictureTicket }))
  line.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) pieces.push(new Uint8Array(data))
    else words.push(JSON.parse(String(data)) as FromPictures)
  }
  await waitFor(() => words.find(({ kind }) => kind === 'none'), 'a welcome')
  return { line, words, pieces }
}

async function openCameraLine({ device, lessonId, tunnel }: Entered) {
  const { cameraTicket } = await device.hears('entered')
  const line = tunnel.open(liveAddress(cameraPath, lessonId))
  const words: FromCamera[] = []
  const frames: Uint8Array[] = []
  line.onopen = () => line.send(JSON.stringify({ ticket: cameraTicket }))
  line.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) frames.push(new Uint8Array(data))
    else words.push(JSON.parse(String(data)) as FromCamera)
  }
  await waitFor(() => words.find(({ kind }) => kind === 'gone'), 'a welcome')
  return { line, words, frames }
}

for (const [name, how] of [
  ['as it is', {}],
  ['100 ms each way', { delayMs: 100 }],
  ['100 ms each way, answers whole', { delayMs: 100, isWaiting: true }],
] as const) {
  test(`a voice passes whole and in order behind a proxy: ${name}`, async (t) => {
    const proxy = await startRefusingProxy(port, how)
    t.after(proxy.stop)
    const { teacher, pupil } = await bothByTunnel(t, proxy)
    const [askedBefore, bytesBefore] = [proxy.asked.length, proxy.bytes()]
    const seconds = 4
    const count = Math.round((seconds * 1_000) / 120)
    const { heard, ...times } = await speak(teacher.voice, pupil.voice, count)
    const perSecond = Math.round((proxy.asked.length - askedBefore) / seconds)
    const kbit = Math.round(((proxy.bytes() - bytesBefore) * 8) / seconds / 1_000)
    t.diagnostic(`${JSON.stringify(times)}; both together: ${perSecond} requests/s, ${kbit} kbit/s`)
    assert.equal(heard, count)
    assert.deepEqual([...pupil.voice.heard.keys()], [...Array(count).keys()])
  })
}

test('a poor way, on which requests and answers are lost, changes nothing that was said', async (t) => {
  const proxy = await startRefusingProxy(port, { isWaiting: true })
  t.after(proxy.stop)
  const lessonId = await addLesson()
  const door = { port: proxy.port, lessonId, cookie: await web.signIn(teacherA) }
  let posts = 0
  const tunnel = openTunnelTo(door, (post) => async (path, init) => {
    posts += 1
    if (posts > 1 && posts % 5 === 0) throw new TypeError('lost on the way there')
    const answer = await post(path, init)
    if (posts > 1 && posts % 4 === 0) throw new TypeError('lost on the way back')
    return answer
  })
  const teacher = await enterByTunnel(t, tunnel, door)
  await teacher.hears('entered')
  const words = Array.from({ length: 12 }, (_, at) => `numéro ${at}`)
  for (const text of words) {
    const id = teacher.act({ kind: 'say', to: 'class', words: text })
    await teacher.hears('done', (one) => one.id === id)
  }
  const said = teacher.events().flatMap(({ act }) => (act.kind === 'say' ? [act.words] : []))
  assert.deepEqual(said, words)
  assert.ok(posts > 30)
})

test('a shared screen passes too: a still, piece by piece, to whoever asks', async (t) => {
  const { pupil, teacher } = await bothByTunnel(t, { port })
  const bytes = new Uint8Array(60_000).fill(7)
  bytes.set([0xff, 0xd8, 0xff])
  const shown = await openPictureLine(teacher)
  const seen = await openPictureLine(pupil)
  shown.line.send(packPiece({ by: 0, number: 1, from: 0, total: bytes.length, bytes }))
  const still = await waitFor(() => seen.words.find(({ kind }) => kind === 'still'), 'a still')
  assert.ok(still.kind === 'still')
  const asked = { kind: 'ask', number: still.number, from: 0, bytes: bytes.length }
  seen.line.send(JSON.stringify(asked))
  const piece = await waitFor(() => seen.pieces[0], 'its piece')
  assert.deepEqual(unpackPiece(piece)?.bytes, bytes)
})

test('a camera passes too, to whoever watches', async (t) => {
  const { pupil, teacher } = await bothByTunnel(t, { port })
  const shown = await openCameraLine(teacher)
  const seen = await openCameraLine(pupil)
  seen.line.send(JSON.stringify({ kind: 'watch', camera: true, interpreter: false }))
  shown.line.send(JSON.stringify({ kind: 'start' }))
  await waitFor(() => seen.words.find(({ kind }) => kind === 'shown'), 'whose camera it is')
  const bytes = new Uint8Array(2_000).fill(7)
  for (const number of [0, 1, 2]) {
    const frame = {
      codec: 'vp8',
      isKey: number === 0,
      by: 0,
      number,
      takenMs: 200 * number,
    } as const
    shown.line.send(packCameraFrame({ ...frame, bytes }))
  }
  await waitFor(() => seen.frames[2], 'its frames')
  assert.deepEqual(
    seen.frames.map((frame) => unpackCameraFrame(frame)?.number),
    [0, 1, 2],
  )
})

test('a teacher whose requests stop counts as gone as soon as one whose socket falls silent', async (t) => {
  const lessonId = await addLesson()
  const door = { port, lessonId, cookie: await web.signIn(teacherA) }
  let isCut = false
  const teacher = await enterByTunnel(
    t,
    openTunnelTo(
      door,
      (post) => (path, init) => (isCut ? new Promise(() => undefined) : post(path, init)),
    ),
    door,
  )
  await teacher.hears('entered')
  const cookie = await web.signIn(pupilA1)
  const pupil = await enterByTunnel(t, openTunnelTo({ port, cookie }), { port, lessonId, cookie })
  await pupil.hears('entered', ({ isHeld }) => !isHeld)
  isCut = true
  const cutAtMs = performance.now()
  await pupil.hears('held', ({ isHeld }) => isHeld)
  assert.ok(performance.now() - cutAtMs < closedWithoutAdultMs + lateMs)
})

test('a tunnel is closed to strangers, to other sessions and to pages from elsewhere', async () => {
  const cookie = await web.signIn(pupilA1)
  const opened = await web.call(tunnelPath, { cookie, body: {} })
  assert.equal(opened.status, 200)
  const { tunnel } = (await opened.json()) as OpenedTunnel
  const body = packRecords([], 8)
  new DataView(body.buffer).setUint32(0, 1)
  const send = (more: { cookie?: string; name?: string; origin?: string } = {}) =>
    web.call(tunnelSendPath, {
      body,
      cookie: more.cookie ?? cookie,
      headers: {
        [tunnelHeader]: more.name ?? tunnel,
        'content-type': 'application/octet-stream',
        ...(more.origin === undefined ? {} : { origin: more.origin }),
      },
    })
  const refusals = await Promise.all([
    web.call(tunnelPath, { body: {} }),
    web.call(tunnelPath, { cookie, body: {}, headers: { origin: 'https://evil.example' } }),
    send({ cookie: '' }),
    send({ origin: 'https://evil.example' }),
    send({ cookie: await web.signIn(pupilA1) }),
    send({ cookie: await web.signIn(teacherA) }),
    send({ name: `${tunnel}x` }),
    send({ name: '' }),
    web.call(tunnelReceivePath, {
      cookie: await web.signIn(teacherA),
      body: { got: 0, isAgain: false, isFlowing: false },
      headers: { [tunnelHeader]: tunnel },
    }),
  ])
  assert.deepEqual(
    refusals.map(({ status }) => status),
    [401, 403, 401, 403, 404, 404, 404, 404, 404],
  )
  assert.equal((await send()).status, 200)
  const tooLarge = { cookie, body: new Uint8Array(tunnelSendBytesMax + 1) }
  const type = { 'content-type': 'application/octet-stream', [tunnelHeader]: tunnel }
  assert.equal((await web.call(tunnelSendPath, { ...tooLarge, headers: type })).status, 413)
  // What is no body of ours ends the tunnel.
  const strange = await web.call(tunnelSendPath, { cookie, body: new Uint8Array(3), headers: type })
  assert.equal(strange.status, 400)
  assert.equal((await send()).status, 404)
  assert.ok(!web.logged.some((line) => line.includes(tunnel)), 'its name is in no log')
})

test('whoever’s session ends is out of the class, whichever way they came', async (t) => {
  const { pupil } = await bothByTunnel(t, { port })
  const response = await web.call('/api/sign-out', {
    cookie: pupil.cookie,
    body: { who: 'active' },
  })
  assert.ok(response.ok, String(response.status))
  await waitFor(() => pupil.device.endedWith() ?? undefined, 'the end')
})

test('a page that goes away in the middle of its questions is no failure to the log', async () => {
  const cookie = await web.signIn(pupilA1)
  const opened = await web.call(tunnelPath, { cookie, body: {} })
  const { tunnel } = (await opened.json()) as OpenedTunnel
  const leaving = new AbortController()
  const asked = [1, 2].map(() =>
    fetch(web.origin + tunnelReceivePath, {
      method: 'POST',
      headers: {
        origin: web.origin,
        cookie,
        [tunnelHeader]: tunnel,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ got: 0, isAgain: false, isFlowing: true }),
      signal: leaving.signal,
    }).then(async (answer) => answer.text()),
  )
  // The first flows, the second waits for its turn.
  await wait(300)
  leaving.abort()
  const ends = await Promise.allSettled(asked)
  assert.deepEqual(
    ends.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  await wait(300)
  assert.deepEqual(web.logged, [])
})
