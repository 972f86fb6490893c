/**
 * What the journal costs: arrivals that a process answers when it is never left alone, with the journal
 * on as a share of those with it off, two servers side by side and slices in turn, in the order ABBA, so
 * that a machine that others use favours neither. Of each pair the share is taken, and the one in the
 * middle told. Beside it what the process used of the machine for each arrival, all of its threads, which
 * depends least on who else is there; how long a million records take to be verified, every one opened
 * and compared with the log; and how much disk each needs.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openSequencer } from '#pipes/journal/open-sequencer.ts'
import { openVerifyCrew } from '#pipes/journal/verify-crew.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { folderSource } from '#pipes/public-log/log-source-store.ts'
import { openTileLog } from '#pipes/public-log/open-tile-log.ts'
import { verifyLog } from '#pipes/public-log/verify-log.ts'
import { testOrigin, testSigner } from '../../../tests/test-log.ts'
import { openTestRecorder, testCall } from '../../../tests/test-recorder.ts'
import type { BenchGround } from '../bench-ground.ts'
import type { Measurement } from '../finding.ts'
import { medianBy } from '../load/latency-record.ts'
import { readProcessCpu, untilCalm } from '../process-cpu.ts'
import { beginMorning, type Morning } from './arrival.ts'

/**
 * As much comes before it is counted as the sequencer takes at once (in a cell of tests every second): it
 * works while arrivals are counted, as it does all morning. More people than come in that time: whoever came
 * a second time would cost less, and more of them come to the cell that is quicker.
 */
const slice = { people: 31_000, ratePerSecond: null, warmUpSeconds: 0.8, seconds: 1 }
const openings = 5
/** No other one begins after this: where a machine is crowded, cells take a minute to start. */
const openingsMsMax = 100_000
/** Turns of each opening, in pairs. */
const turns = ['off', 'on', 'on', 'off'] as const
/** Longest that what a slice left behind is waited for. */
const calmMsMax = 6_000
/** The sequencer of a cell of tests has looked once at least. */
const restMs = 1_200
const recordsVerified = 1_000_000
const recordsAtOnce = 20_000
/** Who comes: addresses and accounts, each more than once. */
const people = 200_000

const helperScript = join(import.meta.dirname, '../../../src/pipes/journal/verify-worker.ts')

export const journal: Measurement = {
  name: 'journal',
  isApart: true,
  target: { value: 0.9, is: 'at_least', alsoMax: { verifiedInSeconds: 15 } },
  async measure(ground) {
    const pairs: Pair[] = []
    const untilMs = performance.now() + openingsMsMax
    for (let opening = 0; opening < openings; opening += 1) {
      if (opening > 0 && performance.now() > untilMs) break
      pairs.push(...(await comparePairs(ground, opening % 2 === 1)))
    }
    const middle = (pick: (pair: Pair) => number) => pick(medianBy(pairs, pick))
    const shares = pairs.map(({ on, off }) => on.perSecond / off.perSecond)
    const hasRunOut = pairs.some(
      ({ off, on }) => Math.max(off.arrivals, on.arrivals) >= slice.people,
    )
    return {
      voided: hasRunOut ? `more than ${slice.people} would have come in a slice` : null,
      value: middle(({ on, off }) => on.perSecond / off.perSecond),
      unit: 'of arrivals',
      failed: pairs.reduce((sum, { on, off }) => sum + on.failed + off.failed, 0),
      also: {
        pairs: pairs.length,
        lowest: Math.min(...shares),
        highest: Math.max(...shares),
        on: middle(({ on }) => on.perSecond),
        off: middle(({ off }) => off.perSecond),
        cpuShare: middle(({ on, off }) => off.cpuUs / on.cpuUs),
        cpuUsOn: middle(({ on }) => on.cpuUs),
        cpuUsOff: middle(({ off }) => off.cpuUs),
        loopShare: middle(({ on, off }) => off.loopUs / on.loopUs),
        loopUsOn: middle(({ on }) => on.loopUs),
        loopUsOff: middle(({ off }) => off.loopUs),
        ...(await verifyMillion()),
      },
    }
  },
}

interface Slice {
  readonly perSecond: number
  readonly failed: number
  /** Who came in it; more are not brought. */
  readonly arrivals: number
  /** Of the whole process, and of the thread that serves, for each arrival. */
  readonly cpuUs: number
  readonly loopUs: number
}

interface Pair {
  readonly on: Slice
  readonly off: Slice
}

/** Slices of two cells to which nobody has come yet, in turn; turned round every other time. */
async function comparePairs(ground: BenchGround, isTurned: boolean): Promise<Pair[]> {
  const cells = await ground.journalPair(isTurned)
  const mornings = { off: await beginMorning(cells.off), on: await beginMorning(cells.on) }
  const pairs: Pair[] = []
  let last: Slice | null = null
  for (const turn of turns) {
    const isOn = (turn === 'on') !== isTurned
    const now = await measureSlice(isOn ? mornings.on : mornings.off)
    if (last === null) last = now
    else {
      pairs.push(isOn ? { on: now, off: last } : { on: last, off: now })
      last = null
    }
  }
  await mornings.off.stop()
  await mornings.on.stop()
  return pairs
}

/** The work that it left behind is waited for, and counted with it. */
async function measureSlice({ cell, come }: Morning): Promise<Slice> {
  const before = { ...readProcessCpu(cell.pid), arrived: await cell.arrived() }
  const { failed, perSecond } = await come(slice)
  await pause(restMs)
  await untilCalm(cell.pid, calmMsMax)
  const after = { ...readProcessCpu(cell.pid), arrived: await cell.arrived() }
  const arrivals = Math.max(1, after.arrived - before.arrived)
  return {
    perSecond,
    failed,
    arrivals,
    cpuUs: ((after.allMs - before.allMs) * 1_000) / arrivals,
    loopUs: ((after.loopMs - before.loopMs) * 1_000) / arrivals,
  }
}

async function verifyMillion() {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-journal-'))
  const helpers = openVerifyCrew(helperScript)
  try {
    await fillJournal(dataDir)
    const bytes = await bytesIn(join(dataDir, 'journal'))
    const began = performance.now()
    const cpuBefore = process.cpuUsage()
    const { faults } = await verifyLog(folderSource(logFolder(dataDir)), {
      keys: [testSigner.verifierKey],
      since: [],
      helpers,
    })
    const { flaws, gaps, records } = await verifyRecords(dataDir, {
      helpers,
      nowMs: systemClock.now(),
    })
    const verifiedInSeconds = (performance.now() - began) / 1_000
    const { system, user } = process.cpuUsage(cpuBefore)
    if (faults.length + flaws.length + gaps.length > 0 || records < recordsVerified) {
      throw new Error(`${records} records: the journal does not verify`)
    }
    const cpuSeconds = (system + user) / 1_000_000
    return { verifiedInSeconds, verifyCpuSeconds: cpuSeconds, bytesPerRecord: bytes / records }
  } finally {
    await helpers.stop()
    await rm(dataDir, { recursive: true })
  }
}

/** Requests as they come at eight, each with its receipt, brought into the log. */
async function fillJournal(dataDir: string): Promise<void> {
  const { queue, recorder, writer } = openTestRecorder(dataDir)
  const sequencer = await openSequencer({
    dataDir,
    log: silentLog,
    tiles: await openTileLog(logFolder(dataDir), { origin: testOrigin, signer: testSigner }),
    keys: openDayKeys(dataDir, systemRandom),
    clock: systemClock,
    chance: randomBytes,
  })
  const { note } = testCall()
  for (let shown = 0; shown < recordsVerified; shown += 1) {
    const one = shown % people
    const address = `10.${one >> 16}.${(one >> 8) & 255}.${one & 255}`
    const call = testCall({ address, note: { ...note, person: `account:${one}` } })
    recorder.seeCall({ ...call, receipt: recorder.receiptOf(call, 200) })
    if (shown % recordsAtOnce === 0) await queue.drain(60_000)
    if (shown % (recordsAtOnce * 5) === 0) await sequencer.step()
  }
  await recorder.stop()
  await writer.close()
  while ((await sequencer.step()).records > 0);
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}
