/** Proofs from a log's own files, checked with nothing but the entry and the log's key. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestLog, testEntries, testFolder, testSigner } from '../../../tests/test-log.ts'
import { checkProof } from './log-proof.ts'
import { folderSource } from './log-source-store.ts'
import { proveEntry, proveLeaf, rootOfFirst } from './prove-leaf.ts'
import { createTreeEdge } from './tree-edge.ts'

test('a leaf is proved by its place and by its entry, and no other entry is', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  const entries = testEntries(0, 66_000)
  log.append(entries)
  await log.checkpoint()
  const source = folderSource(folder)
  const key = testSigner.verifierKey
  for (const index of [0, 255, 256, 65_535, 65_536, 65_999]) {
    const entry = entries[index] ?? new Uint8Array()
    const proven = await proveLeaf(source, index)
    assert.ok(proven.ok)
    assert.equal(typeof checkProof(proven.value.proof, entry, key), 'object')
    const other = entries[index === 0 ? 1 : 0] ?? new Uint8Array()
    assert.equal(checkProof(proven.value.proof, other, key), 'not_included')
  }
  const found = await proveEntry(source, entries[777] ?? new Uint8Array())
  assert.ok(found.ok)
  assert.equal(found.value.index, 777)
  assert.deepEqual(await proveLeaf(source, 66_000), { ok: false, why: 'no_leaf' })
})

test('the root of the first leaves is what the log signed when it had no more', async (t) => {
  const folder = testFolder(t)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 1_000))
  await log.checkpoint()
  const source = folderSource(folder)
  for (const count of [1, 255, 256, 257, 700, 1_000]) {
    const edge = createTreeEdge({ size: 0, loaded: [] }, () => undefined)
    for (const entry of testEntries(0, count)) edge.add(entry)
    const found = await rootOfFirst(source, count)
    assert.deepEqual(Buffer.from(found?.root ?? []), Buffer.from(edge.root()), String(count))
  }
  assert.equal(await rootOfFirst(source, 1_001), null)
})
