/**
 * The journal of processes that are killed, of a disk that is full, and of a clock that is set back:
 * each record is in the log once, what is missing is told, and whoever is served does not wait.
 */
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { forgetDayKeys } from '#pipes/journal/forget-day-keys.ts'
import type { JournalRecord } from '#pipes/journal/journal-record.ts'
import type { RecordsFlaw } from '#pipes/journal/open-records-file.ts'
import { readJournal, readRecordParts } from '#pipes/journal/read-journal.ts'
import { readFrames } from '#pipes/journal/segment-frame.ts'
import { listSegments, readSegment } from '#pipes/journal/segment-reader.ts'
import { type SequenceGap, watchSequence } from '#pipes/journal/sequence-gaps.ts'
import { stretchesOf } from '#pipes/journal/sequence-stretches.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import type { RecordWriter } from '#pipes/journal/write-records.ts'
import { openTestSequencer } from './test-journal.ts'
import { openTestRecorder, showCalls, testCall } from './test-recorder.ts'

const folders: string[] = []
const writers: RecordWriter[] = []
after(async () => {
  for (const writer of writers) await writer.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Its files are closed after the tests. */
function openRecorder(...given: Parameters<typeof openTestRecorder>) {
  const opened = openTestRecorder(...given)
  writers.push(opened.writer)
  return opened
}

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preau-journal-'))
  folders.push(folder)
  return folder
}

async function readAll(dataDir: string) {
  const flaws: RecordsFlaw[] = []
  const records: JournalRecord[] = []
  const sequence = watchSequence()
  for await (const { lines } of readRecordParts(dataDir, { onFlaw: (flaw) => flaws.push(flaw) })) {
    for (const line of lines) {
      records.push(JSON.parse(line.toString()) as JournalRecord)
      for (const stretch of stretchesOf(line)) sequence.see(stretch)
    }
  }
  return { flaws, records, gaps: sequence.gaps() }
}

function seqsOf(records: readonly JournalRecord[], run: string): number[] {
  return records.flatMap((record) =>
    record.kind !== 'padding' && record.process === run ? [record.seq] : [],
  )
}

/** How many records the run told to be lost, and for which reasons. */
function lostOf(records: readonly JournalRecord[]) {
  const gaps = records.flatMap((record) => (record.kind === 'gap' ? [record] : []))
  const lost = gaps.reduce((sum, gap) => sum + gap.lost, 0)
  return { lost, why: [...new Set(gaps.map(({ why }) => why))] }
}

function sumOf(gaps: readonly SequenceGap[], run: string) {
  const own = gaps.filter(({ process }) => process === run)
  return {
    missing: own.reduce((sum, { missing }) => sum + missing, 0),
    told: own.reduce((sum, { told }) => sum + told, 0),
  }
}

/** Lets a writer work, kills it, and gives which of its records it told to be on the disk. */
async function workAndDie(dataDir: string): Promise<{ run: string; durable: number } | null> {
  const script = join(import.meta.dirname, 'journal-writer.ts')
  const child = spawn(process.execPath, [script, JSON.stringify({ dataDir })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last: { run: string; durable: number } | null = null
  const lines = createInterface({ input: child.stdout })
  const begun = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      last = JSON.parse(line) as { run: string; durable: number }
      resolve()
    })
  })
  const early = once(child, 'exit').then(() => assert.fail('the writer ended by itself'))
  await Promise.race([begun, early])
  early.catch(() => undefined)
  await wait(50 + Math.random() * 500)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  return last
}

describe('the journal survives', () => {
  test('kill -9 at any moment: each record that was on the disk is in the log once', async () => {
    const dataDir = freshFolder()
    const told: { run: string; durable: number }[] = []
    for (let life = 0; life < 6; life += 1) {
      const last = await workAndDie(dataDir)
      if (last !== null) told.push(last)
    }
    const sequencer = await openTestSequencer(dataDir)
    while ((await sequencer.step()).records > 0);
    const { flaws, records } = await readAll(dataDir)
    const isUnsigned = ({ what }: RecordsFlaw) => what === 'unsigned'
    assert.deepEqual(
      flaws.filter((flaw) => !isUnsigned(flaw)),
      [],
    )
    assert.equal(told.length, 6)
    for (const { durable, run } of told) {
      const seqs = seqsOf(records, run).sort((left, right) => left - right)
      assert.deepEqual(
        seqs,
        Array.from({ length: seqs.length }, (_, seq) => seq),
      )
      assert.ok(seqs.length > durable, `${seqs.length} of ${durable}`)
    }
  })

  test('a frame that a crash tore is told from one that somebody changed', async () => {
    const dataDir = freshFolder()
    const { queue, recorder, writer } = openRecorder(dataDir)
    showCalls(recorder, 10)
    await queue.drain(5_000)
    showCalls(recorder, 10)
    await queue.drain(5_000)
    await writer.close()
    const [file] = await listSegments(dataDir)
    assert.ok(file)
    const bytes = await readSegment(dataDir, file, {
      from: 0,
      into: Buffer.alloc(file.bytes),
    })
    const { frames, state } = readFrames(bytes, 0)
    assert.equal(state, 'whole')
    assert.equal(frames.length, 2)
    const [first] = frames
    for (const cut of [1, 7, 8, 20, bytes.length - (first?.end ?? 0) - 1]) {
      const torn = readFrames(bytes.subarray(0, (first?.end ?? 0) + cut), 0)
      assert.deepEqual([torn.state, torn.frames.length, torn.end], ['torn', 1, first?.end])
    }
    const changed = Buffer.from(bytes)
    changed[40] = (changed[40] ?? 0) ^ 1
    assert.equal(readFrames(changed, 0).state, 'damaged')
  })

  test('a full queue loses records by number, and a record says how many', async () => {
    const dataDir = freshFolder()
    const { queue, recorder, run } = openRecorder(dataDir, { bytesMax: 4_000 })
    showCalls(recorder, 200)
    await queue.drain(5_000)
    showCalls(recorder, 2)
    await queue.drain(5_000)
    await (await openTestSequencer(dataDir)).step()
    const { gaps, records } = await readAll(dataDir)
    const { lost, why } = lostOf(records)
    assert.ok(lost > 100)
    assert.deepEqual(why, ['queue'])
    assert.deepEqual(sumOf(gaps, run), { missing: lost, told: lost })
    assert.equal(recorder.takeLost(), lost)
  })

  test('a full disk: requests go on, and what was lost is told when there is room', async (t) => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') {
      t.diagnostic('not root: no small disk can be mounted here')
      return
    }
    const dataDir = freshFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', dataDir], { stdio: 'pipe' })
    } catch {
      t.diagnostic('no small disk can be mounted here')
      return
    }
    let closeWriter = async (): Promise<void> => undefined
    try {
      const { queue, recorder, run, writer } = openRecorder(dataDir, { bytesMax: 100_000 })
      closeWriter = () => writer.close()
      await queue.drain(5_000)
      fill(join(dataDir, 'ballast'))
      const beganAtMs = performance.now()
      showCalls(recorder, 300)
      await queue.drain(2_000)
      showCalls(recorder, 300)
      assert.ok(performance.now() - beganAtMs < 2_000)
      rmSync(join(dataDir, 'ballast'))
      for (let tries = 0; tries < 100 && queue.why() === 'disk'; tries += 1) await wait(50)
      showCalls(recorder, 5)
      await queue.drain(5_000)
      await (await openTestSequencer(dataDir)).step()
      const { flaws, gaps, records } = await readAll(dataDir)
      assert.deepEqual(flaws, [])
      const { lost, why } = lostOf(records)
      assert.ok(lost > 100 && why.includes('disk'))
      assert.deepEqual(sumOf(gaps, run), { missing: lost, told: lost })
      // 605 requests and the start of the run.
      const others = records.filter(({ kind }) => kind !== 'gap')
      assert.equal(others.length, 606 - lost)
    } finally {
      await closeWriter()
      execFileSync('umount', [dataDir])
    }
  })

  test('a clock that is set back, over midnight too: numbers and the steady clock go on', async () => {
    const dataDir = freshFolder()
    const clock = fixedClock('2026-04-07T00:00:05Z')
    const { queue, recorder, run } = openRecorder(dataDir, { clock })
    showCalls(recorder, 5)
    clock.advance(1_000)
    clock.set('2026-04-06T23:59:50Z')
    showCalls(recorder, 5)
    clock.advance(30_000)
    showCalls(recorder, 5)
    await queue.drain(5_000)
    await (await openTestSequencer(dataDir)).step()
    const { flaws, gaps, records } = await readAll(dataDir)
    assert.deepEqual([flaws, gaps], [[], []])
    assert.deepEqual(
      seqsOf(records, run),
      Array.from({ length: 16 }, (_, seq) => seq),
    )
    // Names are those of the day on which they were written.
    const people = records.flatMap((record) => (record.kind === 'request' ? [record.person] : []))
    assert.equal(new Set(people).size, 2)
  })

  test('changed files and destroyed keys are named, and the rest is read', async () => {
    const dataDir = freshFolder()
    const clock = fixedClock('2025-03-01T12:00:00Z')
    const { queue, recorder } = openRecorder(dataDir, { clock })
    const sequencer = await openTestSequencer(dataDir)
    for (let batch = 0; batch < 3; batch += 1) {
      recorder.seeCall(testCall({ began: { atMs: clock.now(), steadyMs: 0 } }))
      await queue.drain(5_000)
      await sequencer.step()
      clock.advance(86_400_000)
    }
    assert.equal((await readAll(dataDir)).records.length, 4)
    const read: JournalRecord[] = []
    const window = { from: Date.parse('2025-03-02'), to: Date.parse('2025-03-03') }
    for await (const record of readJournal(dataDir, window)) read.push(record)
    assert.equal(read.length, 1)

    const changedDay = join(dataDir, 'journal', 'records', '2025-03-02')
    const [name = ''] = readdirSync(changedDay)
    const bytes = readFileSync(join(changedDay, name))
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
    writeFileSync(join(changedDay, name), bytes)
    const altered = await readAll(dataDir)
    assert.deepEqual(
      altered.flaws.map(({ day, fromLeaf, toLeaf, what }) => [what, day, fromLeaf, toLeaf]),
      [['altered', '2025-03-02', 16, 32]],
    )
    assert.equal(altered.records.length, 3)

    const later = fixedClock('2026-03-01T23:59:59Z')
    const given = { clock: later, random: systemRandom }
    assert.deepEqual(await forgetDayKeys(dataDir, given), [])
    later.advance(2 * 86_400_000)
    assert.deepEqual(await forgetDayKeys(dataDir, given), ['2025-03-01', '2025-03-02'])
    assert.deepEqual(await forgetDayKeys(dataDir, given), [])
    assert.equal((await readAll(dataDir)).records.length, 1)
    // The tree is as it was: it opens, and goes on.
    await openTestSequencer(dataDir)
  })

  test('a day that was forgotten between others is told from records that somebody took away', async () => {
    const dataDir = freshFolder()
    const days = ['2025-03-02', '2025-03-01', '2025-03-02', '2025-03-03', '2025-03-02']
    const sequencer = await openTestSequencer(dataDir)
    for (const day of days) {
      const clock = fixedClock(`${day}T12:00:00Z`)
      const { queue, recorder } = openRecorder(dataDir, { clock })
      recorder.seeCall(testCall({ began: { atMs: clock.now(), steadyMs: 0 } }))
      await queue.drain(5_000)
      await sequencer.step()
    }
    const forgetting = { clock: fixedClock('2026-03-02T12:00:00Z'), random: systemRandom }
    assert.deepEqual(await forgetDayKeys(dataDir, forgetting), ['2025-03-01'])
    const nowMs = forgetting.clock.now()
    const forgotten = await verifyRecords(dataDir, { nowMs })
    assert.deepEqual([forgotten.flaws, forgotten.forgottenLeaves], [[], 16])
    assert.deepEqual(await forgetDayKeys(dataDir, forgetting), [])

    const records = join(dataDir, 'journal/records')
    const [, second = ''] = readdirSync(join(records, '2025-03-02')).sort()
    rmSync(join(records, '2025-03-02', second))
    const taken = await verifyRecords(dataDir, { nowMs })
    assert.deepEqual(
      taken.flaws.map(({ fromLeaf, toLeaf, what }) => [what, fromLeaf, toLeaf]),
      [['missing', 32, 48]],
    )
    // A note that is damaged explains nothing.
    writeFileSync(join(records, '2025-03-01/forgotten.json'), '{"leaves":[[0,80]]}')
    assert.deepEqual((await readAll(dataDir)).flaws[0], {
      ...{ what: 'missing', day: null },
      ...{ fromLeaf: 16, toLeaf: 48 },
    })
  })

  test('what waited longest enters the log first, whatever the name of its run', async () => {
    for (let times = 0; times < 6; times += 1) {
      const dataDir = freshFolder()
      const runs: string[] = []
      for (let count = 0; count < 3; count += 1) {
        const { queue, recorder, run } = openRecorder(dataDir)
        recorder.seeCall(testCall())
        await queue.drain(5_000)
        runs.push(run)
        const folder = join(dataDir, 'journal/segments', run)
        const [name = ''] = readdirSync(folder)
        utimesSync(join(folder, name), count, count)
      }
      assert.deepEqual([...new Set((await listSegments(dataDir)).map(({ run }) => run))], runs)
    }
  })

  test('what comes once it has stopped is written nowhere', async () => {
    const dataDir = freshFolder()
    const { queue, recorder, run, writer } = openTestRecorder(dataDir)
    recorder.seeCall(testCall())
    await recorder.stop()
    await writer.close()
    const folder = join(dataDir, 'journal/segments', run)
    const sizes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name)).length)
    const before = sizes()
    recorder.seeCall(testCall())
    await queue.drain(1_000)
    assert.deepEqual(sizes(), before)
  })
})

/** Until nothing more fits. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  const piece = Buffer.alloc(4_096)
  try {
    for (;;) writeSync(file, piece)
  } catch {
    closeSync(file)
  }
}
