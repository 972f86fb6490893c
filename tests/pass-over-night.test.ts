/**
 * A pass over real HTTP: given in the evening with the day packs, shown in the morning at the door,
 * where it leads its holder before those who came earlier.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArrivalReply } from '#contract/arrival.ts'
import type { PersonalPack } from '#contract/day-packs.ts'
import { fixedClock } from '#kernel/clock.ts'
import { readTicket, ticketKeyName } from '#pipes/waiting-room/ticket.ts'
import { pipesOf } from '#roles/waiting-room.ts'
import { addTestLesson, callerOf, type TestPerson } from './test-school.ts'
import { createTestTicks } from './test-ticks.ts'
import { startTestWeb } from './test-web.ts'

const clock = fixedClock('2026-11-23T17:00:00Z')
const ticks = createTestTicks(clock)
const web = await startTestWeb({ clock, repeat: ticks.repeat, admissionRate: 10 })
const { school } = web
const db = pipesOf(web.database.kysely)
await addTestLesson(web.context.db, {
  uai: school.uai,
  courseId: school.courseA,
  onDate: '2026-11-24',
  startsAt: '2026-11-24T07:00:00Z',
  endsAt: '2026-11-24T07:55:00Z',
})

async function arrive(person: TestPerson, body: unknown = {}): Promise<ArrivalReply> {
  const response = await web.call('/api/arrival', { cookie: await web.signIn(person), body })
  assert.equal(response.status, 200)
  return (await response.json()) as ArrivalReply
}

async function comeIn(person: TestPerson, held?: string): Promise<PersonalPack | null> {
  await ticks.tick(1_000)
  const reply = await arrive(person, held === undefined ? {} : { held })
  assert.ok(reply.state === 'in')
  return reply.personal
}

async function wait(person: TestPerson, body: unknown = {}) {
  const reply = await arrive(person, body)
  assert.ok(reply.state === 'waiting')
  const ticket = readTicket(web.context.keyRing.all(ticketKeyName), reply.ticket, clock.now())
  return { ahead: reply.place.ahead, lane: ticket?.lane }
}

const given = async (): Promise<unknown[]> => db.selectFrom('overnight_pass').selectAll().execute()

test('a pass got in the evening leads its holder in the morning', async () => {
  const personal = await comeIn(school.pupilA1)
  const [pass, ...others] = personal?.passes ?? []
  assert.ok(pass !== undefined)
  assert.deepEqual(others, [])
  assert.equal(pass.on, '2026-11-24')
  assert.equal(pass.from, '2026-11-24T06:59:00.000Z')
  assert.equal((await given()).length, 1)
  // What has not changed costs no question and no second pass.
  assert.equal(await comeIn(school.pupilA1, personal?.version), null)
  assert.deepEqual((await comeIn(school.pupilA1))?.passes, [pass])
  assert.equal((await given()).length, 1)
  // No lesson, no pass; a lesson of the same hour, another pass of the same minute.
  assert.deepEqual((await comeIn(school.otherSchool.pupil))?.passes, [])
  assert.equal((await comeIn(school.pupilA2))?.passes[0]?.from, pass.from)
  assert.equal((await given()).length, 2)

  clock.set('2026-11-24T06:59:20Z')
  web.setAdmissionRate(0.001)
  await web.restart()
  assert.deepEqual(await wait(school.pupilB), { ahead: 0, lane: 'known' })
  // Somebody else's pass is none.
  const theirs = { pass: pass.pass }
  assert.deepEqual(await wait(school.pupilA2, theirs), { ahead: 1, lane: 'known' })
  assert.deepEqual(await wait(school.pupilA1, theirs), { ahead: 0, lane: 'pass' })
  const rows = await db
    .selectFrom('arrival')
    .select('lane')
    .where('account_id', '=', school.pupilA1.accountId)
    .where('on_day', '=', '2026-11-24')
    .execute()
  assert.deepEqual(rows, [{ lane: 'pass' }])
})

test('a computer that keeps nothing is given no pass, though its pupil has one elsewhere', async () => {
  const caller = await callerOf(web.context.db, school.pupilA1)
  const { personalPacks } = web.context
  clock.set('2026-11-23T17:00:00Z')
  assert.equal((await personalPacks.personalFor(caller, undefined))?.passes.length, 1)
  const shared = { ...caller, sharedDevice: true }
  assert.deepEqual((await personalPacks.personalFor(shared, undefined))?.passes, [])
})

test('after its minute a pass is no more than a wait like everybody’s', async () => {
  clock.set('2026-11-23T17:00:00Z')
  web.setAdmissionRate(10)
  await db.deleteFrom('line_floor').execute()
  await web.restart()
  const [pass] = (await comeIn(school.pupilA2))?.passes ?? []
  clock.set('2026-11-24T07:01:00Z')
  web.setAdmissionRate(0.001)
  await web.restart()
  assert.equal((await wait(school.pupilA2, { pass: pass?.pass })).lane, 'known')
})
