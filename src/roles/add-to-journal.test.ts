/** What a command adds to the journal is on the disk, or the command says that it is not. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { PlainError } from '#engine/config/plain-error.ts'
import { silentLog } from '#engine/log/log.ts'
import { addToJournal } from './add-to-journal.ts'

const record = { kind: 'measure', what: 'tried out', until: 0 } as const

function layFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'preau-add-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a record is in a segment when it is said to be', async (t) => {
  const folder = layFolder(t)
  await addToJournal(folder, record, silentLog)
  assert.equal(readdirSync(join(folder, 'journal/segments')).length, 1)
})

test('a journal that cannot be written is told in words', async (t) => {
  const folder = layFolder(t)
  mkdirSync(join(folder, 'journal'))
  writeFileSync(join(folder, 'journal/segments'), 'no folder')
  await assert.rejects(addToJournal(folder, record, silentLog), PlainError)
})
