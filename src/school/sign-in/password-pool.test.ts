/** The pool: right and wrong, unknown logins, a replaced pepper, a full queue that says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#kernel/clock.ts'
import { expectValue } from '#kernel/result.ts'
import { createPasswordPool } from './password-pool.ts'

const pepperA = new Uint8Array(32).fill(1)
const pepperB = new Uint8Array(32).fill(2)

function pool(peppers: readonly Uint8Array[], workers = 2) {
  return createPasswordPool({ workers, peppers: () => peppers, clock: systemClock })
}

test('a password is right or wrong; a hash is argon2id with 19 MiB and two passes', async () => {
  const passwords = pool([pepperA])
  const hash = expectValue(await passwords.hash('le tilleul sent bon'))
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.deepEqual(await passwords.check('le tilleul sent bon', hash), {
    ok: true,
    value: { isRight: true, isStale: false },
  })
  assert.equal(expectValue(await passwords.check('le tilleul sent mal', hash)).isRight, false)
})

test('an unknown login is never right, not even with the password of the dummy', async () => {
  const checked = expectValue(await pool([pepperA]).check('a password that nobody has', null))
  assert.equal(checked.isRight, false)
})

test('a stolen hash is no use without the pepper; a replaced pepper is told', async () => {
  const hash = expectValue(await pool([pepperA]).hash('le tilleul sent bon'))
  const without = expectValue(await pool([pepperB]).check('le tilleul sent bon', hash))
  assert.equal(without.isRight, false)
  const rotated = expectValue(await pool([pepperB, pepperA]).check('le tilleul sent bon', hash))
  assert.deepEqual(rotated, { isRight: true, isStale: true })
})

test('an unknown login costs about what a wrong password costs', async () => {
  const passwords = pool([pepperA], 1)
  const hash = expectValue(await passwords.hash('le tilleul sent bon'))
  await passwords.check('x', null)
  // What the processor did, each beside the other: a clock on the wall tells of a busy machine.
  const costOf = async (compared: string | null): Promise<number> => {
    const before = process.cpuUsage()
    await passwords.check('something wrong', compared)
    const { system, user } = process.cpuUsage(before)
    return system + user
  }
  const costs: { known: number; unknown: number }[] = []
  for (let count = 0; count < 15; count += 1) {
    costs.push({ known: await costOf(hash), unknown: await costOf(null) })
  }
  const ratios = costs.map(({ known, unknown }) => unknown / known)
  const ratio = ratios.toSorted((a, b) => a - b)[7] ?? 0
  assert.ok(ratio > 1 / 2 && ratio < 2, String(ratio))
})

test('what does not fit in the queue is sent away at once, the rest is answered', async () => {
  const passwords = pool([pepperA], 1)
  const hash = expectValue(await passwords.hash('le tilleul sent bon'))
  const answers = await Promise.all(
    Array.from({ length: 130 }, () => passwords.check('le tilleul sent bon', hash)),
  )
  const right = answers.filter((answer) => answer.ok && answer.value.isRight)
  const refused = answers.filter((answer) => !answer.ok)
  assert.ok(refused.length >= 29, String(refused.length))
  assert.equal(right.length + refused.length, 130)
  for (const answer of refused) {
    assert.ok(!answer.ok)
    assert.equal(answer.refusal.code, 'overloaded')
    assert.ok(Number(answer.refusal.detail?.retryAfterMs) >= 1_000)
  }
  assert.deepEqual(passwords.load(), { running: 0, waiting: 0 })
})
