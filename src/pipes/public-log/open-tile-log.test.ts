/** A log in a folder: its root against a slow tree, what a restart and a failed write leave of it. */
import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { PlainError } from '#engine/config/plain-error.ts'
import {
  openTestLog,
  slowRoot,
  testEntries,
  testFolder,
  testOrigin,
  testSigner,
} from '../../../tests/test-log.ts'
import { readBundle } from './entry-bundle.ts'
import { readCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts'
import { createNoteSigner } from './note-key.ts'
import { entriesAheadMax, OtherWriterError, openTileLog } from './open-tile-log.ts'
import { judgeSignature } from './signed-note.ts'

function readSigned(note: string): SignedCheckpoint {
  const checkpoint = readCheckpoint(note)
  assert.ok(checkpoint !== null)
  assert.equal(judgeSignature(checkpoint.note, testSigner.verifierKey), 'valid')
  return checkpoint
}

test('an empty log is signed with the root of nothing', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  const { origin, size, root } = readSigned(await log.checkpoint())
  assert.deepEqual({ origin, size }, { origin: testOrigin, size: 0 })
  assert.deepEqual(Buffer.from(root), slowRoot([]))
  assert.deepEqual(readdirSync(folder), ['checkpoint'])
})

test('roots are those of RFC 6962 at every size, whatever is appended at once, one by one or as a row', async (t) => {
  const log = await openTestLog(testFolder(t))
  const entries = testEntries(0, 900)
  let size = 0
  for (let step = 0; size < entries.length; step += 1) {
    const some = entries.slice(size, size + 1 + ((step * 7) % 23))
    const first = step % 2 === 0 ? log.append(some) : log.appendRow(Buffer.concat(some))
    assert.equal(first, size)
    size += some.length
    assert.equal(log.size, size)
    assert.deepEqual(Buffer.from(log.root()), slowRoot(entries.slice(0, size)), `size ${size}`)
  }
})

test('70,000 entries lie in the tiles that the format names', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 70_000))
  await log.checkpoint()
  const bytesOf = (path: string) => readFileSync(join(folder, path)).length
  assert.equal(bytesOf('tile/0/000'), 8_192)
  assert.equal(bytesOf('tile/0/272'), 8_192)
  assert.equal(bytesOf('tile/0/273.p/112'), 112 * 32)
  assert.equal(bytesOf('tile/1/000'), 8_192)
  assert.equal(bytesOf('tile/1/001.p/17'), 17 * 32)
  assert.equal(bytesOf('tile/2/000.p/1'), 32)
  assert.equal(bytesOf('tile/entries/273.p/112'), 112 * 34)
  assert.equal(existsSync(join(folder, 'tile/0/274')), false)
  const bundle = readBundle(readFileSync(join(folder, 'tile/entries/001')))
  assert.deepEqual(
    bundle?.map((entry) => Buffer.from(entry)),
    testEntries(256, 256),
  )
})

test('what is narrower goes once the full tile is signed, and not before', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 10))
  await log.checkpoint()
  log.append(testEntries(10, 100))
  await log.checkpoint()
  assert.deepEqual(readdirSync(join(folder, 'tile/0/000.p')).sort(), ['10', '110'])
  log.append(testEntries(110, 300))
  assert.ok(existsSync(join(folder, 'tile/0/000.p/110')))
  await log.checkpoint()
  assert.deepEqual(readdirSync(join(folder, 'tile/0')).sort(), ['000', '001.p'])
})

test('what is appended while a checkpoint is being written belongs to the next', async (t) => {
  const log = await openTestLog(testFolder(t))
  log.append(testEntries(0, 500))
  const first = log.checkpoint()
  await nextTurn()
  log.append(testEntries(500, 300))
  assert.equal(readSigned(await first).size, 500)
  const second = readSigned(await log.checkpoint())
  assert.equal(second.size, 800)
  assert.deepEqual(Buffer.from(second.root), slowRoot(testEntries(0, 800)))
})

test('nothing new gives the note of before, also after a restart', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 3))
  const note = await log.checkpoint()
  assert.equal(await log.checkpoint(), note)
  assert.equal(await (await openTestLog(folder)).checkpoint(), note)
})

test('a log goes on from its last checkpoint, and forgets what was never signed', async (t) => {
  const folder = testFolder(t)
  for (const size of [0, 1, 255, 256, 257, 511, 65_536, 65_793]) {
    const log = await openTestLog(folder)
    log.append(testEntries(log.size, size - log.size))
    await log.checkpoint()
    // Tiles of a process that died before it signed, and what it was writing.
    const unsigned = await openTestLog(folder)
    unsigned.append(testEntries(1_000_000, 700))
    writeFileSync(join(folder, 'checkpoint.0123456789ab'), 'half')
    for (const path of ['tile/0/004', 'tile/entries/004', 'tile/0/260', 'tile/entries/260']) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      if (!existsSync(join(folder, path))) writeFileSync(join(folder, path), 'half')
    }
    const again = await openTestLog(folder)
    assert.equal(again.size, size)
    assert.equal(existsSync(join(folder, 'checkpoint.0123456789ab')), false)
    if (size < 65_536) assert.equal(existsSync(join(folder, 'tile/0/004')), false)
    assert.equal(existsSync(join(folder, 'tile/0/260')), false)
    assert.deepEqual(Buffer.from(again.root()), slowRoot(testEntries(0, size)))
  }
})

test('a log that was altered is not gone on with', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 300))
  await log.checkpoint()
  const path = join(folder, 'tile/0/001.p/44')
  const bytes = readFileSync(path)
  bytes[40] = (bytes[40] ?? 0) ^ 1
  writeFileSync(path, bytes)
  await assert.rejects(openTestLog(folder), PlainError)
  rmSync(path)
  await assert.rejects(openTestLog(folder), PlainError)
})

test('a log of another key or another name is not written over', async (t) => {
  const folder = testFolder(t)
  await (await openTestLog(folder)).checkpoint()
  const other = createNoteSigner(testOrigin, new Uint8Array(32).fill(8))
  await assert.rejects(openTileLog(folder, { origin: testOrigin, signer: other }), PlainError)
  const elsewhere = { origin: 'lycee.example/journal', signer: testSigner }
  await assert.rejects(openTileLog(folder, elsewhere), PlainError)
})

test('a second writer stops the first one', async (t) => {
  const folder = testFolder(t)
  const first = await openTestLog(folder)
  await first.checkpoint()
  const second = await openTestLog(folder)
  second.append(testEntries(0, 5))
  const note = await second.checkpoint()
  first.append(testEntries(5, 6))
  await assert.rejects(first.checkpoint(), /somebody else/)
  assert.equal(readFileSync(join(folder, 'checkpoint'), 'utf8'), note)
})

test('where the disk refuses, nothing is signed, and the next try has everything', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 10))
  const before = await log.checkpoint()
  // A file stands where a folder is needed, as good as a full disk.
  writeFileSync(join(folder, 'tile/1'), '')
  log.append(testEntries(10, 600))
  await assert.rejects(log.checkpoint())
  assert.equal(readFileSync(join(folder, 'checkpoint'), 'utf8'), before)
  rmSync(join(folder, 'tile/1'))
  log.append(testEntries(610, 5))
  const { root, size } = readSigned(await log.checkpoint())
  assert.equal(size, 615)
  assert.deepEqual(Buffer.from(root), slowRoot(testEntries(0, 615)))
  assert.equal((await openTestLog(folder)).size, 615)
})

test('no more lies in memory than the limit', async (t) => {
  const log = await openTestLog(testFolder(t))
  const many = Array.from({ length: entriesAheadMax + 1 }, () => new Uint8Array(32))
  assert.throws(() => log.append(many), /too many entries/)
  assert.equal(log.size, 0)
})

test('cosignatures stand under the checkpoint until the next one', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 2))
  const note = await log.checkpoint()
  const line = createNoteSigner('temoin.example', new Uint8Array(32).fill(9)).sign('x')
  assert.equal(await log.addCosignatures(note, [line]), true)
  assert.equal(await log.addCosignatures(note, [line]), true)
  const served = () => readFileSync(join(folder, 'checkpoint'), 'utf8')
  assert.equal(served(), note + line)
  const again = await openTestLog(folder)
  assert.equal(again.size, 2)
  again.append(testEntries(2, 1))
  const next = await again.checkpoint()
  assert.equal(await again.addCosignatures(note, [line]), false)
  assert.equal(served(), next)
})

test('whoever opened the log before somebody else signed takes nothing back', async (t) => {
  const folder = testFolder(t)
  const late = await openTestLog(folder)
  late.append(testEntries(0, 5))
  const note = await late.checkpoint()
  const other = await openTestLog(folder)
  other.append(testEntries(5, 600))
  await other.checkpoint()
  const files = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'hex')])
  const before = files()
  const line = createNoteSigner('temoin.example', new Uint8Array(32).fill(9)).sign('x')
  await assert.rejects(late.addCosignatures(note, [line]), OtherWriterError)
  late.append(testEntries(1_000, 700))
  await assert.rejects(late.checkpoint(), OtherWriterError)
  await assert.rejects(late.checkSole(), OtherWriterError)
  assert.deepEqual(files(), before)
  other.append(testEntries(605, 3))
  await other.checkpoint()
  assert.equal((await openTestLog(folder)).size, 608)
})
