/**
 * The live class's room over real sockets: who enters and who does not, what passes between whom, what
 * happens when the teacher's line breaks, and what is there again afterwards.
 */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { closedWithoutAdultMs } from '#contract/live-limits.ts'
import type { RoomAct } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import { createCrowd } from './crowd.ts'
import {
  addLiveLesson,
  askTicket,
  freshId,
  type LiveDevice,
  openLiveDevice,
  openRoomSocket,
  takeTicket,
  waitFor,
} from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { context, database, port, school } = web
const db = database.kysely
const { pupilA1, pupilA2, pupilB, teacherA } = school

function addLesson(inMinutes?: number): Promise<Id> {
  const of = { uai: school.uai, courseId: school.courseA }
  return addLiveLesson(db, inMinutes === undefined ? of : { ...of, inMinutes })
}

/** Devices end with their test: the next one's people are not told of them. */
async function comes(
  t: TestContext,
  lessonId: Id,
  person: TestPerson,
  more: { readonly after?: number; readonly ticket?: string; readonly cookie?: string } = {},
): Promise<LiveDevice> {
  const cookie = more.cookie ?? (await web.signIn(person))
  const device = await openLiveDevice({ port, lessonId, ...more, cookie })
  t.after(() => device.socket.terminate())
  return device
}

async function enters(...given: Parameters<typeof comes>): Promise<LiveDevice> {
  const device = await comes(...given)
  await device.hears('entered')
  return device
}

const stroke = (id: Id, path: number[] = [10, 10, 20, 20]): RoomAct => ({
  kind: 'draw',
  page: 0,
  id,
  tool: 'pen',
  ink: 'blue',
  path,
})
const word = (words: string, to: 'class' | 'adults' = 'class'): RoomAct => ({
  kind: 'say',
  to,
  words,
})

test('pupils who come early wait alone until an adult of the lesson is there', async (t) => {
  const lessonId = await addLesson(5)
  const alice = await comes(t, lessonId, pupilA1)
  const amir = await comes(t, lessonId, pupilA2)
  await alice.hears('waiting')
  await amir.hears('waiting')
  const id = alice.act(word('Il y a quelqu’un ?'))
  assert.equal((await alice.hears('not_done', (one) => one.id === id)).code, 'no_adult_here')
  alice.send({ kind: 'point', page: 0, at: { x: 1, y: 1 } })
  await wait(700)
  assert.deepEqual(
    [...alice.heard, ...amir.heard].map(({ kind }) => kind),
    ['waiting', 'not_done', 'waiting'],
  )

  const teacher = await enters(t, lessonId, teacherA)
  assert.equal((await alice.hears('entered')).isHeld, false)
  await amir.hears('entered')
  const list = await teacher.hears(
    'members',
    ({ members }) => members.filter(({ state }) => state === 'here').length === 3,
  )
  assert.deepEqual(list.missing, [])
  await amir.hears('members', ({ members }) => members.some(({ name }) => name === 'Alice Renard'))
})

test('the teacher sees by name who is missing; pupils do not', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  await teacher.hears('members', ({ missing }) => missing?.join() === 'Amir Benali')
  assert.equal((await alice.hears('members')).missing, undefined)
})

test('whoever comes in hears who is there before what they said', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  teacher.act({ kind: 'open_chat', isOpen: true })
  const alice = await enters(t, lessonId, pupilA1)
  await alice.hearsEvent(({ act }) => act.kind === 'open_chat')
  alice.act(word('Bonjour'))
  const { by } = await teacher.hearsEvent(({ act }) => act.kind === 'say')
  for (const person of [pupilA2, teacherA]) {
    const comer = await enters(t, lessonId, person)
    await comer.hearsEvent(({ act }) => act.kind === 'say')
    const [entered, list] = comer.heard
    assert.equal(entered?.kind, 'entered')
    assert.ok(list?.kind === 'members' && list.members.some(({ member }) => member === by))
  }
})

test('who does not belong to the lesson gets no ticket', async () => {
  const lessonId = await addLesson()
  const statusOf = async (person: TestPerson) =>
    (await askTicket({ port, lessonId, cookie: await web.signIn(person) })).status
  assert.equal(await statusOf(pupilB), 404)
  assert.equal(await statusOf(school.teacherB), 404)
  assert.equal(await statusOf(school.head), 404)
  assert.equal(await statusOf(school.guardianA1), 404)
  assert.equal(await statusOf(school.otherSchool.pupil), 404)
  assert.equal((await askTicket({ port, lessonId, cookie: '' })).status, 401)
})

test('a class opens before its lesson, for adults earlier than for pupils, and closes after it', async () => {
  const refusalOf = async (person: TestPerson, inMinutes: number) => {
    const cookie = await web.signIn(person)
    const answer = await askTicket({ port, cookie, lessonId: await addLesson(inMinutes) })
    return ((await answer.json()) as { refusal?: string }).refusal
  }
  assert.equal(await refusalOf(pupilA1, 20), 'class_opens_later')
  assert.equal(await refusalOf(teacherA, 20), undefined)
  assert.equal(await refusalOf(teacherA, 70), 'class_opens_later')
  assert.equal(await refusalOf(pupilA1, -80), undefined)
  assert.equal(await refusalOf(pupilA1, -90), 'class_over')
})

test('a ticket serves once, for the person and session that asked for it, and cannot be made up', async (t) => {
  const lessonId = await addLesson()
  await enters(t, lessonId, teacherA)
  const cookie = await web.signIn(pupilA1)
  const ticket = await takeTicket({ port, lessonId, cookie })
  const isRefused = async (person: TestPerson, more: { ticket: string; cookie?: string }) =>
    (await (await comes(t, lessonId, person, more)).hears('end')).why === 'refused'
  assert.ok(await isRefused(pupilA2, { ticket }), 'of somebody else')
  assert.ok(await isRefused(pupilA1, { ticket }), 'of another session')
  const forged = `${ticket.slice(0, 40)}${ticket[40] === 'A' ? 'B' : 'A'}${ticket.slice(41)}`
  assert.ok(await isRefused(pupilA1, { ticket: forged, cookie }), 'forged')
  await enters(t, lessonId, pupilA1, { ticket, cookie })
  assert.ok(await isRefused(pupilA1, { ticket, cookie }), 'used again')
})

test('without a session no socket is opened, and without a ticket none stays', async (t) => {
  const socket = openRoomSocket({ port, cookie: '' })
  const failure = await new Promise<Error>((done) => socket.once('error', done))
  assert.match(failure.message, /401/)
  const silent = openRoomSocket({ port, cookie: await web.signIn(pupilA1) })
  t.after(() => silent.terminate())
  const begunMs = Date.now()
  const closed = new Promise((done) => silent.once('close', done))
  const reason = new Promise<string>((done) => silent.once('message', (data) => done(String(data))))
  assert.match(await reason, /"refused"/)
  await closed
  assert.ok(Date.now() - begunMs < 7_000)
})

test('a session that is revoked is out at once', async (t) => {
  const lessonId = await addLesson()
  await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const { id } = await db
    .selectFrom('device_session')
    .select('id')
    .where('account_id', '=', pupilA1.accountId)
    .orderBy('issued_at', 'desc')
    .executeTakeFirstOrThrow()
  const cookie = await web.signIn(pupilA1)
  const ended = await web.call(`/api/device/sessions/${id}/end`, { method: 'POST', cookie })
  assert.equal(ended.status, 200)
  assert.equal((await alice.hears('end')).why, 'refused')
})

test('a newer device of the same person takes over, and the older is told', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const phone = await enters(t, lessonId, pupilA1)
  const tablet = await enters(t, lessonId, pupilA1)
  assert.equal((await phone.hears('end')).why, 'moved')
  const [first, second] = [await phone.hears('entered'), await tablet.hears('entered')]
  assert.equal(first.member, second.member)
  tablet.act({ kind: 'hand', isUp: true })
  await teacher.hearsEvent(({ act, by }) => act.kind === 'hand' && by === second.member)
})

test('when the teacher’s line is killed, all between pupils is closed within 2 s, and comes back', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  const { member } = await alice.hears('entered')
  teacher.act({ kind: 'grant', member, grants: { speak: true, draw: true } })
  teacher.act({ kind: 'open_chat', isOpen: true })
  await alice.hearsEvent(({ act }) => act.kind === 'open_chat')
  const drawn = stroke(freshId())
  alice.act(drawn)
  await amir.hearsEvent(({ by }) => by === member)

  const killedAtMs = Date.now()
  teacher.socket.terminate()
  await alice.hears('held', ({ isHeld }) => isHeld)
  await amir.hears('held', ({ isHeld }) => isHeld)
  assert.ok(Date.now() - killedAtMs < closedWithoutAdultMs)
  const before = amir.events().length
  for (const act of [
    word('Vite !'),
    drawn,
    stroke(freshId()),
    { kind: 'hand', isUp: true } as const,
  ]) {
    const id = alice.act(act)
    assert.equal((await alice.hears('not_done', (one) => one.id === id)).code, 'no_adult_here')
  }
  alice.send({ kind: 'point', page: 0, at: { x: 5, y: 5 } })
  // Who comes now reads the board, and sees nobody but adults.
  const again = await enters(t, lessonId, pupilA1)
  assert.equal((await again.hears('entered')).isHeld, true)
  await again.hearsEvent(({ act }) => act.kind === 'draw')
  const list = await again.hears('members')
  assert.ok(!list.members.some(({ name }) => name === 'Amir Benali'))
  await wait(300)
  assert.equal(amir.events().length, before)
  assert.equal(amir.count('pointer'), 0)

  await enters(t, lessonId, teacherA)
  await again.hears('held', ({ isHeld }) => !isHeld)
  again.act(stroke(freshId()))
  await amir.hearsEvent(({ act, seq }) => act.kind === 'draw' && seq > before)
})

test('an adult whose device falls silent counts as gone within 2 s', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  // The line stays open, and nothing comes through it any more.
  teacher.socket.pause()
  const silentSinceMs = Date.now()
  await alice.hears('held', ({ isHeld }) => isHeld)
  assert.ok(Date.now() - silentSinceMs < closedWithoutAdultMs + 200)
  teacher.socket.resume()
  await alice.hears('held', ({ isHeld }) => !isHeld)
})

test('what pupils tell adults, and how they vote, is heard by adults alone', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  alice.act(word('Je ne comprends pas.', 'adults'))
  alice.act({ kind: 'lost', isLost: true })
  const pollId = freshId()
  teacher.act({ kind: 'ask', pollId, question: 'Combien ?', choices: ['1', '2', '3'] })
  await alice.hearsEvent(({ act }) => act.kind === 'ask')
  alice.act({ kind: 'vote', pollId, choice: 0 })
  alice.act({ kind: 'vote', pollId, choice: 2 })
  amir.act({ kind: 'vote', pollId, choice: 1 })
  await teacher.hearsEvent(({ act }) => act.kind === 'vote' && act.choice === 1)
  await teacher.hearsEvent(({ act }) => act.kind === 'vote' && act.choice === 2)
  teacher.act({ kind: 'close_poll', pollId, isShown: false })
  const closing = await teacher.hearsEvent(({ act }) => act.kind === 'close_poll')
  assert.deepEqual(closing.act.kind === 'close_poll' && closing.act.counts, [0, 1, 1])
  await amir.hearsEvent(({ act }) => act.kind === 'close_poll')
  const kinds = amir.events().map(({ act }) => act.kind)
  assert.deepEqual(kinds, ['ask', 'vote', 'close_poll'])
  assert.ok(!JSON.stringify(amir.events()).includes('counts'))
  assert.equal(alice.events().filter(({ act }) => act.kind === 'vote').length, 2)
  const late = amir.act({ kind: 'vote', pollId, choice: 0 })
  assert.equal((await amir.hears('not_done', ({ id }) => id === late)).code, 'poll_over')
})

test('an act that is sent twice is done once; whoever comes back hears what came after', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const id = freshId()
  const act = stroke(freshId())
  teacher.send({ kind: 'act', id, act })
  teacher.send({ kind: 'act', id, act })
  const { seq } = await teacher.hears('done', (one) => one.id === id)
  teacher.act({ kind: 'turn', page: 3 })
  await teacher.hearsEvent(({ act: done }) => done.kind === 'turn')
  teacher.socket.terminate()
  const back = await comes(t, lessonId, teacherA, { after: seq })
  const entered = await back.hears('entered')
  await back.hearsEvent((event) => event.seq === entered.lastSeq)
  back.send({ kind: 'act', id, act })
  assert.equal((await back.hears('done', (one) => one.id === id)).seq, seq)
  assert.deepEqual(
    back.events().map(({ act: done }) => done.kind),
    ['turn'],
  )
  const whole = await enters(t, lessonId, pupilA1)
  await whole.hearsEvent((event) => event.seq === entered.lastSeq)
  assert.deepEqual(
    whole.events().map(({ act: done }) => done.kind),
    ['draw', 'turn'],
  )
})

test('pupils do not lead; who is removed does not come in again; the end is for all', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  const { member } = await alice.hears('entered')
  for (const act of [
    { kind: 'mute_all' },
    { kind: 'turn', page: 1 },
    { kind: 'open_chat', isOpen: true },
    { kind: 'grant', member, grants: { speak: true, draw: true } },
  ] as const) {
    const id = amir.act(act)
    assert.equal((await amir.hears('not_done', (one) => one.id === id)).code, 'forbidden')
  }
  amir.send({ kind: 'remove', member })
  amir.send({ kind: 'end' })
  alice.act({ kind: 'hand', isUp: true })
  await teacher.hearsEvent(({ act }) => act.kind === 'hand' && act.isUp)
  assert.equal(alice.count('end'), 0)

  teacher.send({ kind: 'remove', member })
  assert.equal((await alice.hears('end')).why, 'removed')
  await teacher.hearsEvent(({ act, by }) => by === 0 && act.kind === 'hand' && !act.isUp)
  const cookie = await web.signIn(pupilA1)
  const refusalOf = async () =>
    ((await (await askTicket({ port, lessonId, cookie })).json()) as { refusal?: string }).refusal
  assert.equal(await waitFor(refusalOf, 'a refusal'), 'removed_from_class')

  const unused = await takeTicket({ port, lessonId, cookie: await web.signIn(pupilA2) })
  assert.ok(unused)
  teacher.send({ kind: 'end' })
  assert.equal((await amir.hears('end')).why, 'ended')
  assert.equal((await teacher.hears('end')).why, 'ended')
  const cookieAmir = await web.signIn(pupilA2)
  const ended = await waitFor(async () => {
    const answer = await askTicket({ port, lessonId, cookie: cookieAmir })
    return answer.status === 409 ? answer : undefined
  }, 'the end')
  assert.equal(((await ended.json()) as { refusal?: string }).refusal, 'class_over')
  // An adult opens it again.
  await enters(t, lessonId, teacherA)
  const back = await enters(t, lessonId, pupilA2)
  assert.ok((await back.hears('entered')).lastSeq > 0)
})

test('a flood is cut, and what goes too fast is not done', async (t) => {
  const lessonId = await addLesson()
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  for (let count = 0; count < 100; count += 1) alice.act({ kind: 'hand', isUp: count % 2 === 0 })
  await alice.hears('not_done', ({ code }) => code === 'too_many_requests')
  for (let count = 0; count < 300; count += 1) {
    if (alice.socket.readyState === alice.socket.OPEN) alice.act({ kind: 'hand', isUp: true })
  }
  assert.equal((await alice.hears('end')).why, 'refused')
  teacher.act({ kind: 'turn', page: 1 })
  await teacher.hearsEvent(({ act }) => act.kind === 'turn')
})

test('thirty pupils hear the same, in the same order; entries and exits are in the register', async (t) => {
  const lessonId = await addLesson()
  const sessionKey = context.keyRing.key(sessionKeyName)
  const { classA: classId, uai } = school
  const crowd = await createCrowd(db, { count: 30, uai, classId, sessionKey })
  const teacher = await enters(t, lessonId, teacherA)
  const devices = await Promise.all(
    crowd.map(({ cookie }) => openLiveDevice({ port, lessonId, cookie })),
  )
  t.after(() => {
    for (const { socket } of devices) socket.terminate()
  })
  await Promise.all(devices.map((one) => one.hears('entered')))
  for (const device of devices) device.act({ kind: 'hand', isUp: true })
  for (let page = 1; page <= 20; page += 1) teacher.act({ kind: 'turn', page })
  await Promise.all(
    [teacher, ...devices].map((one) =>
      waitFor(() => (one.events().length === 50 ? one : undefined), '50 events'),
    ),
  )
  const all = JSON.stringify(teacher.events())
  for (const device of devices) assert.equal(JSON.stringify(device.events()), all)
  devices[0]?.send({ kind: 'leave' })
  devices[1]?.socket.terminate()
  const rows = await waitFor(async () => {
    const found = await db
      .selectFrom('live_entry')
      .select(['how', 'entered_at', 'left_at'])
      .where('lesson_id', '=', lessonId)
      .execute()
    return found.filter(({ left_at }) => left_at !== null).length === 2 ? found : undefined
  }, 'two exits')
  assert.equal(rows.length, 31)
  assert.ok(rows.every(({ entered_at }) => entered_at !== null))
  assert.deepEqual(rows.flatMap(({ how }) => how ?? []).sort(), ['left', 'lost'])
})

test('a guest is invited by name, waits for an adult’s hand, and is out when it is taken back', async (t) => {
  const lessonId = await addLesson()
  const guestOfSchool = school.documentaliste
  const cookie = await web.signIn(teacherA)
  const path = `/api/lessons/${lessonId}/live/guests/${guestOfSchool.personId}`
  const ask = async (): Promise<number> =>
    (await askTicket({ port, lessonId, cookie: await web.signIn(guestOfSchool) })).status
  assert.equal(await ask(), 404)
  assert.equal((await web.call(path, { method: 'PUT', cookie })).status, 200)
  const teacher = await enters(t, lessonId, teacherA)
  const guest = await comes(t, lessonId, guestOfSchool)
  await guest.hears('waiting')
  const { members } = await teacher.hears('members', (told) =>
    told.members.some(({ state }) => state === 'waiting'),
  )
  const member = members.find(({ role }) => role === 'guest')?.member ?? 0
  assert.equal(guest.count('members'), 0)
  teacher.send({ kind: 'admit', member })
  assert.equal((await guest.hears('entered')).role, 'guest')
  assert.equal((await web.call(path, { method: 'DELETE', cookie })).status, 200)
  assert.equal(await ask(), 404)
})
