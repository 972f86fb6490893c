/**
 * Somebody or something changes what a process wrote before it is in the log: what is whole behind it is
 * taken, what is missing shows, and the segment is kept as it was found.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { type Gathered, gatherFrames, layDesk } from '#pipes/journal/gather-frames.ts'
import { openSequencer } from '#pipes/journal/open-sequencer.ts'
import { runSilentMs } from '#pipes/journal/run-silence.ts'
import { frameBytesMax, readFrames, sealFrame } from '#pipes/journal/segment-frame.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openTestLog, testFolder } from './test-log.ts'
import { openTestRecorder, showCalls } from './test-recorder.ts'

const now = '2027-04-06T08:00:00Z'
const framesOfSegment = 3
const callsOfFrame = 20

/** A run with one segment of three frames, which is closed; `more` segments after it. */
async function writeRun(context: TestContext, more: number) {
  const dataDir = testFolder(context)
  const clock = fixedClock(now)
  const { queue, recorder, run, writer } = openTestRecorder(dataDir, { clock })
  for (let frame = 0; frame < framesOfSegment; frame += 1) {
    showCalls(recorder, callsOfFrame)
    await queue.drain(5_000)
  }
  for (let segment = 0; segment < more; segment += 1) {
    await writer.close()
    showCalls(recorder, callsOfFrame)
    await queue.drain(5_000)
  }
  await writer.close()
  const folder = join(dataDir, 'journal/segments', run)
  const kept = join(dataDir, 'journal/segments-damaged', run, '00000000.segment')
  return { dataDir, folder, kept, path: join(folder, '00000000.segment') }
}

async function sequence(dataDir: string) {
  const clock = fixedClock(0)
  const told: string[] = []
  const sequencer = await openSequencer({
    dataDir,
    log: { ...silentLog, error: (_, message) => void told.push(message) },
    tiles: await openTestLog(logFolder(dataDir)),
    keys: openDayKeys(dataDir, systemRandom),
    clock,
    chance: randomBytes,
  })
  return { clock, sequencer, told }
}

/** How many records are in the log, and how many are missing without a word. */
async function count(dataDir: string) {
  const { flaws, gaps, records } = await verifyRecords(dataDir, { nowMs: Date.parse(now) })
  assert.deepEqual(flaws, [])
  const untold = gaps.reduce((sum, { missing, told }) => sum + missing - told, 0)
  return { records, untold }
}

const harms: Record<string, (bytes: Buffer) => void> = {
  'a byte of a frame': (bytes) => bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60),
  'its length': (bytes) => bytes.writeUInt32BE(frameBytesMax, 0),
  'a length that no frame has': (bytes) => bytes.writeUInt32BE(0xffff_ffff, 0),
  'its checksum': (bytes) => bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5),
}

for (const [what, harm] of Object.entries(harms)) {
  test(`${what} is changed: the other frames are taken, and the segment is kept`, async (context) => {
    const { dataDir, folder, kept, path } = await writeRun(context, 1)
    const bytes = readFileSync(path)
    // The second frame, so that one is whole before it and one behind it.
    const [first] = readFrames(bytes, 0).frames
    harm(bytes.subarray(first?.end))
    writeFileSync(path, bytes)
    const { sequencer, told } = await sequence(dataDir)
    await sequencer.step()
    await sequencer.step()
    const all = 1 + callsOfFrame * (framesOfSegment + 1)
    const lost = { records: all - callsOfFrame, untold: callsOfFrame }
    assert.deepEqual(await count(dataDir), lost)
    assert.deepEqual(told, ['a segment was damaged or altered'])
    assert.deepEqual(readFileSync(kept), bytes)
    assert.deepEqual(readdirSync(folder), ['00000001.segment'])
  })
}

test('the last segment of a run that is over is kept too, and told once', async (context) => {
  const { dataDir, folder, kept, path } = await writeRun(context, 0)
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60)
  writeFileSync(path, bytes)
  const { clock, sequencer, told } = await sequence(dataDir)
  for (let step = 0; step < 3; step += 1) {
    await sequencer.step()
    clock.advance(runSilentMs)
  }
  assert.equal(existsSync(folder), false)
  assert.deepEqual(readFileSync(kept), bytes)
  assert.equal(told.length, 1)
  assert.equal((await count(dataDir)).records, callsOfFrame * (framesOfSegment - 1))
})

test('a frame that was sealed by somebody else is kept, and no day stops the others', async (context) => {
  const { dataDir, kept, path } = await writeRun(context, 1)
  const sealed = (day: string) =>
    sealFrame(Buffer.from('{}\n'), { sealKey: randomBytes(32), iv: randomBytes(12), day, run: 'x' })
  const never = sealed('+012000-01-01')
  const bytes = Buffer.concat([sealed('2020-01-06'), never, readFileSync(path)])
  writeFileSync(path, bytes)
  const { sequencer, told } = await sequence(dataDir)
  await sequencer.step()
  assert.deepEqual(told, ['a frame does not open', 'a segment was damaged or altered'])
  assert.deepEqual(readFileSync(kept), bytes)
  const records = 1 + callsOfFrame * (framesOfSegment + 1)
  assert.deepEqual(await count(dataDir), { records, untold: 0 })
})

test('frames are found again behind more than is read at once', async (context) => {
  const dataDir = testFolder(context)
  const keys = openDayKeys(dataDir, systemRandom)
  const [day, run] = ['2027-04-06', 'run']
  const { sealKey } = keys.secretsOf(day)
  const sealed = (text: string) =>
    sealFrame(Buffer.from(text), { sealKey, iv: randomBytes(12), day, run })
  const folder = join(dataDir, 'journal/segments', run)
  mkdirSync(folder, { recursive: true })
  const noise = randomBytes(5 * frameBytesMax)
  const whole = [sealed('{"n":1}\n'), noise, sealed('{"n":2}\n'), sealed('{"n":3}\n')]
  writeFileSync(join(folder, '00000000.segment'), Buffer.concat(whole))
  const onBatch = async (): Promise<void> => assert.fail('one batch holds all')
  const parts = { dataDir, keys, log: silentLog, desk: layDesk(), onBatch }
  const { ends, last, records } = await gatherFrames(parts, {})
  assert.equal(records, 3)
  assert.equal((last as Gathered).text.toString(), '{"n":1}\n{"n":2}\n{"n":3}\n')
  assert.deepEqual(
    ends.map(({ readTo, state }) => [readTo, state]),
    [[Buffer.concat(whole).length, 'whole']],
  )
})
