/**
 * Breakouts of a live class over real sockets: what is drawn and said in one stays there, adults hear of
 * it, the page is there whole when it is shown, and nothing goes on without an adult.
 */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { closedWithoutAdultMs, eventsOfMessageMax } from '#contract/live-limits.ts'
import type { RoomAct, RoomEvent } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { insertEvents, takeRoom } from '#school/live/live-room-store.ts'
import { addLiveLesson, freshId, type LiveDevice, openLiveDevice, waitFor } from './live-device.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { database, port, school } = web
const db = database.kysely
const { pupilA1, pupilA2, teacherA } = school

async function enters(
  t: TestContext,
  lessonId: Id,
  person: TestPerson,
  more: { readonly after?: number } = {},
): Promise<LiveDevice> {
  const cookie = await web.signIn(person)
  const device = await openLiveDevice({ port, lessonId, cookie, ...more })
  t.after(() => device.socket.terminate())
  await device.hears('entered')
  return device
}

/** A class whose two pupils are in a breakout each; their pages are 1 and 2. */
async function splitClass(t: TestContext, lengthMs: number | null = null) {
  const lessonId = await addLiveLesson(db, { uai: school.uai, courseId: school.courseA })
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  const amir = await enters(t, lessonId, pupilA2)
  const [a, b] = [(await alice.hears('entered')).member, (await amir.hears('entered')).member]
  const breakouts = [
    { page: 1, members: [a] },
    { page: 2, members: [b] },
  ]
  const endsAt = lengthMs === null ? null : Date.now() + lengthMs
  const split: RoomAct = { kind: 'split', breakouts, endsAt }
  await doneBy(teacher, split)
  for (const one of [alice, amir]) await one.hearsEvent(({ act }) => act.kind === 'split')
  return { lessonId, teacher, alice, amir, a, b, split }
}

async function doneBy(device: LiveDevice, act: RoomAct): Promise<number> {
  const id = device.act(act)
  return (await device.hears('done', (one) => one.id === id)).seq
}

async function refusalOf(device: LiveDevice, act: RoomAct): Promise<string> {
  const id = device.act(act)
  return (await device.hears('not_done', (one) => one.id === id)).code
}

const stroke = (page: number, id: Id = freshId()): RoomAct => ({
  kind: 'draw',
  page,
  id,
  tool: 'pen',
  ink: 'blue',
  path: [10, 10, 20, 20],
})
const word = (words: string, to: 'class' | 'adults' | 'breakout' = 'breakout'): RoomAct => ({
  kind: 'say',
  to,
  words,
})

/** What the device has heard by the time at which all before it is told: an adult's word to everybody. */
async function heardSoFar(device: LiveDevice, teacher: LiveDevice): Promise<RoomEvent[]> {
  const words = `Jusqu’ici ${freshId()}`
  teacher.act(word(words, 'class'))
  await device.hearsEvent(({ act }) => act.kind === 'say' && act.words === words)
  return device.events()
}

test('what is drawn and said in a breakout stays there; adults read what is said', async (t) => {
  const { teacher, alice, amir, a } = await splitClass(t)
  const drawn = await doneBy(alice, stroke(1))
  const said = await doneBy(alice, word('On met quoi ?'))
  const isOf = (seq: number) => (event: RoomEvent) => event.seq === seq
  const told = await teacher.hearsEvent(isOf(said))
  assert.deepEqual(told.act, { ...word('On met quoi ?'), breakout: 0, members: [a] })
  assert.ok(!(await heardSoFar(amir, teacher)).some((one) => [drawn, said].includes(one.seq)))
  assert.ok(!teacher.events().some(isOf(drawn)), 'a page that nobody here looks at')
  assert.equal(await refusalOf(alice, stroke(2)), 'not_granted')
  assert.equal(await refusalOf(alice, stroke(0)), 'not_granted')
  assert.equal(await refusalOf(alice, word('À tous', 'class')), 'not_granted')
  assert.equal(await refusalOf(teacher, word('Nulle part')), 'not_granted')
  assert.equal(await refusalOf(alice, { kind: 'gather' }), 'forbidden')
  assert.equal(await refusalOf(amir, { kind: 'visit', breakout: 0 }), 'forbidden')
  assert.equal(await refusalOf(amir, { kind: 'flag', seq: said }), 'not_found')
  await doneBy(teacher, { kind: 'flag', seq: said })
})

test('an adult who visits has the page whole and hears what follows; so has everybody afterwards', async (t) => {
  const { teacher, alice, amir, a } = await splitClass(t)
  const first = await doneBy(alice, stroke(1))
  await doneBy(teacher, { kind: 'visit', breakout: 0 })
  teacher.send({ kind: 'page', page: 1 })
  const page = await teacher.hears('page')
  assert.deepEqual(
    page.events.map(({ seq }) => seq),
    [first],
  )
  assert.deepEqual([page.page, page.untilSeq, page.isFirst, page.isLast], [1, first, true, true])
  const second = await doneBy(alice, stroke(1))
  await teacher.hearsEvent(({ seq }) => seq === second)
  await doneBy(teacher, word('Bien !'))
  await alice.hearsEvent(({ act }) => act.kind === 'say' && act.words === 'Bien !')

  amir.send({ kind: 'page', page: 1 })
  assert.equal((await heardSoFar(amir, teacher)).filter(({ by }) => by === a).length, 0)
  assert.equal(amir.count('page'), 0, 'not while it is another’s')
  await doneBy(teacher, { kind: 'gather' })
  await amir.hearsEvent(({ act }) => act.kind === 'gather')
  amir.send({ kind: 'page', page: 1 })
  const whole = await amir.hears('page')
  assert.deepEqual(
    whole.events.map(({ seq }) => seq),
    [first, second],
  )
  assert.equal(await refusalOf(alice, stroke(1)), 'not_granted')
  const third = await doneBy(teacher, stroke(1))
  await amir.hearsEvent(({ seq }) => seq === third)
})

test('a long page comes in several messages, in order, and what happens meanwhile after it', async (t) => {
  const lessonId = await addLiveLesson(db, { uai: school.uai, courseId: school.courseA })
  const holderId = freshId()
  const wish = { lessonId, schoolUai: school.uai, holderId, heldAt: null }
  const room = await takeRoom(db, { ...wish, isChatOpenFirst: true, isSole: true })
  assert.ok(room !== null)
  const pageOf = (seq: number): number => (seq < eventsOfMessageMax ? seq % 2 : 1)
  const seqs = Array.from({ length: 2 * eventsOfMessageMax }, (_, at) => at + 1)
  await insertEvents(
    db,
    seqs.map((seq) => {
      const event = { seq, at: Date.now(), by: 9, act: stroke(pageOf(seq)) }
      return { lessonId, epoch: room.epoch, id: freshId(), event }
    }),
  )
  const teacher = await enters(t, lessonId, teacherA)
  teacher.send({ kind: 'page', page: 1 })
  const last = await doneBy(teacher, stroke(1))
  await teacher.hears('page', ({ isLast }) => isLast)
  const pages = teacher.heard.filter((one) => one.kind === 'page')
  assert.deepEqual(
    pages.map(({ isFirst, isLast }) => [isFirst, isLast]),
    [
      [true, false],
      [false, true],
    ],
  )
  const told = pages.flatMap(({ events }) => events.map(({ seq }) => seq))
  const wanted = seqs.filter((seq) => pageOf(seq) === 1)
  assert.deepEqual(told.slice(0, wanted.length), wanted)
  await teacher.hearsEvent(({ seq }) => seq === last)
})

test('moved to another breakout, a pupil hears that one and no longer the first', async (t) => {
  const { teacher, alice, amir, a } = await splitClass(t)
  await doneBy(teacher, { kind: 'move', member: a, breakout: 1 })
  await alice.hearsEvent(({ act }) => act.kind === 'move')
  const said = await doneBy(amir, word('Bienvenue'))
  await alice.hearsEvent(({ seq }) => seq === said)
  assert.equal(await refusalOf(alice, stroke(1)), 'not_granted')
  await doneBy(alice, stroke(2))
  await doneBy(teacher, { kind: 'move', member: a, breakout: null })
  await alice.hearsEvent(({ act }) => act.kind === 'move' && act.breakout === null)
  assert.equal(await refusalOf(alice, word('Et moi ?')), 'not_granted')
  assert.equal(await refusalOf(alice, stroke(2)), 'not_granted')
})

test('a pupil whose line broke is in the breakout again, with what was drawn there since', async (t) => {
  const { lessonId, teacher, alice, amir, b } = await splitClass(t)
  const after = Math.max(...alice.events().map(({ seq }) => seq))
  alice.socket.terminate()
  const elsewhere = await doneBy(amir, stroke(2))
  const own = await doneBy(amir, word('Tu es là ?'))
  await doneBy(teacher, { kind: 'visit', breakout: 1 })
  const back = await enters(t, lessonId, pupilA1, { after })
  const heard = await heardSoFar(back, teacher)
  assert.ok(!heard.some(({ seq }) => seq === elsewhere || seq === own))
  await doneBy(back, stroke(1))
  assert.ok(
    (await heardSoFar(amir, teacher)).every(({ act }) => act.kind !== 'draw' || act.page === 2),
  )
  assert.equal((await amir.hears('entered')).member, b)
})

test('the last adult goes: nothing passes in breakouts within two seconds; with an adult they go on', async (t) => {
  const { lessonId, teacher, alice } = await splitClass(t)
  await doneBy(alice, word('Encore'))
  const leftAtMs = Date.now()
  teacher.socket.terminate()
  await alice.hears('held', ({ isHeld }) => isHeld)
  assert.ok(Date.now() - leftAtMs <= closedWithoutAdultMs)
  assert.equal(await refusalOf(alice, word('Seuls ?')), 'no_adult_here')
  assert.equal(await refusalOf(alice, stroke(1)), 'no_adult_here')
  await enters(t, lessonId, teacherA)
  await alice.hears('held', ({ isHeld }) => !isHeld)
  await doneBy(alice, word('Reprise'))
})

test('at its hour the class is together again by itself; what was granted before is again', async (t) => {
  const { alice, amir } = await splitClass(t, 1_000)
  const gathered = await amir.hearsEvent(({ act }) => act.kind === 'gather')
  assert.equal(gathered.by, 0)
  await alice.hearsEvent(({ act }) => act.kind === 'gather')
  assert.equal(await refusalOf(alice, stroke(1)), 'not_granted')
})

test('no class is split twice, into nobody, over marks, or with an adult among the pupils', async (t) => {
  const { teacher, split, a } = await splitClass(t)
  assert.equal(await refusalOf(teacher, split), 'in_use')
  assert.equal(await refusalOf(teacher, { kind: 'visit', breakout: 2 }), 'not_found')
  await doneBy(teacher, stroke(5))
  await doneBy(teacher, { kind: 'gather' })
  const self = (await teacher.hears('entered')).member
  const one = (page: number, ...members: number[]): RoomAct => ({
    kind: 'split',
    breakouts: [{ page, members }],
    endsAt: null,
  })
  assert.equal(await refusalOf(teacher, one(5, a)), 'in_use')
  assert.equal(await refusalOf(teacher, one(6, self)), 'bad_request')
  assert.equal(await refusalOf(teacher, one(6, a, a)), 'bad_request')
  assert.equal(await refusalOf(teacher, one(6, 99)), 'not_found')
  assert.equal(await refusalOf(teacher, { kind: 'gather' }), 'not_found')
})

test('in an école breakouts are off until an adult allows them', async (t) => {
  await db
    .updateTable('school')
    .set({ kind: 'elementaire' })
    .where('uai', '=', school.uai)
    .execute()
  t.after(() =>
    db.updateTable('school').set({ kind: 'college' }).where('uai', '=', school.uai).execute(),
  )
  const lessonId = await addLiveLesson(db, { uai: school.uai, courseId: school.courseA })
  const teacher = await enters(t, lessonId, teacherA)
  const alice = await enters(t, lessonId, pupilA1)
  assert.equal((await teacher.hears('entered')).mayBreakOut, false)
  const members = [(await alice.hears('entered')).member]
  const split: RoomAct = { kind: 'split', breakouts: [{ page: 1, members }], endsAt: null }
  assert.equal(await refusalOf(teacher, split), 'not_granted')
  assert.equal(await refusalOf(alice, { kind: 'allow_breakouts', isAllowed: true }), 'forbidden')
  await doneBy(teacher, { kind: 'allow_breakouts', isAllowed: true })
  await doneBy(teacher, split)
  await waitFor(() => alice.events().find(({ act }) => act.kind === 'split'), 'the split')
})
