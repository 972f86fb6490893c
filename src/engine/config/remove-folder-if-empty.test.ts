/** Tries what goes and what stays. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { removeFolderIfEmpty } from './remove-folder-if-empty.ts'

test('a folder goes when nothing lies in it; one that is gone or holds something is let be', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'preau-folder-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const run = join(folder, 'run')
  mkdirSync(run)
  writeFileSync(join(run, 'file'), '')
  await removeFolderIfEmpty(run)
  assert.equal(existsSync(run), true)
  rmSync(join(run, 'file'))
  await removeFolderIfEmpty(run)
  await removeFolderIfEmpty(run)
  assert.equal(existsSync(run), false)
  await assert.rejects(removeFolderIfEmpty('a\0b'))
})
