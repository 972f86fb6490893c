/** Segments that were kept because of a damage: they fill no disk, and go when the days do in which they were found. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { installFolder } from '#engine/config/config.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { describeDamaged, keepDamagedSegment } from '#pipes/journal/damaged-segments-store.ts'
import { forgetDayKeys } from '#pipes/journal/forget-day-keys.ts'
import { writeTestJournal } from './test-journal.ts'
import { testFolder } from './test-log.ts'

const bytesMax = 250

/** Segments 0, 1, 2 … of a run, each of so many bytes. */
function writeSegments(context: TestContext, sizes: readonly number[]) {
  const dataDir = testFolder(context)
  const segment = (number: number) =>
    join(dataDir, 'journal/segments/run', `0000000${number}.segment`)
  mkdirSync(join(dataDir, 'journal/segments/run'), { recursive: true })
  for (const [number, size] of sizes.entries()) {
    writeFileSync(segment(number), Buffer.alloc(size, 1))
  }
  const keep = (number: number) => keepDamagedSegment(dataDir, { run: 'run', number }, bytesMax)
  return { dataDir, keep, segment }
}

test('the first ones are kept, and those for which there is no room are counted, once each', async (t) => {
  const { dataDir, keep, segment } = writeSegments(t, [100, 100, 100, 60])
  assert.deepEqual(await describeDamaged(dataDir), { kept: 0, bytes: 0, leftOut: 0 })
  assert.deepEqual(
    [await keep(0), await keep(1), await keep(2), await keep(3)],
    ['kept', 'kept', 'left out', 'left out'],
  )
  for (const number of [0, 1, 2, 3]) assert.equal(await keep(number), 'known')
  assert.deepEqual(await describeDamaged(dataDir), { kept: 2, bytes: 200, leftOut: 2 })
  // One that grew is kept as it is now, in the place of what it was.
  writeFileSync(segment(1), Buffer.alloc(140, 1))
  assert.equal(await keep(1), 'kept')
  writeFileSync(segment(1), Buffer.alloc(160, 1))
  assert.equal(await keep(1), 'left out')
  assert.deepEqual(await describeDamaged(dataDir), { kept: 2, bytes: 240, leftOut: 3 })
  // One that is still written to is told as it grows, and is one.
  writeFileSync(segment(2), Buffer.alloc(110, 1))
  assert.deepEqual([await keep(2), await keep(2)], ['left out', 'known'])
  assert.deepEqual(await describeDamaged(dataDir), { kept: 2, bytes: 240, leftOut: 3 })
})

test('a copy that somebody takes away while they are counted is not there', async (t) => {
  const { dataDir, keep } = writeSegments(t, [100, 100])
  await keep(0)
  // A name that leads nowhere: what the folder tells, and nobody finds any more.
  const gone = join(dataDir, 'journal/segments-damaged/run/00000007.segment')
  symlinkSync(join(dataDir, 'nowhere'), gone)
  assert.deepEqual(await describeDamaged(dataDir), { kept: 1, bytes: 100, leftOut: 0 })
  assert.equal(await keep(1), 'kept')
  await forgetDayKeys(dataDir, {
    clock: fixedClock('2099-03-02T04:00:00Z'),
    random: systemRandom,
  })
  assert.deepEqual(await describeDamaged(dataDir), { kept: 0, bytes: 0, leftOut: 0 })
})

test('they go when twelve months are over, and what is younger stays', async (t) => {
  const { dataDir, keep } = writeSegments(t, [100, 100, 100])
  for (const number of [0, 1, 2]) await keep(number)
  const damaged = join(dataDir, 'journal/segments-damaged')
  const found = (name: string, day: string) =>
    utimesSync(join(damaged, name), new Date(day), new Date(day))
  found('run/00000000.segment', '2026-03-01T23:00:00Z')
  found('run/00000001.segment', '2026-03-02T01:00:00Z')
  found('left-out.json', '2026-03-02T01:00:00Z')
  const forgetOn = (now: string) =>
    forgetDayKeys(dataDir, { clock: fixedClock(now), random: systemRandom })
  await forgetOn('2027-03-02T04:00:00Z')
  assert.deepEqual(await describeDamaged(dataDir), { kept: 1, bytes: 100, leftOut: 1 })
  await forgetOn('2027-03-03T04:00:00Z')
  assert.deepEqual(await describeDamaged(dataDir), { kept: 0, bytes: 0, leftOut: 0 })
  assert.equal(existsSync(join(damaged, 'run')), false)
})

test('./preau journal verify tells how many there are, and nothing where there are none', async (t) => {
  const dataDir = await writeTestJournal(t)
  const verify = () =>
    spawnSync(join(installFolder, 'preau'), ['journal', 'verify', dataDir], { encoding: 'utf8' })
  const before = verify()
  assert.equal(before.status, 0, before.stderr)
  assert.doesNotMatch(before.stdout, /segments-damaged/)
  const damaged = join(dataDir, 'journal/segments-damaged')
  mkdirSync(join(damaged, 'run'), { recursive: true })
  writeFileSync(join(damaged, 'run/00000000.segment'), Buffer.alloc(1_500_000))
  writeFileSync(join(damaged, 'left-out.json'), '{"count":3,"newest":[]}')
  const { status, stdout } = verify()
  assert.equal(status, 0)
  assert.match(stdout, /segments-damaged\s: 1 \(2\sMo\)\s; non gardés, faute de place\s: 3/)
  assert.match(stdout, /segments-damaged: 1 \(2 MB\); not kept, for lack of room: 3/)
})
