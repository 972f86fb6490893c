/**
 * Holes that were found and closed, each tried as an attacker would: over real HTTP, on the whole
 * web role. What schemas and rules refuse in general is in `fuzz-routes` and `access-matrix`.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { httpLimits } from '#engine/http/http-limits.ts'
import { mintId } from '#kernel/ids.ts'
import { accept, expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { revokeFormerGuardians } from '#school/sign-in/revoke-former-guardians.ts'
import { goodAnswers, smallContent } from './small-exercise.ts'
import { assignTestExercise } from './test-exercise-room.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { school, targets } = web

async function refusalOf(response: Response): Promise<string> {
  const body = (await response.json()) as { refusal?: string }
  return `${response.status} ${body.refusal ?? ''}`.trim()
}

test('a subject is one that is known; the standard ones are', async () => {
  const cookie = await web.signIn(school.teacherA)
  const about = { schoolUai: school.uai, title: 'La Loire', levelLabel: null }
  for (const path of ['/api/resources', '/api/exercises']) {
    const unknown = { ...about, subjectCode: 'no such subject' }
    assert.equal(
      await refusalOf(await web.call(path, { cookie, body: unknown })),
      '400 bad_request',
    )
  }
  const list = await web.call(`/api/schools/${school.uai}/subjects`, { cookie })
  const { subjects } = (await list.json()) as { subjects: { code: string }[] }
  for (const { code: subjectCode } of subjects) {
    const made = await web.call('/api/resources', { cookie, body: { ...about, subjectCode } })
    assert.equal(made.status, 200, subjectCode)
  }
})

test('answers under names that are no ids are refused, not looked at', async () => {
  const cookie = await web.signIn(school.pupilA1)
  const path = `/api/attempts/${targets.attemptId}/submission`
  for (const answers of [{ é: null }, { '': { kind: 'open' } }, { __proto__x: 1, 'a b': [] }]) {
    const body = { id: crypto.randomUUID(), answers }
    assert.equal(await refusalOf(await web.call(path, { cookie, body })), '400 bad_request')
  }
  const poisoned = `{"id":"${crypto.randomUUID()}","answers":{"__proto__":{"kind":"open"}}}`
  assert.equal(await refusalOf(await web.call(path, { cookie, body: poisoned })), '400 bad_request')
})

test('an upload whose parts carry no file name is refused, and the process goes on', async () => {
  const cookie = await web.signIn(school.head)
  const path = `/api/schools/${school.uai}/imports`
  for (const about of ['name="pupils"', 'filename="a"', 'name="__proto__"; filename="a"']) {
    const type = 'content-type: application/octet-stream'
    const part = `--x\r\ncontent-disposition: form-data; ${about}\r\n${type}\r\n\r\nabc\r\n--x--\r\n`
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await web.call(path, { cookie, body: Buffer.from(part), headers })
    assert.equal(await refusalOf(answer), '400 bad_request', about)
  }
})

test('what uploads bring into memory later is weighed in the room in which they come', async () => {
  const cookie = await web.signIn(school.head)
  const body = Buffer.from('no form')
  const upload = async (): Promise<string> =>
    refusalOf(await web.call(`/api/schools/${school.uai}/imports`, { cookie, body }))
  const { uploadRoom } = web.context
  const told = await uploadRoom.holdMore(httpLimits.uploadsBytesMax, async () =>
    accept(await upload()),
  )
  assert.deepEqual(told, accept('503 overloaded'))
  assert.match(await upload(), /^4/)
})

test('formulas without end are refused before they are drawn', async () => {
  const cookie = await web.signIn(school.teacherA)
  const tex = `\\begin{matrix}${'&'.repeat(1_900)}\\end{matrix}`
  const text = Array.from({ length: 100 }, () => ({ type: 'maths', tex }))
  const about = { title: 'Formules', subjectCode: null, levelLabel: null }
  const made = await web.call('/api/resources', {
    cookie,
    body: { ...about, schoolUai: school.uai },
  })
  const { id } = (await made.json()) as { id: string }
  const draft = { format: 1, blocks: [{ type: 'paragraph', text }] }
  const saved = await web.call(`/api/resources/${id}/draft`, {
    cookie,
    method: 'PUT',
    body: { ...about, draftVersion: 1, draft },
  })
  assert.equal(saved.status, 200)
  const preview = await web.call(`/api/resources/${id}/preview`, { cookie })
  assert.equal(await refusalOf(preview), '413 body_too_large')
  const path = `/api/resources/${id}/publication`
  const published = await web.call(path, { cookie, method: 'POST' })
  assert.equal(await refusalOf(published), '413 body_too_large')
})

/** The smallest picture there is: one pixel. */
const pixel = Buffer.from('R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=', 'base64')

/** Work of teacher A's for 6e A, under way for pupil A1. */
async function beginWork(content = smallContent) {
  const { uai, courseA: courseId, teacherA, pupilA1 } = school
  const opensAt = new Date(Date.now() - 60_000)
  const wish = { uai, courseId, ownerId: teacherA.personId, opensAt, content }
  const { assignmentId, exerciseId } = await assignTestExercise(web.context, wish)
  const attemptId = mintId(web.context.clock, web.context.random)
  const begin = { assignmentId, attemptId, pupilId: pupilA1.personId }
  expectValue(await beginAttempt(web.context, begin))
  return { assignmentId, exerciseId, attemptId }
}

test('a pupil learns nothing of pictures that the question does not show', async () => {
  const { assignmentId, exerciseId, attemptId } = await beginWork()
  const kept = await keepFile(web.context, {
    bytes: pixel,
    name: 'solution.gif',
    schoolUai: school.uai,
    ownerId: school.teacherA.personId,
    belongsTo: { column: 'exercise_id', id: exerciseId },
    kinds: ['image'],
  })
  assert.equal(kept.ok, true)
  const cookie = await web.signIn(school.pupilA1)
  const path = `/api/assignments/${assignmentId}/attempts`
  const attempt = await web.call(path, { cookie, body: { attemptId } })
  assert.deepEqual(((await attempt.json()) as { files: unknown[] }).files, [])
  const body = { id: crypto.randomUUID(), answers: goodAnswers }
  await web.call(`/api/attempts/${attemptId}/submission`, { cookie, body })
  const result = await web.call(`/api/attempts/${attemptId}/result`, { cookie })
  assert.deepEqual(((await result.json()) as { files: unknown[] }).files, [])
})

test('a device that sends ever other contents under one id does not fill the disk', async () => {
  const { attemptId } = await beginWork()
  const cookie = await web.signIn(school.pupilA1)
  const id = crypto.randomUUID()
  const statuses = new Set<string>()
  for (let text = 0; text < 40; text += 1) {
    const answers = { q2: { kind: 'open', text: String(text), fileIds: [] } }
    const path = `/api/attempts/${attemptId}/submission`
    statuses.add(await refusalOf(await web.call(path, { cookie, body: { id, answers } })))
  }
  assert.deepEqual([...statuses], ['200', '409 submission_id_reused'])
  const kept = await web.database.kysely
    .selectFrom('submission_conflict')
    .select('content_hash')
    .where('id', '=', id)
    .execute()
  assert.equal(kept.length, 20)
})

test('of how somebody reads, only what is known is kept', async () => {
  const cookie = await web.signIn(school.pupilB)
  const preferences = { theme: 'dark', more: { a: 'x'.repeat(1_000) }, isHead: true }
  const kept = await web.call('/api/me/display', { cookie, method: 'PUT', body: { preferences } })
  assert.equal(kept.status, 200)
  const me = (await (await web.call('/api/me', { cookie })).json()) as { preferences: object }
  assert.deepEqual(me.preferences, { theme: 'dark' })
})

test('no file name leaves its header', async () => {
  const cookie = await web.signIn(school.teacherA)
  const files = `/api/resources/${targets.resourceId}/files`
  for (const name of [
    "a'b(c).gif",
    'x"\r\nset-cookie: a=b',
    `${'a'.repeat(119)}😀`,
    '../../é*;.gif',
  ]) {
    const headers = { 'content-type': 'image/gif' }
    const query = new URLSearchParams({ name })
    const kept = await web.call(`${files}?${query}`, { cookie, body: pixel, headers })
    const { id } = (await kept.json()) as { id: string }
    const answer = await web.call(`${files}/${id}`, { cookie })
    // The door says that the teacher is in; nothing else sets a cookie.
    assert.match(answer.headers.get('set-cookie') ?? '__Host-preau-in=', /^__Host-preau-in=[^,]*$/)
    const disposition = answer.headers.get('content-disposition') ?? ''
    assert.match(disposition, /^inline; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/, name)
  }
})

test('a school that somebody has left for another reads and writes nothing of them any more', async () => {
  const db = web.database.kysely
  const left = school.deactivatedPupil.personId
  const cookie = await web.signIn(school.head)
  const path = `/api/schools/${school.uai}/people/${left}`
  assert.equal((await web.call(path, { cookie })).status, 200)
  const role = { school_uai: school.otherSchool.uai, role: 'pupil' as const }
  const id = mintId(web.context.clock, web.context.random)
  await db
    .insertInto('school_role')
    .values({ id, person_id: left, ...role })
    .execute()
  assert.equal(await refusalOf(await web.call(path, { cookie })), '404 not_found')
  const body = { familyName: 'Autre', givenName: 'Nom' }
  const changed = await web.call(path, { cookie, method: 'PUT', body })
  assert.equal(await refusalOf(changed), '404 not_found')
})

test("a child's school hands out no code of a guardian who teaches elsewhere", async () => {
  const db = web.database.kysely
  const { teacher, uai: elsewhere } = school.otherSchool
  const link = { guardian_id: teacher.personId, pupil_id: school.pupilA1.personId }
  await db
    .insertInto('guardianship')
    .values({ ...link, rights: 'confirmed' })
    .execute()
  const code = (uai: string) => `/api/schools/${uai}/people/${teacher.personId}/code`
  const body = { purpose: 'reset' }
  for (const person of [school.secretary, school.head]) {
    const cookie = await web.signIn(person)
    assert.equal(
      await refusalOf(await web.call(code(school.uai), { cookie, body })),
      '403 forbidden',
    )
  }
  const cookie = await web.signIn(school.otherSchool.head)
  assert.equal((await web.call(code(elsewhere), { cookie, body })).status, 200)
  // The account opens the child's school too: its head reads that somebody held the code.
  const head = await web.signIn(school.head)
  const audit = `/api/schools/${school.uai}/audit?action=letter_code_given`
  const page = (await (await web.call(audit, { cookie: head })).json()) as {
    lines: { actor: { id: string }; subject: { id: string } }[]
  }
  assert.deepEqual(
    page.lines.map(({ actor, subject }) => [actor.id, subject.id]),
    [[school.otherSchool.head.personId, teacher.personId]],
  )
})

test('what a blocked guardian opened for a child ends, even if nobody ran when the head blocked', async () => {
  const db = web.database.kysely
  const id = mintId(web.context.clock, web.context.random)
  const now = new Date()
  const guardianId = school.guardianBlocked.personId
  await db
    .insertInto('device_session')
    .values({
      id,
      account_id: school.pupilA1.accountId,
      guardian_id: guardianId,
      issued_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
      shared: false,
      opened_by: 'guardian',
      device_label: 'test',
      is_new_device: false,
    })
    .execute()
  const quietNews = { subscribe: () => undefined }
  await revokeFormerGuardians(web.context, quietNews).settled()
  const session = await db
    .selectFrom('device_session')
    .select('revoked_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.notEqual(session.revoked_at, null)
})

test('a picture that would fill the memory is refused; many at once wait for each other', async () => {
  const cookie = await web.signIn(school.teacherA)
  const path = `/api/resources/${targets.resourceId}/files?name=mur.png`
  const draw = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
  const headers = { 'content-type': 'image/png' }
  const bomb = await draw(10_000, 9_000)
  assert.ok(bomb.length < 1_000_000)
  const refused = await web.call(path, { cookie, body: bomb, headers })
  assert.equal(await refusalOf(refused), '422 file_unreadable')
  const wall = await draw(3_000, 2_000)
  const calls = Array.from({ length: 4 }, () => web.call(path, { cookie, body: wall, headers }))
  const kept = await Promise.all(calls)
  assert.deepEqual(
    kept.map(({ status }) => status),
    [200, 200, 200, 200],
  )
})
