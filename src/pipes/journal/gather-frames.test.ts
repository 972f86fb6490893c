/** What is read of segments: all of it, in its order, cut into files by day and by number. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { testFolder } from '../../../tests/test-log.ts'
import { openDayKeys } from './day-key-store.ts'
import { type Gathered, gatherFrames, layDesk } from './gather-frames.ts'
import { recordsOfFileMax } from './sealed-records.ts'
import { sealFrame } from './segment-frame.ts'
import { openSegmentWriter } from './segment-writer-store.ts'

const days = ['2026-03-01', '2026-03-02'] as const

test('batches are of one day and no larger than a file, and hold every line in its order', async (t) => {
  const dataDir = testFolder(t)
  const keys = openDayKeys(dataDir, systemRandom)
  const run = 'run'
  const writer = openSegmentWriter(dataDir, run, systemClock)
  const sealed = (day: string, text: string, sealKey = keys.secretsOf(day).sealKey): Buffer =>
    sealFrame(Buffer.from(text), { sealKey, iv: randomBytes(12), day, run })
  const wanted: Record<string, string> = { [days[0]]: '', [days[1]]: '' }
  let line = 0
  for (const day of days) {
    const frames: Buffer[] = []
    for (let frame = 0; frame < 26; frame += 1) {
      let text = ''
      // Long enough in all for a desk that must grow.
      for (let more = 0; more < 217; more += 1, line += 1)
        text += `{"n":${line}}${' '.repeat(500)}\n`
      wanted[day] += text
      frames.push(sealed(day, text))
      // What does not open is opened over the desk all the same, behind what lies there.
      if (frame % 7 !== 0) continue
      frames.push(sealed(day, '{"n":"strange"}\n'.repeat(90), randomBytes(32)))
    }
    await writer.append(Buffer.concat(frames))
  }
  await writer.close()

  const batches: Gathered[] = []
  const keep = async (batch: Gathered): Promise<void> => {
    batches.push({ ...batch, text: Buffer.from(batch.text) })
  }
  const desk = layDesk()
  const parts = { dataDir, keys, log: silentLog, desk, onBatch: keep }
  const { isBehind, last, records } = await gatherFrames(parts, {})
  if (last !== null) await keep(last)

  assert.equal(records, line)
  assert.equal(isBehind, false)
  for (const day of days) {
    const own = batches.filter((batch) => batch.day === day)
    assert.equal(own.map(({ text }) => text.toString()).join(''), wanted[day])
  }
  assert.ok(batches.length > days.length)
  assert.ok(batches.every(({ count }) => count.lines <= recordsOfFileMax))
  assert.equal(
    batches.reduce((sum, { count }) => sum + count.lines, 0),
    line,
  )
})
