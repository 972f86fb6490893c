/** What is refused in passing is asked for again, until it comes, is refused for good, or is of no use. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import { askAgain } from './ask-again.ts'
import { refusalOf } from './virtual-school.ts'

const silence = refusalOf('no_connection', 0)
const busy = refusalOf('overloaded', 503)
const taken = refusalOf('other_account', 409)

async function played(answers: ApiResult<string>[], use: Partial<Use> = {}) {
  const got: string[] = []
  const pauses: number[] = []
  await askAgain<string>({
    refusal: silence.refusal,
    ask: async () => answers.shift() ?? silence,
    async take(value) {
      if (use.isTaken?.() === false) throw new Error('full')
      got.push(value)
    },
    isWanted: use.isWanted ?? (() => true),
    async pause(ms) {
      pauses.push(ms)
    },
    random: () => 0.5,
  })
  return { got, pauses, left: answers.length }
}

interface Use {
  readonly isWanted: () => boolean
  readonly isTaken: () => boolean
}

test('it is asked for, later each time, until it comes', async () => {
  const { got, pauses } = await played([silence, busy, { ok: true, value: 'keys' }])
  assert.deepEqual(got, ['keys'])
  assert.deepEqual(pauses, [2_000, 4_000, 8_000])
})

test('a clear no, or a page that somebody else has in front, ends it', async () => {
  assert.deepEqual((await played([taken, { ok: true, value: 'keys' }])).got, [])
  const away = await played([{ ok: true, value: 'keys' }], { isWanted: () => false })
  assert.equal(away.left, 1)
})

test('what could not be made use of is asked for once more', async () => {
  let tries = 0
  const isTaken = (): boolean => {
    tries += 1
    return tries > 1
  }
  const again: ApiResult<string>[] = [
    { ok: true, value: 'one' },
    { ok: true, value: 'two' },
  ]
  assert.deepEqual((await played(again, { isTaken })).got, ['two'])
})
