/** Whoever deletes, alters, reorders, forks or truncates is found out, and told where. */
import assert from 'node:assert/strict'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  openTestLog,
  slowRoot,
  testEntries,
  testFolder,
  testOrigin,
  testSigner,
} from '../../../tests/test-log.ts'
import { readBundle, writeBundle } from './entry-bundle.ts'
import { checkpointText, readCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts'
import { folderSource } from './log-source-store.ts'
import { createCosigner, createNoteSigner } from './note-key.ts'
import { writeNote } from './signed-note.ts'
import { type LogCheck, type LogCheckOptions, verifyLog } from './verify-log.ts'

/** Two levels of full tiles and an edge at each: 65,536 + 3 × 256 + 100 leaves. */
const size = 66_404
const keys = [testSigner.verifierKey]

test('every damage is named at its first place', async (t) => {
  const whole = testFolder(t)
  const log = await openTestLog(whole)
  log.append(testEntries(0, 66_304))
  const older = readSigned(await log.checkpoint())
  log.append(testEntries(66_304, 100))
  const note = await log.checkpoint()
  assert.deepEqual(await faultsOf(whole), [])

  for (const [name, damage, fault] of damages) {
    await t.test(name, async (inner) => {
      const folder = testFolder(inner)
      cpSync(whole, folder, { recursive: true })
      damage(folder)
      const check = await checkFolder(folder, { since: [older] })
      assert.deepEqual(check.faults[0], fault, JSON.stringify(check.faults.slice(0, 5)))
    })
  }

  await t.test('a crash’s rest is no fault', async (inner) => {
    const folder = testFolder(inner)
    cpSync(whole, folder, { recursive: true })
    writeFileSync(join(folder, 'tile/0/260'), 'torn')
    writeFileSync(join(folder, 'tile/entries/259.p/101'), 'torn')
    writeFileSync(join(folder, 'checkpoint.0123456789ab'), note.slice(0, 40))
    const { faults, unsigned } = await checkFolder(folder, {})
    assert.deepEqual(faults, [])
    assert.deepEqual(unsigned, ['checkpoint.0123456789ab', 'tile/0/260', 'tile/entries/259.p/101'])
  })

  await t.test('a log put back to before is found by who kept a checkpoint', async (inner) => {
    const folder = testFolder(inner)
    cpSync(whole, folder, { recursive: true })
    const back = checkpointText(older)
    writeFileSync(join(folder, 'checkpoint'), writeNote(back, [testSigner.sign(back)]))
    assert.deepEqual((await checkFolder(folder, {})).faults, [])
    const { faults } = await checkFolder(folder, { since: [readSigned(note)] })
    assert.deepEqual(faults, [{ kind: 'rolled_back', leaf: 66_304 }])
  })
})

test('a second history under the same key is found by who kept a checkpoint of the first', async (t) => {
  const first = await openTestLog(testFolder(t))
  const folder = testFolder(t)
  const second = await openTestLog(folder)
  const older: SignedCheckpoint[] = []
  for (const [from, count] of [
    [0, 100],
    [100, 300],
    [400, 200],
  ] as const) {
    first.append(testEntries(from, count))
    second.append(testEntries(from === 100 ? 5_000 : from, count))
    older.push(readSigned(await first.checkpoint()))
    await second.checkpoint()
  }
  assert.deepEqual((await checkFolder(folder, {})).faults, [])
  assert.deepEqual((await checkFolder(folder, { since: older.slice(0, 1) })).faults, [])
  const { faults } = await checkFolder(folder, { since: older })
  assert.deepEqual(faults, [{ kind: 'forked', leaf: 100, until: 400 }])
})

test('who signed is told: a known key, an unknown one, another log, witnesses', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 3))
  const note = await log.checkpoint()
  const witness = createCosigner('temoin.example/w', new Uint8Array(32).fill(3))
  await log.addCosignatures(note, [witness.cosign(readSigned(note).note.text, 1_700_000_000)])

  assert.equal((await checkFolder(folder, { keys: [] })).signature, 'unknown')
  const known = await checkFolder(folder, { keys: [...keys, witness.verifierKey] })
  assert.equal(known.signature, 'valid')
  assert.deepEqual(known.cosignatures, [{ name: 'temoin.example/w', atSeconds: 1_700_000_000 }])
  const alone = await checkFolder(folder, {})
  assert.deepEqual(alone.cosignatures, [{ name: 'temoin.example/w', atSeconds: null }])

  const sameName = createNoteSigner(testOrigin, new Uint8Array(32).fill(8))
  const stranger = await checkFolder(folder, { keys: [sameName.verifierKey] })
  assert.deepEqual(stranger.faults, [{ kind: 'checkpoint_signature' }])
  const other = createNoteSigner('lycee.example/journal', new Uint8Array(32).fill(8))
  const elsewhere = await checkFolder(folder, { keys: [other.verifierKey] })
  assert.ok(elsewhere.faults.some(({ kind }) => kind === 'other_log'))
})

test('every entry is handed on, in order', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 700))
  await log.checkpoint()
  const seen: Uint8Array[] = []
  await checkFolder(folder, {
    async onEntries(first, entries) {
      assert.equal(first, seen.length)
      seen.push(...entries)
    },
  })
  assert.deepEqual(
    seen.map((entry) => Buffer.from(entry)),
    testEntries(0, 700),
  )
})

type Damage = readonly [string, (folder: string) => void, LogCheck['faults'][number]]

const bundleOf = (index: number) => `tile/entries/${String(index).padStart(3, '0')}`
const tileOf = (index: number) => `tile/0/${String(index).padStart(3, '0')}`
const edgeBundle = 'tile/entries/259.p/100'
const edgeTile = 'tile/0/259.p/100'

const damages: readonly Damage[] = [
  [
    'entries: one altered',
    (folder) => changeEntries(folder, bundleOf(7), (entries) => flipAt(entries, 5)),
    { kind: 'altered_entry', leaf: 7 * 256 + 5, file: bundleOf(7) },
  ],
  [
    'entries: one altered at the edge',
    (folder) => changeEntries(folder, edgeBundle, (entries) => flipAt(entries, 99)),
    { kind: 'altered_entry', leaf: size - 1, file: edgeBundle },
  ],
  [
    'entries: one altered together with its tile',
    (folder) => {
      changeEntries(folder, bundleOf(7), (entries) => flipAt(entries, 5))
      const entries = readBundle(readFileSync(join(folder, bundleOf(7)))) ?? []
      writeFileSync(join(folder, tileOf(7)), Buffer.concat(entries.map((one) => slowRoot([one]))))
    },
    { kind: 'rewritten', leaf: 7 * 256, until: 8 * 256 },
  ],
  [
    'entries: two in another order',
    (folder) => changeEntries(folder, bundleOf(7), (entries) => swap(entries, 3, 9)),
    { kind: 'reordered', leaf: 7 * 256 + 3, belongs: 7 * 256 + 9, file: bundleOf(7) },
  ],
  [
    'entries: two bundles in another order',
    (folder) => swapFiles(folder, bundleOf(7), bundleOf(200)),
    { kind: 'reordered', leaf: 7 * 256, belongs: 200 * 256, file: bundleOf(7) },
  ],
  [
    'entries: one deleted',
    (folder) => changeEntries(folder, bundleOf(7), (entries) => entries.toSpliced(5, 1)),
    { kind: 'reordered', leaf: 7 * 256 + 5, belongs: 7 * 256 + 6, file: bundleOf(7) },
  ],
  [
    'entries: a bundle deleted',
    (folder) => rmSync(join(folder, bundleOf(7))),
    { kind: 'missing', leaf: 7 * 256, file: bundleOf(7) },
  ],
  [
    'entries: a bundle cut',
    (folder) => truncateSync(join(folder, bundleOf(7)), 10 * 34 + 7),
    { kind: 'cut', leaf: 7 * 256 + 10, file: bundleOf(7) },
  ],
  [
    'entries: something added to a bundle',
    (folder) => appendFileSync(join(folder, bundleOf(7)), writeBundle(testEntries(0, 1))),
    { kind: 'too_long', leaf: 8 * 256, file: bundleOf(7) },
  ],
  [
    'entries: the last ones deleted',
    (folder) => {
      for (const index of [257, 258]) rmSync(join(folder, bundleOf(index)))
      rmSync(join(folder, edgeBundle))
    },
    { kind: 'truncated', leaf: 257 * 256, file: bundleOf(257) },
  ],
  [
    'entries: the edge cut',
    (folder) => truncateSync(join(folder, edgeBundle), 34 * 20),
    { kind: 'cut', leaf: 259 * 256 + 20, file: edgeBundle },
  ],
  [
    'tiles: a hash of a leaf altered',
    (folder) => flipByte(join(folder, tileOf(12)), 32 * 4),
    { kind: 'altered_tile', leaf: 12 * 256 + 4, file: tileOf(12) },
  ],
  [
    'tiles: a hash of a leaf altered at the edge',
    (folder) => flipByte(join(folder, edgeTile), 32 * 4),
    { kind: 'altered_tile', leaf: 259 * 256 + 4, file: edgeTile },
  ],
  [
    'tiles: a hash above altered',
    (folder) => flipByte(join(folder, 'tile/1/000'), 32 * 9),
    { kind: 'altered_tile', leaf: 9 * 256, file: 'tile/1/000' },
  ],
  [
    'tiles: a hash above altered at the edge',
    (folder) => flipByte(join(folder, 'tile/1/001.p/3'), 32),
    { kind: 'altered_tile', leaf: 257 * 256, file: 'tile/1/001.p/3' },
  ],
  [
    'tiles: the topmost altered',
    (folder) => flipByte(join(folder, 'tile/2/000.p/1'), 5),
    { kind: 'altered_tile', leaf: 0, file: 'tile/2/000.p/1' },
  ],
  [
    'tiles: two in another order',
    (folder) => swapFiles(folder, tileOf(12), tileOf(13)),
    { kind: 'altered_tile', leaf: 12 * 256, file: tileOf(12) },
  ],
  [
    'tiles: one deleted',
    (folder) => rmSync(join(folder, tileOf(12))),
    { kind: 'missing', leaf: 12 * 256, file: tileOf(12) },
  ],
  [
    'tiles: one above deleted',
    (folder) => rmSync(join(folder, 'tile/1/000')),
    { kind: 'missing', leaf: 0, file: 'tile/1/000' },
  ],
  [
    'tiles: one cut',
    (folder) => truncateSync(join(folder, tileOf(12)), 32 * 50 + 1),
    { kind: 'cut', leaf: 12 * 256 + 50, file: tileOf(12) },
  ],
  [
    'tiles: the edge cut',
    (folder) => truncateSync(join(folder, edgeTile), 32 * 50),
    { kind: 'cut', leaf: 259 * 256 + 50, file: edgeTile },
  ],
  [
    'tiles and entries: the end of another history, under the old checkpoint',
    (folder) => {
      const entries = testEntries(500_000, 100)
      writeFileSync(join(folder, edgeBundle), writeBundle(entries))
      writeFileSync(join(folder, edgeTile), Buffer.concat(entries.map((one) => slowRoot([one]))))
    },
    // Up to the older checkpoint it is what was signed; between the two it is not.
    { kind: 'rewritten', leaf: 66_304, until: size },
  ],
  [
    'checkpoint: deleted',
    (folder) => rmSync(join(folder, 'checkpoint')),
    { kind: 'checkpoint_missing' },
  ],
  [
    'checkpoint: its size altered',
    (folder) => changeText(join(folder, 'checkpoint'), (text) => text.replace('66404', '66403')),
    { kind: 'checkpoint_signature' },
  ],
  [
    'checkpoint: cut',
    (folder) => changeText(join(folder, 'checkpoint'), (text) => text.slice(0, 60)),
    { kind: 'checkpoint_unreadable' },
  ],
  [
    'checkpoint: its lines in another order',
    (folder) =>
      changeText(join(folder, 'checkpoint'), (text) => {
        const [origin, sizeLine, ...rest] = text.split('\n')
        return [sizeLine, origin, ...rest].join('\n')
      }),
    { kind: 'checkpoint_unreadable' },
  ],
  [
    'checkpoint: of a fork, signed',
    (folder) => {
      const root = slowRoot(testEntries(900_000, 10))
      const text = checkpointText({ origin: testOrigin, size, root })
      writeFileSync(join(folder, 'checkpoint'), writeNote(text, [testSigner.sign(text)]))
    },
    { kind: 'rewritten', leaf: 66_304, until: size },
  ],
]

function readSigned(note: string): SignedCheckpoint {
  const checkpoint = readCheckpoint(note)
  assert.ok(checkpoint !== null)
  return checkpoint
}

function checkFolder(folder: string, options: Partial<LogCheckOptions>): Promise<LogCheck> {
  return verifyLog(folderSource(folder), { keys, since: [], ...options })
}

async function faultsOf(folder: string): Promise<LogCheck['faults']> {
  return (await checkFolder(folder, {})).faults
}

function changeEntries(
  folder: string,
  path: string,
  change: (entries: Uint8Array[]) => Uint8Array[],
): void {
  const entries = readBundle(readFileSync(join(folder, path)))
  assert.ok(entries !== null)
  writeFileSync(join(folder, path), writeBundle(change(entries)))
}

function flipAt(entries: readonly Uint8Array[], at: number): Uint8Array[] {
  return entries.map((one, place) =>
    place === at ? one.map((byte, b) => (b === 0 ? byte ^ 1 : byte)) : one,
  )
}

function swap(entries: readonly Uint8Array[], left: number, right: number): Uint8Array[] {
  return entries.map((one, at) => entries[at === left ? right : at === right ? left : at] ?? one)
}

function swapFiles(folder: string, left: string, right: string): void {
  copyFileSync(join(folder, left), join(folder, 'beside'))
  renameSync(join(folder, right), join(folder, left))
  renameSync(join(folder, 'beside'), join(folder, right))
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

function changeText(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}
