/**
 * Records that somebody took away are missed, also the oldest ones, also all of them, also where a
 * file that anybody can write says that it is in order.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type RecordsCheckOptions, verifyRecords } from '#pipes/journal/verify-records.ts'
import { sequenceTestJournal } from './test-journal.ts'
import { testFolder } from './test-log.ts'
import { openTestRecorder, testCall } from './test-recorder.ts'

const days = ['2027-04-04', '2027-04-05', '2027-04-06', '2027-04-07'] as const
const nowMs = Date.parse('2027-04-07T18:00:00Z')
/** Of each day: the start of a run and a request, padded. */
const leavesOfDay = 16

async function writeDays(context: TestContext): Promise<{ dataDir: string; records: string }> {
  const dataDir = testFolder(context)
  for (const day of days) {
    const clock = fixedClock(`${day}T08:00:00Z`)
    const { queue, recorder, writer } = openTestRecorder(dataDir, { clock })
    recorder.seeCall(testCall({ began: { atMs: clock.now(), steadyMs: 0 } }))
    await queue.drain(5_000)
    await writer.close()
    await sequenceTestJournal(dataDir)
  }
  return { dataDir, records: join(dataDir, 'journal/records') }
}

async function missingIn(dataDir: string, more: Partial<RecordsCheckOptions> = {}) {
  const { doubtedDays, flaws } = await verifyRecords(dataDir, { nowMs, ...more })
  const ranges = flaws.map(({ fromLeaf, toLeaf, what }) => [what, fromLeaf, toLeaf])
  return { doubtedDays, ranges }
}

function writeNote(records: string, day: string, leaves: readonly [number, number]): void {
  mkdirSync(join(records, day), { recursive: true })
  const note = canonicalJson({ format: 'preau-forgotten-1', leaves: [leaves] })
  writeFileSync(join(records, day, 'forgotten.json'), note)
}

const upTo = (days: number) => days * leavesOfDay

test('the oldest files up to this morning, and all of them', async (context) => {
  const { dataDir, records } = await writeDays(context)
  assert.deepEqual(await missingIn(dataDir), { doubtedDays: [], ranges: [] })
  for (const day of days.slice(0, 3)) rmSync(join(records, day), { recursive: true })
  assert.deepEqual((await missingIn(dataDir)).ranges, [['missing', 0, upTo(3)]])
  rmSync(records, { recursive: true })
  assert.deepEqual((await missingIn(dataDir)).ranges, [['missing', 0, upTo(4)]])
})

test('a note explains nothing of a day that nobody may forget yet', async (context) => {
  const { dataDir, records } = await writeDays(context)
  for (const name of readdirSync(join(records, days[2]))) rmSync(join(records, days[2], name))
  writeNote(records, days[2], [upTo(2), upTo(3)])
  const told = { doubtedDays: [days[2]], ranges: [['missing', upTo(2), upTo(3)]] }
  assert.deepEqual(await missingIn(dataDir), told)
  // A year later, and a day, it is in order.
  const yearLater = Date.parse('2028-04-07T00:00:00Z')
  assert.deepEqual((await missingIn(dataDir, { nowMs: yearLater })).ranges, [])
  assert.equal((await missingIn(dataDir, { nowMs: yearLater - 1 })).ranges.length, 1)
})

test('a note under an old day explains nothing of what came after newer days', async (context) => {
  const { dataDir, records } = await writeDays(context)
  rmSync(join(records, days[2]), { recursive: true })
  writeNote(records, '2020-01-06', [upTo(2), upTo(3)])
  const told = { doubtedDays: ['2020-01-06'], ranges: [['missing', upTo(2), upTo(3)]] }
  assert.deepEqual(await missingIn(dataDir), told)
})

test('nor of what came after a checkpoint that a witness saw', async (context) => {
  const { dataDir, records } = await writeDays(context)
  for (const day of days.slice(0, 3)) rmSync(join(records, day), { recursive: true })
  writeNote(records, '2020-01-06', [0, upTo(3)])
  const since = [{ leaf: upTo(1), day: days[0] }]
  const told = { doubtedDays: ['2020-01-06'], ranges: [['missing', upTo(1), upTo(3)]] }
  assert.deepEqual(await missingIn(dataDir, { since }), told)
})

/** Its head says what is wanted; nothing behind it opens. */
function writeFalseFile(records: string, claims: object, bytes: number): void {
  const head = Buffer.from(
    canonicalJson({
      ...{ day: days[0], first: 0, format: 'preau-records-1', keyId: '0123456789abcdef' },
      ...{ padding: 1_000, receipts: 0, records: 40_000, ...claims },
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  mkdirSync(join(records, days[0]), { recursive: true })
  const file = Buffer.concat([length, head, Buffer.alloc(bytes)])
  writeFileSync(join(records, days[0], '000000000000.sealed'), file)
}

test('a file whose head claims the leaves of all others does not stand for them', async (context) => {
  const { dataDir, records } = await writeDays(context)
  for (const day of days) rmSync(join(records, day), { recursive: true })
  const told = async (claims: object, bytes: number) => {
    writeFalseFile(records, claims, bytes)
    return (await missingIn(dataDir)).ranges
  }
  assert.deepEqual(await told({}, 100), [['altered', 0, 1]])
  assert.deepEqual(await told({ records: null }, 2_000), [['altered', 0, 1]])
  // Room for all of them, and more than the log has.
  assert.deepEqual(await told({}, 41_001 * 32), [['altered', 0, 41_000]])
})
