/**
 * Work that comes after its due time, over the real doors: in time where a server recorded an
 * outage, with the reason; otherwise kept, shown with what the device claims, and for the teacher
 * to decide.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PupilAssignment, Receipt } from '#contract/exercises.ts'
import type { Following } from '#contract/following.ts'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import type { AttemptResult } from '#contract/results.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { pipesOf } from '#roles/waiting-room.ts'
import { returnMarginMs } from '#school/assignments/due-extension.ts'
import { triedHash } from '#school/attempts/submission.ts'
import { goodAnswers } from './small-exercise.ts'
import { assignTestExercise } from './test-exercise-room.ts'
import type { TestPerson } from './test-school.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const db = web.database.kysely
const { pupilA1, pupilA2, teacherA, teacherB, guardianA1 } = web.school
const minute = 60_000
const freshId = (): Id => mintId(systemClock, systemRandom)
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * minute)

async function assign(dueMinutesAgo: number, more: { lateAccepted?: boolean } = {}): Promise<Id> {
  const { assignmentId } = await assignTestExercise(web.context, {
    uai: web.school.uai,
    courseId: web.school.courseA,
    ownerId: teacherA.personId,
    opensAt: minutesAgo(600),
    dueAt: minutesAgo(dueMinutesAgo),
    feedback: 'after_due',
    lateAccepted: false,
    ...more,
  })
  return assignmentId
}

/** What the outage watch writes; its own tests show that it does. */
async function recordOutage(fromMinutesAgo: number, untilMinutesAgo: number): Promise<void> {
  const span = { from_at: minutesAgo(fromMinutesAgo), until_at: minutesAgo(untilMinutesAgo) }
  await pipesOf(db)
    .insertInto('outage')
    .values({ ...span, reason: 'stopped' })
    .execute()
}

async function call<T>(person: TestPerson, path: string, body?: unknown, method?: string) {
  const cookie = await web.signIn(person)
  const response = await web.call(path, {
    cookie,
    ...(body === undefined ? {} : { body }),
    ...(method === undefined ? {} : { method }),
  })
  return { status: response.status, body: (await response.json()) as T & { refusal?: string } }
}

/** As a device sends what was begun and handed in without the school. */
async function sendKept(
  pupil: TestPerson,
  assignmentId: Id,
  wish: { readonly triedMinutesAgo: number; readonly hash?: string | null },
) {
  const at = minutesAgo(wish.triedMinutesAgo).toISOString()
  const begun = await call<{ id: Id }>(pupil, `/api/assignments/${assignmentId}/attempts`, {
    attemptId: freshId(),
    begunAt: at,
  })
  const id = freshId()
  if (begun.status !== 200) return { attemptId: '', id, ...begun, body: begun.body as never }
  const contentHash = wish.hash === undefined ? triedHash(id, goodAnswers) : wish.hash
  const attemptId = begun.body.id
  const sent = await call<Receipt>(pupil, `/api/attempts/${attemptId}/submission`, {
    id,
    answers: goodAnswers,
    tried: { at, contentHash },
  })
  return { attemptId, id, ...sent }
}

const followed = async (assignmentId: Id, pupil: TestPerson) => {
  const path = `/api/assignments/${assignmentId}/following`
  const { body } = await call<Following>(teacherA, path)
  return body.pupils.find((row) => row.pupil.id === pupil.personId)
}

test('without a recorded outage a claim keeps the work, and the teacher decides', async () => {
  const assignmentId = await assign(12)
  const { attemptId, body: receipt } = await sendKept(pupilA1, assignmentId, {
    triedMinutesAgo: 20,
  })
  assert.equal(receipt.isLate, true)
  assert.equal(receipt.timing?.standing, 'to_decide')
  assert.equal(receipt.timing?.isSame, true)
  assert.equal(Math.floor((receipt.timing?.lateMs ?? 0) / minute), 12)
  const row = await followed(assignmentId, pupilA1)
  assert.equal(row?.isLate, true)
  assert.equal(row?.timing?.triedAt, receipt.timing?.triedAt)

  const path = `/api/attempts/${attemptId}/late-ruling`
  for (const stranger of [pupilA1, guardianA1, teacherB]) {
    assert.equal((await call(stranger, path, { counts: 'in_time' }, 'PUT')).status, 404)
  }
  assert.equal((await call(teacherA, path, { counts: 'in_time' }, 'PUT')).status, 200)
  const [ruling] = await db.selectFrom('late_ruling').selectAll().execute()
  assert.equal(ruling?.because, 'device_claim')
  assert.equal(ruling?.ruled_by, teacherA.personId)
  const result = await call<AttemptResult>(pupilA1, `/api/attempts/${attemptId}/result`)
  assert.equal(result.body.receipt.isLate, false)
  assert.equal(result.body.receipt.timing?.standing, 'accepted')
  assert.equal((await followed(assignmentId, pupilA1))?.isLate, false)

  assert.equal((await call(teacherA, path, { counts: 'late' }, 'PUT')).status, 200)
  const changed = await call<AttemptResult>(guardianA1, `/api/attempts/${attemptId}/result`)
  assert.equal(changed.body.receipt.timing?.standing, 'left_late')
  assert.equal(changed.body.receipt.isLate, true)
})

test('what is not what the device committed itself to is said so', async () => {
  const assignmentId = await assign(12)
  const hash = triedHash(freshId(), {})
  const { attemptId, body } = await sendKept(pupilA1, assignmentId, { triedMinutesAgo: 20, hash })
  assert.equal(body.timing?.standing, 'to_decide')
  assert.equal(body.timing?.isSame, false)
  await call(teacherA, `/api/attempts/${attemptId}/late-ruling`, { counts: 'in_time' }, 'PUT')
  const [ruling] = await db
    .selectFrom('late_ruling')
    .select('because')
    .where('attempt_id', '=', attemptId)
    .execute()
  assert.equal(ruling?.because, 'judgement')
})

test('work that no claim backs is refused where the teacher takes nothing late, late where they do', async () => {
  const strict = await assign(12)
  assert.equal((await sendKept(pupilA1, strict, { triedMinutesAgo: 5 })).body.refusal, 'too_late')
  const mild = await assign(12, { lateAccepted: true })
  const { body } = await sendKept(pupilA1, mild, { triedMinutesAgo: 5 })
  assert.equal(body.timing?.standing, 'late')
})

test('what came in time, or was excused by a record, is nobody’s to call late', async () => {
  const assignmentId = await assign(-60)
  const { attemptId, body } = await sendKept(pupilA1, assignmentId, { triedMinutesAgo: 5 })
  assert.equal(body.timing?.standing, 'in_time')
  const path = `/api/attempts/${attemptId}/late-ruling`
  assert.equal((await call(teacherA, path, { counts: 'late' }, 'PUT')).status, 404)
})

test('a photo that waited on the device is taken in after the due time, with its claim only', async () => {
  const assignmentId = await assign(12)
  const begun = await call<{ id: Id }>(pupilA1, `/api/assignments/${assignmentId}/attempts`, {
    attemptId: freshId(),
    begunAt: minutesAgo(20).toISOString(),
  })
  const send = (claim: string) =>
    web.signIn(pupilA1).then((cookie) =>
      web.call(
        `/api/attempts/${begun.body.id}/photos/${freshId()}?name=a.jpg&from=0&total=9${claim}`,
        {
          cookie,
          method: 'PUT',
          body: new Uint8Array(5),
          headers: { 'content-type': 'application/octet-stream' },
        },
      ),
    )
  assert.equal((await send('')).status, 409)
  assert.equal((await send(`&keptAt=${minutesAgo(20).toISOString()}`)).status, 200)
})

test('a recorded outage moves the due time: in time with its reason, and marks wait for it', async () => {
  const assignmentId = await assign(12)
  await recordOutage(20, 8)
  const path = (pupil: TestPerson) => `/api/pupils/${pupil.personId}/assignments/${assignmentId}`
  const seen = await call<PupilAssignment>(pupilA2, path(pupilA2))
  assert.equal(seen.body.isOpen, true)
  // Eight minutes were left as it began: due so long after its end, with the margin to come back.
  const until = Date.parse(seen.body.extendedUntil ?? '')
  assert.ok(Math.abs(until - (Date.now() + returnMarginMs)) < minute)

  const { attemptId, id, body } = await sendKept(pupilA1, assignmentId, { triedMinutesAgo: 15 })
  assert.equal(body.isLate, false)
  assert.equal(body.timing?.standing, 'extended')
  assert.equal(Math.floor((body.timing?.lateMs ?? 0) / minute), 12)
  assert.equal(body.timing?.extension?.outages[0]?.reason, 'stopped')
  const again = await call<Receipt>(pupilA1, `/api/attempts/${attemptId}/submission`, {
    id,
    answers: goodAnswers,
  })
  assert.deepEqual(again.body, body)
  const row = await followed(assignmentId, pupilA1)
  assert.equal(row?.isLate, false)
  assert.equal(row?.timing?.standing, 'extended')
  const result = await call<AttemptResult>(pupilA1, `/api/attempts/${attemptId}/result`)
  assert.equal(result.body.marks, null, 'the key does not travel while work may come in time')
  assert.equal(result.body.opensAt, seen.body.extendedUntil)

  // No claim is needed where the record speaks; a broken one leaves it to the teacher.
  const broken = { triedMinutesAgo: 15, hash: triedHash(freshId(), {}) }
  assert.equal((await sendKept(pupilA2, assignmentId, broken)).body.timing?.standing, 'to_decide')
})

test('a device says that somebody was there while nobody answered: a claim, under their own name', async () => {
  const at = minutesAgo(50).toISOString()
  const body = { at, onDay: dayOf(Date.parse(at), 'Europe/Paris') }
  const owner = (account: string) => ({ [workOwnerHeader]: account })
  const cookie = await web.signIn(pupilA1)
  const ask = (headers: Readonly<Record<string, string>>) =>
    web.call('/api/arrival/claim', { cookie, body, headers })
  assert.equal((await ask(owner(pupilA2.accountId))).status, 409)
  assert.deepEqual(await (await ask(owner(pupilA1.accountId))).json(), { isKept: true })
  const rows = await pipesOf(db).selectFrom('arrival_claim').selectAll().execute()
  assert.deepEqual(
    rows.map(({ account_id, claimed_at }) => [account_id, claimed_at.toISOString()]),
    [[pupilA1.accountId, at]],
  )
  const never = { ...body, onDay: '2021-04-06' }
  const refused = await web.call('/api/arrival/claim', { cookie, body: never })
  assert.deepEqual(await refused.json(), { isKept: false })
})

test('an answer saved within the extension is kept', async () => {
  const assignmentId = await assign(12)
  const attemptId = freshId()
  await call(pupilA1, `/api/assignments/${assignmentId}/attempts`, { attemptId })
  const saved = await call(
    pupilA1,
    `/api/attempts/${attemptId}/answers/q1`,
    { answer: { kind: 'true_false', value: true }, version: 1 },
    'PUT',
  )
  assert.equal(saved.status, 200)
})
