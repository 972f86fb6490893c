/** The doors of day packs over real HTTP: sealed bytes for everybody, keys for the few. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Value } from 'typebox/value'
import { comingPaperSchema } from '#contract/coming-paper.ts'
import { type PersonalPackReply, personalPackReplySchema } from '#contract/day-packs.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { expectValue } from '#kernel/result.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { addTestLesson } from '../../../tests/test-school.ts'
import { startTestWeb } from '../../../tests/test-web.ts'
import { addressOf, unsealJson } from '../../../tests/unseal-pack.ts'
import { buildDueCourses } from './build-course-days.ts'

const web = await startTestWeb()
const { school, targets } = web
const today = dayOf(Date.now(), 'Europe/Paris')
const lessonId = await addTestLesson(web.database.kysely, {
  uai: school.uai,
  courseId: school.courseA,
  onDate: today,
  startsAt: `${today}T10:00:00Z`,
  endsAt: `${today}T10:55:00Z`,
})
const opensAt = new Date(Date.now() + 3_600_000).toISOString()
expectValue(
  await assignExercise(web.context, {
    id: crypto.randomUUID(),
    exerciseId: targets.exerciseId ?? '',
    opensAt,
    dueAt: null,
    lateAccepted: true,
    attemptsMax: 1,
    feedback: 'now',
    schoolUai: school.uai,
    courseId: school.courseA,
    lessonId,
    assignedBy: school.teacherA.personId,
  }),
)
await buildDueCourses(web.context)

async function personal(cookie: string, path = '/api/personal-pack'): Promise<PersonalPackReply> {
  const response = await web.call(path, { cookie })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('cache-control') ?? '', /no-store/)
  return Value.Parse(personalPackReplySchema, await response.json())
}

async function ownCourse() {
  const { personal: pack } = await personal(await web.signIn(school.pupilA1))
  const course = pack?.days[0]?.courses.find(({ courseId }) => courseId === school.courseA)
  assert.ok(course)
  return course
}

async function ownPack() {
  const { pack } = await ownCourse()
  assert.ok(pack?.key)
  return { ...pack, key: pack.key }
}

test('a sealed pack goes to whoever asks, for every cache, and opens with the pupil’s key', async () => {
  const { address, key } = await ownPack()
  // A session that came along changes nothing of the answer.
  const cookie = await web.signIn(school.pupilB)
  const response = await web.call(`/packs/${address}`, { cookie })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal(response.headers.get('content-type'), 'application/octet-stream')
  assert.equal(response.headers.get('set-cookie'), null)
  const bytes = Buffer.from(await response.arrayBuffer())
  assert.equal(addressOf(bytes), address)
  const pack = unsealJson(bytes, key) as { lessons: { id: string }[] }
  assert.deepEqual(
    pack.lessons.map(({ id }) => id),
    [lessonId],
  )
})

test('a forged address is no pack, whatever it looks like', async () => {
  const { address } = await ownPack()
  const forged = [
    `${address.slice(0, -1)}${address.endsWith('0') ? '1' : '0'}`,
    address.toUpperCase(),
    address.slice(1),
    '%00',
    '..%2f..%2fapi%2fme',
    'x'.repeat(200),
  ]
  for (const one of forged) {
    const response = await web.call(`/packs/${one}`)
    assert.equal(response.status, 404, one)
    assert.doesNotMatch(response.headers.get('cache-control') ?? '', /public/)
  }
})

test('a guardian gets the same for the child, and nobody else does', async () => {
  const path = `/api/pupils/${school.pupilA1.personId}/personal-pack`
  const own = await personal(await web.signIn(school.pupilA1))
  const child = await personal(await web.signIn(school.guardianA1), path)
  assert.ok(own.personal !== null && child.personal !== null)
  const { passes } = child.personal
  assert.deepEqual({ ...child.personal, passes: own.personal.passes }, own.personal)
  // A pass is bound to whoever arrives with it.
  for (const { pass } of passes) assert.ok(own.personal.passes.every((each) => each.pass !== pass))
  const asTeacher = await web.call('/api/personal-pack', {
    cookie: await web.signIn(school.teacherA),
  })
  assert.equal(asTeacher.status, 403)
})

test('a device that holds the present version is told so, and when to look again', async () => {
  const cookie = await web.signIn(school.pupilA1)
  const { personal: pack } = await personal(cookie)
  const again = await personal(cookie, `/api/personal-pack?held=${pack?.version}`)
  assert.equal(again.personal, null)
  assert.ok(again.fetchAfterMs >= 15 * 60_000 && again.fetchAfterMs <= 30 * 60_000)
  const other = await personal(cookie, '/api/personal-pack?held=something-else')
  assert.equal(other.personal?.version, pack?.version)
})

test('the one request of 8:00 brings the same, and nothing to a device that holds it', async () => {
  const cookie = await web.signIn(school.pupilA1)
  const arrive = async (held?: string) => {
    const body = held === undefined ? {} : { held }
    const response = await web.call('/api/arrival', { cookie, body })
    return (await response.json()) as { state: string; personal: unknown }
  }
  const { personal: pack } = await personal(cookie)
  const cold = await arrive()
  assert.equal(cold.state, 'in')
  assert.deepEqual(cold.personal, pack)
  assert.equal((await arrive(pack?.version)).personal, null)
})

test('on paper an exercise that opens later is only named, for teachers and who follows', async () => {
  const path = `/api/courses/${school.courseA}/coming-paper`
  for (const person of [school.teacherA, school.head]) {
    const response = await web.call(path, { cookie: await web.signIn(person) })
    assert.equal(response.status, 200)
    const paper = Value.Parse(comingPaperSchema, await response.json())
    assert.deepEqual(
      paper.lessons.map(({ id, exercises }) => [id, exercises]),
      [[lessonId, []]],
    )
    assert.deepEqual(
      paper.notOpen.map((one) => one.opensAt),
      [opensAt],
    )
  }
  const asPupil = await web.call(path, { cookie: await web.signIn(school.pupilA1) })
  assert.equal(asPupil.status, 404)
})

test('a held exercise keeps its key until its hour, and tells when to come back', async () => {
  const [held] = (await ownCourse()).held
  assert.ok(held)
  assert.deepEqual([held.key, held.opensAt], [null, opensAt])
  const heldPath = `/api/packs/${held.address}/key`
  for (const person of [school.pupilA1, school.guardianA1]) {
    const response = await web.call(heldPath, { cookie: await web.signIn(person) })
    assert.equal(response.status, 409)
    const body = (await response.json()) as { refusal: string; detail: { retryAfterMs: number } }
    assert.equal(body.refusal, 'not_open_yet')
    assert.ok(body.detail.retryAfterMs > 0)
  }
  for (const person of [school.pupilB, school.otherSchool.pupil, school.teacherA, school.head]) {
    const response = await web.call(heldPath, { cookie: await web.signIn(person) })
    assert.equal(response.status, 404)
  }
  assert.equal((await web.call(heldPath)).status, 401)
})

test('a withdrawn pack is told to those who held it, and no longer served', async () => {
  const { address } = await ownPack()
  await web.database.kysely
    .updateTable('lesson')
    .set({ note: 'Apportez le compas.' })
    .where('id', '=', lessonId)
    .execute()
  await buildDueCourses(web.context)
  await web.news.catchUp()
  assert.equal((await web.call(`/packs/${address}`)).status, 404)
  const { personal: pack } = await personal(await web.signIn(school.pupilA1))
  assert.ok(pack?.withdrawn.includes(address))
  assert.notEqual((await ownPack()).address, address)
})
