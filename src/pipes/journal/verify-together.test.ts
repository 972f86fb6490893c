/** Several threads find what one finds, and name it the same; one that dies is no silence. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { seededRandom, systemRandom } from '#kernel/random.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { readCheckpoint, type SignedCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { folderSource } from '#pipes/public-log/log-source-store.ts'
import { openTileLog } from '#pipes/public-log/open-tile-log.ts'
import { verifyLog } from '#pipes/public-log/verify-log.ts'
import {
  openTestLog,
  testEntries,
  testFolder,
  testOrigin,
  testSigner,
} from '../../../tests/test-log.ts'
import { openTestRecorder, showCalls } from '../../../tests/test-recorder.ts'
import { dayKeyFolder, openDayKeys } from './day-key-store.ts'
import { openSequencer } from './open-sequencer.ts'
import { listRecords } from './sealed-records-store.ts'
import { openVerifyCrew, type VerifyCrew } from './verify-crew.ts'
import { verifyRecords } from './verify-records.ts'

const script = join(import.meta.dirname, 'verify-worker.ts')
const keys = [testSigner.verifierKey]
const fullBundles = 300
const size = fullBundles * 256 + 77

let helpers: VerifyCrew
before(() => {
  helpers = openVerifyCrew(script, 2)
})
after(() => helpers.stop())

/** Told by one thread and by several, which must agree in everything. */
async function checkBoth(folder: string, since: readonly SignedCheckpoint[]) {
  const source = folderSource(folder)
  const alone = await verifyLog(source, { keys, since })
  const together = await verifyLog(source, { keys, since, helpers })
  assert.deepEqual(together, alone)
  return alone
}

test('several threads say of a log what one says, wherever it was touched', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 70_000))
  const since = [readSigned(await log.checkpoint())]
  log.append(testEntries(70_000, size - 70_000))
  await log.checkpoint()
  assert.deepEqual((await checkBoth(folder, since)).faults, [])

  await t.test('late, in a range that a helper looks at', async (inner) => {
    const touched = copyOf(folder, testFolder(inner))
    const file = 'tile/entries/277'
    flipByte(join(touched, file), 34 * 200 + 2)
    const { faults } = await checkBoth(touched, since)
    assert.deepEqual(faults, [{ kind: 'altered_entry', leaf: 277 * 256 + 200, file }])
  })
  const seed = systemRandom.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0)
  await t.test(`at random places (seed ${seed})`, async (inner) => {
    const { fraction } = seededRandom(seed)
    const below = (limit: number) => Math.floor(fraction() * limit)
    for (let round = 0; round < 8; round += 1) {
      const touched = copyOf(folder, testFolder(inner))
      for (let touches = 1 + below(3); touches > 0; touches -= 1) touchTile(touched, below)
      const { faults } = await checkBoth(touched, since)
      assert.notEqual(faults.length, 0)
    }
  })
})

test('several threads say of records what one says', async (t) => {
  const dataDir = testFolder(t)
  await fillJournal(dataDir)
  const nowMs = systemClock.now()
  const both = async () => {
    const alone = await verifyRecords(dataDir, { nowMs })
    assert.deepEqual(await verifyRecords(dataDir, { helpers, nowMs }), alone)
    return alone
  }
  const whole = await both()
  assert.deepEqual([whole.flaws, whole.gaps], [[], []])
  assert.equal(whole.records, recordsAtAll)

  const places = await listRecords(dataDir)
  const late = places.at(-2)
  assert.ok(places.length >= 6 && late !== undefined)
  const { day, first } = late
  const recordsFile = join(
    dataDir,
    'journal/records',
    day,
    `${String(first).padStart(12, '0')}.sealed`,
  )
  const bytes = readFileSync(recordsFile)

  flipByte(recordsFile, bytes.length - 100)
  const altered = await both()
  const toLeaf = places.at(-1)?.first
  assert.deepEqual(altered.flaws, [{ what: 'altered', day, fromLeaf: first, toLeaf }])
  assert.equal(altered.gaps.length, 1)

  rmSync(recordsFile)
  const missing = await both()
  assert.deepEqual(missing.flaws, [{ what: 'missing', day: null, fromLeaf: first, toLeaf }])

  writeFileSync(recordsFile, bytes)
  const leaf = first + 3
  const bundle = bundleOf(leaf)
  flipByte(join(logFolder(dataDir), bundle), (leaf % 256) * 34 + 9)
  const moved = await both()
  assert.deepEqual(moved.flaws, [{ what: 'altered', day, fromLeaf: leaf, toLeaf }])

  rmSync(dayKeyFolder(dataDir), { recursive: true })
  // Those of before still have the key in their memory.
  const others = openVerifyCrew(script, 2)
  const closed = await verifyRecords(dataDir, { nowMs })
  assert.deepEqual(await verifyRecords(dataDir, { helpers: others, nowMs }), closed)
  await others.stop()
  assert.equal(closed.records, 0)
  assert.ok(closed.flaws.every(({ what }) => what === 'closed'))
  assert.equal(closed.flaws.length, places.length)
})

test('a thread that dies is an error, and what was asked is never passed over', async (t) => {
  const folder = testFolder(t)
  const dying = join(folder, 'dying.mjs')
  writeFileSync(
    dying,
    "import { parentPort } from 'node:worker_threads'\nparentPort.once('message', () => process.exit(0))\n",
  )
  const throwing = join(folder, 'throwing.mjs')
  writeFileSync(throwing, "throw new Error('no memory')\n")
  const log = await openTestLog(join(folder, 'log'))
  log.append(testEntries(0, 70_000))
  await log.checkpoint()
  for (const ends of [dying, throwing]) {
    const doomed = openVerifyCrew(ends, 2)
    const options = { keys, since: [], helpers: doomed }
    await assert.rejects(verifyLog(folderSource(join(folder, 'log')), options), /to the end/)
    await doomed.stop()
  }
})

const recordsAtOnce = 900
const steps = 6
/** The run begins with one, and ends with one. */
const recordsAtAll = steps * recordsAtOnce + 2

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
  for (let step = 0; step < steps; step += 1) {
    showCalls(recorder, recordsAtOnce)
    if (step === steps - 1) {
      await recorder.stop()
      await writer.close()
    } else await queue.drain(5_000)
    await sequencer.step()
  }
}

/** Something that happens to a file of a log: changed, cut, longer, gone, or in another's place. */
function touchTile(folder: string, below: (limit: number) => number): void {
  const index = below(fullBundles)
  const kind = below(3) === 0 ? '0' : 'entries'
  const path = join(folder, 'tile', kind, String(index).padStart(3, '0'))
  if (!existsSync(path)) return
  const { length } = readFileSync(path)
  const how = below(5)
  if (how === 0) flipByte(path, below(length))
  else if (how === 1) truncateSync(path, below(length))
  else if (how === 2) appendFileSync(path, randomBytes(1 + below(40)))
  else if (how === 3) rmSync(path)
  else {
    const other = readdirSync(join(folder, 'tile', kind)).filter((name) => /^\d+$/.test(name))
    const swapped = join(folder, 'tile', kind, other[below(other.length)] ?? '000')
    if (swapped === path) {
      flipByte(path, below(length))
      return
    }
    copyFileSync(path, join(folder, 'beside'))
    renameSync(swapped, path)
    renameSync(join(folder, 'beside'), swapped)
  }
}

function bundleOf(leaf: number): string {
  return `tile/entries/${String(Math.floor(leaf / 256)).padStart(3, '0')}`
}

function copyOf(folder: string, into: string): string {
  cpSync(folder, into, { recursive: true })
  return into
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

function readSigned(note: string): SignedCheckpoint {
  const checkpoint = readCheckpoint(note)
  assert.ok(checkpoint !== null)
  return checkpoint
}
