/** A save whose answer was lost is one's own; a save of somebody else stays a question. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { fingerprint, knowOwnSaves } from './own-saves.ts'

const refusal = (code: ApiRefusal['code'], status: number): ApiRefusal => ({
  code,
  status,
  detail: {},
  requestId: null,
  retryAfterMs: null,
})

/** A server with one draft; answers may be lost after the work is done. */
function server(first: string) {
  const now = { draft: { text: first }, draftVersion: 1 }
  const line = { isCut: false }
  return {
    now,
    line,
    door: {
      async save(
        draft: { text: string },
        version: number,
      ): Promise<ApiResult<{ draftVersion: number }>> {
        if (version !== now.draftVersion)
          return { ok: false, refusal: refusal('edited_elsewhere', 409) }
        now.draft = draft
        now.draftVersion += 1
        if (line.isCut) return { ok: false, refusal: refusal('no_connection', 0) }
        return { ok: true, value: { draftVersion: now.draftVersion } }
      },
      read: async () => ({ ok: true as const, value: { ...now } }),
    },
  }
}

test('what arrived without an answer is written over, and nobody is asked', async () => {
  const { now, line, door } = server('')
  const save = knowOwnSaves(door, [], async () => undefined)
  line.isCut = true
  assert.equal((await save({ text: 'a' }, 1, false)).ok, false)
  line.isCut = false
  const saved = await save({ text: 'ab' }, 1, false)
  assert.deepEqual(saved, { ok: true, value: { draftVersion: 3 } })
  assert.equal(now.draft.text, 'ab')
})

test('what another page sent before it was gone is known by its fingerprint', async () => {
  const { now, door } = server('sent by the page before')
  now.draftVersion = 2
  const told: (readonly string[])[] = []
  const before = await fingerprint({ text: 'sent by the page before' })
  const save = knowOwnSaves(door, [before], async (unsure) => void told.push(unsure))
  assert.equal((await save({ text: 'and more' }, 1, false)).ok, true)
  assert.equal(now.draft.text, 'and more')
  // What is sent is told before it leaves.
  assert.ok(told[0]?.includes(await fingerprint({ text: 'and more' })))
})

test('what somebody else saved is never written over', async () => {
  const { now, line, door } = server('')
  const save = knowOwnSaves(door, [], async () => undefined)
  line.isCut = true
  await save({ text: 'mine' }, 1, false)
  line.isCut = false
  now.draft = { text: 'theirs' }
  now.draftVersion = 3
  const saved = await save({ text: 'mine too' }, 1, false)
  assert.equal(saved.ok ? '' : saved.refusal.code, 'edited_elsewhere')
  assert.equal(now.draft.text, 'theirs')
})

test('one spelling for one draft, whatever the order of its parts', async () => {
  assert.equal(await fingerprint({ a: 1, b: [2] }), await fingerprint({ b: [2], a: 1 }))
  assert.notEqual(await fingerprint({ a: 1 }), await fingerprint({ a: 2 }))
})
