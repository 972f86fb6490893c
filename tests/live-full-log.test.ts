/**
 * A live class whose log some pupils filled: the others and the adults do what keeps a class safe, over
 * real sockets. And a pupil who makes the list of the class look changed all the time.
 */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import { adultEventsKept, memberEventsMax, roomEventsMax } from '#school/live/judge-log-share.ts'
import { addLiveLesson, type LiveDevice, openLiveDevice } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const db = web.database.kysely
const { pupilA1, pupilA2, teacherA } = web.school

/** A lesson whose log holds so many hands, up and down in turn, of member 1: who comes first. */
async function addFilled(events: number): Promise<Id> {
  const { courseA: courseId, uai } = web.school
  const lessonId = await addLiveLesson(db, { uai, courseId })
  await sql`
    insert into live_room (lesson_id, school_uai, epoch, held_by, held_until, is_chat_open_first)
    values (${lessonId}, ${uai}, 1, gen_random_uuid(), now() - interval '1 minute', true)`.execute(
    db,
  )
  await sql`
    insert into live_event (lesson_id, seq, id, at, by_member, act)
    select ${lessonId}::uuid, seq, gen_random_uuid(), now(), 1,
      jsonb_build_object('kind', 'hand', 'isUp', seq % 2 = 1, 'member', 1)
    from generate_series(1, ${events}::integer) as seq`.execute(db)
  return lessonId
}

/** The first who comes has number 1. What the log holds so far is not told. */
async function comes(
  t: TestContext,
  lessonId: Id,
  person: TestPerson,
  after: number,
): Promise<LiveDevice> {
  const cookie = await web.signIn(person)
  const device = await openLiveDevice({ port: web.port, lessonId, cookie, after })
  t.after(() => device.socket.terminate())
  return device
}

type Act = Parameters<LiveDevice['act']>[0]

/** The number of its event, or why it was not done. */
async function outcome(device: LiveDevice, act: Act): Promise<number | string> {
  const id = device.act(act)
  return Promise.race([
    device.hears('done', (one) => one.id === id).then(({ seq }) => seq),
    device.hears('not_done', (one) => one.id === id).then(({ code }) => code),
  ])
}

async function lastSeqOf(lessonId: Id): Promise<number> {
  const { seq } = await db
    .selectFrom('live_event')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('lesson_id', '=', lessonId)
    .executeTakeFirstOrThrow()
  return seq
}

const words: Act = { kind: 'say', to: 'class', words: 'Encore' }

test('a log that pupils filled still serves the adults, and says politely no to the others', async (t) => {
  const filled = roomEventsMax - adultEventsKept
  const lessonId = await addFilled(filled)
  const alice = await comes(t, lessonId, pupilA1, filled)
  const teacher = await comes(t, lessonId, teacherA, filled)
  const amir = await comes(t, lessonId, pupilA2, filled)
  for (const device of [alice, teacher, amir]) await device.hears('entered')
  assert.equal(await outcome(amir, { kind: 'hand', isUp: true }), 'log_full')
  const { member } = await amir.hears('entered')
  let seq = filled
  for (const act of [
    { kind: 'record', isOn: true },
    words,
    { kind: 'grant', member, grants: { speak: true, draw: true } },
    { kind: 'record', isOn: false },
    { kind: 'mute_all' },
  ] as const) {
    seq += 1
    assert.equal(await outcome(teacher, act), seq, act.kind)
  }
  await amir.hearsEvent(({ act }) => act.kind === 'mute_all')
  assert.equal(await outcome(amir, { kind: 'flag', seq: filled + 2 }), seq + 1)
})

test('in a log that is full for everybody the recording is stopped and rights are taken all the same', async (t) => {
  const lessonId = await addFilled(roomEventsMax)
  const alice = await comes(t, lessonId, pupilA1, roomEventsMax)
  const teacher = await comes(t, lessonId, teacherA, roomEventsMax)
  for (const device of [alice, teacher]) await device.hears('entered')
  assert.equal(await outcome(teacher, words), 'log_full')
  assert.equal(await outcome(teacher, { kind: 'record', isOn: true }), 'log_full')
  assert.equal(await outcome(teacher, { kind: 'open_chat', isOpen: false }), roomEventsMax + 1)
  const rights = { speak: false, draw: false }
  const { member } = await alice.hears('entered')
  const takes: Act = { kind: 'grant', member, grants: rights }
  assert.equal(await outcome(teacher, takes), roomEventsMax + 2)
})

test('who did as much as one may is heard no more, and takes nothing from the others', async (t) => {
  const lessonId = await addFilled(memberEventsMax)
  const alice = await comes(t, lessonId, pupilA1, memberEventsMax)
  const teacher = await comes(t, lessonId, teacherA, memberEventsMax)
  const amir = await comes(t, lessonId, pupilA2, memberEventsMax)
  for (const device of [alice, teacher, amir]) await device.hears('entered')
  assert.equal(await outcome(alice, { kind: 'hand', isUp: true }), 'log_full')
  assert.equal(await outcome(alice, words), 'log_full')
  assert.equal(await outcome(amir, { kind: 'hand', isUp: true }), memberEventsMax + 1)
  assert.equal(await outcome(teacher, words), memberEventsMax + 2)
})

test('what is so already is answered as done, and in no log, however often it is asked for', async (t) => {
  const lessonId = await addFilled(0)
  const alice = await comes(t, lessonId, pupilA1, 0)
  const teacher = await comes(t, lessonId, teacherA, 0)
  for (const device of [alice, teacher]) await device.hears('entered')
  // At once: what made it so is still on its way to the disk.
  const first = alice.act({ kind: 'hand', isUp: true })
  const ids = Array.from({ length: 30 }, () => alice.act({ kind: 'hand', isUp: true }))
  for (const id of ids) {
    assert.equal((await alice.hears('done', (one) => one.id === id)).seq, 0)
  }
  const answers = alice.heard.flatMap((one) => (one.kind === 'done' ? one.id : []))
  assert.equal(answers[0], first, 'the act itself is answered before')
  assert.equal(await outcome(alice, { kind: 'lost', isLost: true }), 2)
  assert.equal(await outcome(alice, { kind: 'lost', isLost: true }), 0)
  assert.equal(await lastSeqOf(lessonId), 2)
  assert.equal(await outcome(alice, { kind: 'hand', isUp: false }), 3)
  await teacher.hearsEvent(({ seq }) => seq === 3)
  assert.equal(teacher.events().length, 3)
})

test('a pupil whose line flips between poor and good is no news for the others', async (t) => {
  const lessonId = await addFilled(0)
  const alice = await comes(t, lessonId, pupilA1, 0)
  const report = (roundTripMs: number, behindMs = 0): void =>
    alice.send({ kind: 'line', roundTripMs, latePercent: 0, behindMs })
  // Who waits at the door has no line yet that anybody is told of.
  await alice.hears('waiting')
  report(9_000)
  await alice.hears('line')
  const teacher = await comes(t, lessonId, teacherA, 0)
  const amir = await comes(t, lessonId, pupilA2, 0)
  const isWhole = ({ members }: { readonly members: readonly { readonly state: string }[] }) =>
    members.filter(({ state }) => state === 'here').length === 3
  const { members } = await teacher.hears('members', isWhole)
  assert.ok(members.every(({ line }) => line === 'good'))
  await amir.hears('members', isWhole)
  const before = amir.count('members')
  for (let flip = 0; flip < 31; flip += 1) {
    // By its round trip, then by how far behind its voices are: no packet of them is late.
    if (flip % 2 === 0) report(flip < 16 ? 9_000 : 300, flip < 16 ? 0 : 700)
    else report(10)
    await wait(50)
  }
  await teacher.hears('members', (list) => list.members.some(({ line }) => line === 'poor'))
  assert.equal(amir.count('members'), before)
  assert.equal(alice.count('line'), 32, 'each report is answered, and to nobody else')
  assert.equal(amir.count('line'), 0)
})
