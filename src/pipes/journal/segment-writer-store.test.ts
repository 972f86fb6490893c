/** Tries that a disk which takes nothing is told once, and once that it takes the journal again. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { openSegmentWriter, segmentsFolder } from './segment-writer-store.ts'

test('a journal that cannot be written is told once, however often it is tried', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'preau-writer-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  // No folder can be made under a file.
  writeFileSync(join(dataDir, 'journal'), '')
  const told: string[] = []
  const log = {
    warn: (_: object, message: string) => void told.push(message),
    info: (facts: object, message: string) => void told.push(`${message} ${JSON.stringify(facts)}`),
  }
  const writer = openSegmentWriter(dataDir, 'run', { clock: fixedClock(0), log })
  await assert.rejects(writer.append(Buffer.from('one')))
  await assert.rejects(writer.append(Buffer.from('one')))
  rmSync(join(dataDir, 'journal'))
  await writer.append(Buffer.from('one'))
  await writer.append(Buffer.from('two'))
  await writer.close()
  assert.deepEqual(told, [
    'the journal cannot be written',
    'the journal can be written again {"failures":2}',
  ])
  assert.equal(readdirSync(join(segmentsFolder(dataDir), 'run')).length, 1)
})
