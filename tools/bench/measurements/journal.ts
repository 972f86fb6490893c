/**
 * What the journal costs at the door: arrivals that a process answers when it is never left alone, with
 * the journal on as a share of those with it off, two servers in turn. Beside it: how long a million
 * records take to be verified, every one opened and compared with the log, and how much disk each needs.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import type { JournalRecord } from '#pipes/journal/journal-record.ts'
import { folderSource } from '#pipes/journal/log-source-store.ts'
import { readRecordParts } from '#pipes/journal/read-journal.ts'
import { watchSequence } from '#pipes/journal/sequence-gaps.ts'
import { logFolder, openSequencer } from '#pipes/journal/sequence-journal.ts'
import { openTileLog } from '#pipes/journal/tile-log-store.ts'
import { verifyLog } from '#pipes/journal/verify-log.ts'
import { testOrigin, testSigner } from '../../../tests/test-log.ts'
import { openTestRecorder, testCall } from '../../../tests/test-recorder.ts'
import type { BenchGround } from '../bench-ground.ts'
import type { Measurement } from '../finding.ts'
import { medianBy } from '../load/latency-record.ts'
import { openMorning } from './arrival.ts'

const burst = { people: 45_000, ratePerSecond: null, warmUpSeconds: 0.3, seconds: 1.7 }
const runs = 3
const recordsVerified = 1_000_000
const recordsAtOnce = 20_000
/** Who comes: addresses and accounts, each more than once. */
const people = 200_000

export const journal: Measurement = {
  name: 'journal',
  target: { value: 0.9, is: 'at_least', alsoMax: { verifiedInSeconds: 15 } },
  async measure(ground) {
    const shares = []
    for (let run = 0; run < runs; run += 1) {
      // In turn, and each first once in a while: a machine that slows down favours neither.
      const order = run % 2 === 0 ? [false, true] : [true, false]
      const found = new Map<boolean, number>()
      for (const isOn of order) found.set(isOn, await busiest(ground, isOn))
      shares.push({ on: found.get(true) ?? 0, off: found.get(false) ?? 1 })
    }
    const on = medianBy(shares, (share) => share.on).on
    const off = medianBy(shares, (share) => share.off).off
    return { value: on / off, unit: 'of arrivals', also: { on, off, ...(await verifyMillion()) } }
  },
}

/** Arrivals a second of a process that is never left alone. */
async function busiest(ground: BenchGround, isOn: boolean): Promise<number> {
  const morning = await openMorning(ground, isOn)
  const { perSecond } = await morning.come(burst)
  await morning.stop()
  return perSecond
}

async function verifyMillion() {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-journal-'))
  try {
    await fillJournal(dataDir)
    const bytes = await bytesIn(join(dataDir, 'journal'))
    const began = performance.now()
    const check = await verifyLog(folderSource(logFolder(dataDir)), {
      keys: [testSigner.verifierKey],
      since: [],
    })
    const sequence = watchSequence()
    let flaws = check.faults.length
    let records = 0
    for await (const { lines } of readRecordParts(dataDir, { onFlaw: () => (flaws += 1) })) {
      for (const line of lines) sequence.see(JSON.parse(line.toString('utf8')) as JournalRecord)
      records += lines.length
    }
    const verifiedInSeconds = (performance.now() - began) / 1_000
    if (flaws > 0 || sequence.gaps().length > 0 || records < recordsVerified) {
      throw new Error(`${records} records, ${flaws} flaws: the journal does not verify`)
    }
    return { verifiedInSeconds, bytesPerRecord: bytes / records }
  } finally {
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
  for (let shown = 0; shown < recordsVerified; shown += 1) {
    const one = shown % people
    const call = testCall({ address: `10.${one >> 16}.${(one >> 8) & 255}.${one & 255}` })
    call.note.person = `account:${one}`
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
