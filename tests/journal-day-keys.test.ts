/**
 * The key of a day is made on a disk that may be full: whoever is served does not notice, what could not be
 * kept is told, and the key of the next day is there long before midnight.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import type { JournalRecord } from '#pipes/journal/journal-record.ts'
import { readRecordParts } from '#pipes/journal/read-journal.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { sequenceTestJournal } from './test-journal.ts'
import { testFolder } from './test-log.ts'
import { openTestRecorder, showCalls } from './test-recorder.ts'

/** A disk that takes no new key while it is full, and counts how often it was asked. */
function layDisk(dataDir: string, isFull: boolean) {
  const disk = { isFull, asked: 0 }
  const beforeKey = (day: string): void => {
    if (!disk.isFull || existsSync(join(dataDir, `journal-keys/${day}.key`))) return
    disk.asked += 1
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  return { beforeKey, disk }
}

function open(context: TestContext, startsAt: string, isFull: boolean) {
  const dataDir = testFolder(context)
  const clock = fixedClock(startsAt)
  const { beforeKey, disk } = layDisk(dataDir, isFull)
  const opened = openTestRecorder(dataDir, { clock, beforeKey })
  context.after(() => opened.writer.close())
  return { ...opened, clock, dataDir, disk }
}

async function readDays(dataDir: string): Promise<Map<string, JournalRecord[]>> {
  const days = new Map<string, JournalRecord[]>()
  for await (const { head, lines } of readRecordParts(dataDir)) {
    const records = lines.map((line) => JSON.parse(line.toString()) as JournalRecord)
    days.set(head.day, [...(days.get(head.day) ?? []), ...records])
  }
  return days
}

const beat = { kind: 'measure', what: 'a sign of life', until: 0 } as const

test('midnight on a full disk: nothing is thrown, and what was lost is told once there is room', async (context) => {
  const { clock, dataDir, disk, queue, recorder } = open(context, '2026-04-06T03:59:00Z', false)
  // Nobody was there after four, so that no key lies ready.
  showCalls(recorder, 3)
  disk.isFull = true
  clock.set('2026-04-07T00:00:05Z')
  showCalls(recorder, 400)
  assert.equal(recorder.add(beat), false)
  assert.equal(disk.asked, 1, 'the disk is not asked for every record')
  assert.equal(recorder.takeLost(), 401)

  clock.advance(2_000)
  showCalls(recorder, 2)
  assert.equal(disk.asked, 2)
  disk.isFull = false
  clock.advance(2_000)
  assert.equal(recorder.add(beat), true)
  showCalls(recorder, 4)
  await queue.drain(5_000)
  await sequenceTestJournal(dataDir)

  const { flaws, gaps } = await verifyRecords(dataDir, { nowMs: clock.now() })
  assert.deepEqual(flaws, [])
  assert.deepEqual(
    gaps.map(({ missing, seq, told }) => ({ missing, seq, told })),
    [{ missing: 403, seq: 4, told: 403 }],
  )
  const days = await readDays(dataDir)
  const kindsOf = (day: string) =>
    (days.get(day) ?? []).flatMap(({ kind }) => (kind === 'padding' ? [] : [kind]))
  // Nothing of the new day stands under the names of the old one.
  assert.deepEqual(kindsOf('2026-04-06'), ['run', 'request', 'request', 'request'])
  const four = ['request', 'request', 'request', 'request']
  assert.deepEqual(kindsOf('2026-04-07'), ['gap', 'measure', ...four])
})

test('a process that starts on a full disk serves, and its journal begins when there is room', async (context) => {
  const { clock, dataDir, disk, queue, recorder } = open(context, '2026-04-07T08:00:00Z', true)
  assert.equal(recorder.hasBegun, false)
  showCalls(recorder, 10)
  disk.isFull = false
  clock.advance(2_000)
  showCalls(recorder, 10)
  await queue.drain(5_000)
  await sequenceTestJournal(dataDir)
  const { flaws, gaps, records } = await verifyRecords(dataDir, { nowMs: clock.now() })
  assert.deepEqual([flaws, gaps, records], [[], [], 11])
})

test('the key of the next day is there long before midnight, and a disk that is full then loses nothing', async (context) => {
  const { clock, dataDir, disk, queue, recorder } = open(context, '2026-04-06T03:59:00Z', false)
  const next = join(dataDir, 'journal-keys/2026-04-07.key')
  recorder.add(beat)
  assert.equal(existsSync(next), false)
  disk.isFull = true
  clock.set('2026-04-06T04:00:01Z')
  assert.equal(recorder.add(beat), true)
  assert.equal(existsSync(next), false)
  clock.advance(2_000)
  disk.isFull = false
  assert.equal(recorder.add(beat), true)
  assert.equal(existsSync(next), true)
  disk.isFull = true
  clock.set('2026-04-07T00:00:05Z')
  showCalls(recorder, 5)
  assert.equal(recorder.takeLost(), 0)
  await queue.drain(5_000)
})
