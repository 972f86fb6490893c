/**
 * Holes that were found and closed, each tried as an attacker would: over real HTTP, on the whole
 * web role. What schemas and rules refuse in general is in `fuzz-routes` and `access-matrix`.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
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
