/**
 * A live class is recorded over real sockets: everybody is told, adults and pupils who agreed are kept,
 * others are not; a consent that is withdrawn empties the replay, and its time or the teacher ends it.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Replay } from '#contract/live-replay.ts'
import { soundPath } from '#contract/live-sound.ts'
import { unpackRecorded } from '#contract/recorded-voice.ts'
import { packBundle, unpackBundle } from '#contract/sound-bundle.ts'
import type { Id } from '#kernel/ids.ts'
import { forgetLiveClasses } from '#school/live/forget-live-classes.ts'
import { insertSlide, setRemoved } from '#school/live/slide-store.ts'
import { addLiveLesson, freshId, type LiveDevice, openLiveDevice, waitFor } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { context, database, port, school } = web
const db = database.kysely
const { guardianA1, pupilA1, pupilA2, pupilB, teacherA } = school

async function enters(t: TestContext, lessonId: Id, person: TestPerson): Promise<LiveDevice> {
  const device = await openLiveDevice({ port, lessonId, cookie: await web.signIn(person) })
  t.after(() => device.socket.terminate())
  await device.hears('entered')
  return device
}

/** Says so many bundles of 120 ms, all at once. */
async function speaks(t: TestContext, device: LiveDevice, bundles: number): Promise<void> {
  const { soundTicket } = await device.hears('entered')
  const socket = device.open(soundPath)
  t.after(() => socket.terminate())
  await once(socket, 'open')
  socket.send(JSON.stringify({ ticket: soundTicket }))
  await once(socket, 'message')
  for (let number = 0; number < bundles; number += 1) {
    const frames = [new Uint8Array(100).fill(number), new Uint8Array(100).fill(number)]
    socket.send(packBundle({ frameMs: 60, speaker: 0, number, time: number * 5_760, frames }))
  }
  // The relay takes them in order: what is asked after them is answered after them.
  socket.ping()
  await once(socket, 'pong')
}

async function agrees(isGiven: boolean): Promise<void> {
  const answer = await web.call(`/api/pupils/${pupilA1.personId}/recording-consent`, {
    cookie: await web.signIn(guardianA1),
    method: 'PUT',
    body: { isGiven },
  })
  assert.equal(answer.status, 200, await answer.text())
}

async function replayFor(person: TestPerson, lessonId: Id): Promise<Response> {
  return web.call(`/api/lessons/${lessonId}/replay`, { cookie: await web.signIn(person) })
}

async function readFor(person: TestPerson, lessonId: Id): Promise<Replay> {
  const answer = await replayFor(person, lessonId)
  assert.equal(answer.status, 200)
  return (await answer.json()) as Replay
}

/** Alice's guardian agrees, Amir's did not; both may speak, and both do. */
async function recordClass(t: TestContext): Promise<Id> {
  const lessonId = await addLiveLesson(db, { uai: school.uai, courseId: school.courseA })
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  teacher.act({ kind: 'say', to: 'class', words: 'Avant' })
  const asked = alice.act({ kind: 'record', isOn: true })
  assert.equal((await alice.hears('not_done', ({ id }) => id === asked)).code, 'forbidden')
  teacher.act({ kind: 'record', isOn: true })
  for (const one of [alice, amir]) {
    await one.hearsEvent(({ act }) => act.kind === 'record' && act.isOn)
    const { member } = await one.hears('entered')
    teacher.act({ kind: 'grant', member, grants: { speak: true, draw: true } })
    await one.hearsEvent(({ act }) => act.kind === 'grant' && act.member === member)
  }
  for (const one of [teacher, alice, amir]) {
    one.act({ kind: 'say', to: 'class', words: 'Pendant' })
    const path = [10, 10, 20, 20]
    one.act({ kind: 'draw', page: 0, id: freshId(), tool: 'pen', ink: 'blue', path })
    await speaks(t, one, 5)
  }
  teacher.act({ kind: 'record', isOn: false })
  await amir.hearsEvent(({ act }) => act.kind === 'record' && !act.isOn)
  teacher.act({ kind: 'say', to: 'class', words: 'Après' })
  await waitFor(async () => {
    const { voices } = await readFor(teacherA, lessonId)
    return voices.length >= 2 ? true : undefined
  }, 'two voices')
  // A third would be written by now.
  await wait(200)
  teacher.send({ kind: 'end' })
  await teacher.hears('end')
  return lessonId
}

test('a recorded class is replayed without the pupil who did not agree, and anew after each change', async (t) => {
  await agrees(true)
  const lessonId = await recordClass(t)
  const written = await db
    .selectFrom('live_voice')
    .innerJoin('live_member', (join) =>
      join
        .onRef('live_member.lesson_id', '=', 'live_voice.lesson_id')
        .onRef('live_member.number', '=', 'live_voice.member'),
    )
    .select('person_id')
    .where('live_voice.lesson_id', '=', lessonId)
    .execute()
  assert.deepEqual(
    new Set(written.map(({ person_id: id }) => id)),
    new Set([teacherA.personId, pupilA1.personId]),
    'the bundles of the other pupil were never written',
  )

  const replay = await readFor(pupilA2, lessonId)
  assert.deepEqual(
    replay.members.map(({ role }) => role),
    ['teacher', 'pupil'],
  )
  const said = (events: Replay['events']) =>
    events.flatMap(({ act, by }) => (act.kind === 'say' ? [`${by} ${act.words}`] : []))
  const drawn = ({ events }: Replay) => events.filter(({ act }) => act.kind === 'draw').length
  assert.deepEqual(said(replay.events), ['1 Pendant', '2 Pendant'])
  assert.equal(drawn(replay), 2)
  assert.equal(replay.spans.length, 1)

  const ofAlice = replay.voices.find(({ member }) => member === 2)
  assert.ok(ofAlice)
  const voicePath = `/api/lessons/${lessonId}/replay/voices/${ofAlice.id}`
  const hears = async () => web.call(voicePath, { cookie: await web.signIn(guardianA1) })
  const bundles = unpackRecorded(new Uint8Array(await (await hears()).arrayBuffer()))
  const unpacked = bundles.map(({ bundle }) => unpackBundle(bundle))
  assert.deepEqual(
    unpacked.map((one) => [one?.speaker, one?.number, one?.frames[1]?.[0]]),
    [0, 1, 2, 3, 4].map((number) => [2, number, number]),
  )

  await agrees(false)
  const after = await readFor(teacherA, lessonId)
  assert.deepEqual(said(after.events), ['1 Pendant'])
  assert.equal(drawn(after), 1)
  assert.deepEqual([...new Set(after.voices.map(({ member }) => member))], [1])
  assert.deepEqual(
    after.members.map(({ role }) => role),
    ['teacher'],
  )
  assert.equal((await hears()).status, 404)
  await agrees(true)
  assert.equal((await hears()).status, 404, 'it holds for what comes after it')

  assert.equal((await replayFor(pupilB, lessonId)).status, 404)
  const blobs = await db
    .selectFrom('live_voice')
    .select('blob_key')
    .where('lesson_id', '=', lessonId)
    .execute()
  const deleted = await web.call(`/api/lessons/${lessonId}/replay`, {
    cookie: await web.signIn(teacherA),
    method: 'DELETE',
  })
  assert.equal(deleted.status, 200)
  assert.equal((await replayFor(teacherA, lessonId)).status, 404)
  for (const { blob_key: key } of blobs) assert.equal(await context.blobs.read(key), null)
})

async function addSlide(lessonId: Id): Promise<Id> {
  const id = freshId()
  await insertSlide(db, {
    ...{ id, lesson_id: lessonId, name: 'page', words: '', added_by: teacherA.personId },
    ...{ added_at: new Date(context.clock.now()), content_type: 'image/webp', byte_count: 3 },
    ...{ width: 16, height: 10, blob_key: await context.blobs.put(Buffer.from('abc')) },
  })
  return id
}

test('a recording keeps its log and its slides for its time, and they go with it', async (t) => {
  const lessonId = await recordClass(t)
  const [shown, removed] = [await addSlide(lessonId), await addSlide(lessonId)]
  await setRemoved(db, {
    ...{ lessonId, slideIds: [removed] },
    at: new Date(context.clock.now()),
  })
  const slides = async (): Promise<Id[]> => {
    const rows = await db
      .selectFrom('live_slide')
      .select('id')
      .where('lesson_id', '=', lessonId)
      .execute()
    return rows.map(({ id }) => id)
  }
  const forgetAfter = (days: number) =>
    forgetLiveClasses({
      ...context,
      clock: { ...context.clock, now: () => context.clock.now() + days * 86_400_000 },
    })
  await forgetAfter(20)
  assert.ok((await readFor(pupilA1, lessonId)).events.length > 0)
  assert.deepEqual(await slides(), [shown], 'what was taken away goes all the same')
  const gone = await forgetAfter(31)
  assert.ok(gone.liveVoices > 0 && gone.liveEvents > 0)
  assert.equal((await replayFor(pupilA1, lessonId)).status, 404)
  assert.deepEqual(await slides(), [])
})
