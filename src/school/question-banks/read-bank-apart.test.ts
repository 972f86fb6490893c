/** A bank that would take minutes to read ends after its time, and holds up nobody meanwhile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectValue } from '#kernel/result.ts'
import { readBank } from './question-bank.ts'
import { readBankApart } from './read-bank-apart.ts'

const bank = '::Seine:: La Seine se jette dans la Manche. {T}\n\n::Somme:: 2 + 2 {=4 ~3}\n'
/** No blank line between the questions: each looks back at all the others. */
const endless = 'a {=b}\n'.repeat(40_000)

test('a bank read apart is the same as one read here', async () => {
  const bytes = Buffer.from(bank)
  assert.deepEqual(expectValue(await readBankApart(bytes, 'a.gift')), readBank(bytes, 'a.gift'))
})

test('an endless bank is given up, others are answered meanwhile, and the eleventh is sent away', async () => {
  const tries = Array.from({ length: 11 }, (_, place) =>
    readBankApart(Buffer.from(place < 2 ? endless : bank), 'a.gift', {
      beginMsMax: 60_000,
      readMsMax: place < 2 ? 600 : 20_000,
    }),
  )
  let ticks = 0
  const ticking = setInterval(() => {
    ticks += 1
  }, 10)
  const outcomes = await Promise.all(tries)
  clearInterval(ticking)
  const codes = outcomes.map((outcome) => (outcome.ok ? 'read' : outcome.refusal.code))
  assert.deepEqual(codes.slice(0, 2), ['file_unreadable', 'file_unreadable'])
  assert.deepEqual(new Set(codes.slice(2, 10)), new Set(['read']))
  assert.equal(codes[10], 'overloaded')
  assert.ok(ticks > 10, `${ticks} ticks`)
  assert.equal((await readBankApart(Buffer.from(bank), 'a.gift')).ok, true)
})

test('what the thread needs to begin is not held against the file', async () => {
  const bytes = Buffer.from(bank)
  const beganAt = performance.now()
  expectValue(await readBankApart(bytes, 'a.gift'))
  const wholeMs = performance.now() - beganAt
  // Nearly all of it went by before the file was looked at: a busy machine makes it longer than any limit.
  const times = { beginMsMax: 60_000, readMsMax: wholeMs / 2 }
  expectValue(await readBankApart(bytes, 'a.gift', times))
  const never = await readBankApart(bytes, 'a.gift', { ...times, beginMsMax: 1 })
  assert.equal(never.ok ? '' : never.refusal.code, 'overloaded')
})
