/** A whole cell keeps its journal: what was asked of it is in its signed log, after a kill as before. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import type { JournalRecord } from '#pipes/journal/journal-record.ts'
import type { RecordsFlaw } from '#pipes/journal/open-records-file.ts'
import { readRecordParts } from '#pipes/journal/read-journal.ts'
import type { SchoolTables } from '#school/tables.ts'
import { startCellProcess } from './cell-process.ts'
import { withTestDatabase } from './test-database.ts'

const { source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const dataDir = mkdtempSync(join(tmpdir(), 'preau-cell-journal-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))

async function statusRequests(): Promise<number> {
  let count = 0
  const onFlaw = ({ what }: RecordsFlaw) => assert.notEqual(what, 'altered')
  for await (const { lines } of readRecordParts(dataDir, { onFlaw })) {
    for (const line of lines) {
      const record = JSON.parse(line.toString()) as JournalRecord
      if (record.kind === 'request' && record.route === 'status') count += 1
    }
  }
  return count
}

test('the log of a cell has what was asked of it, and goes on after a kill', async () => {
  const askedOfEach = 7
  for (let life = 1; life <= 2; life += 1) {
    const cell = await startCellProcess({ source, dataDir })
    for (let asked = 0; asked < askedOfEach; asked += 1) {
      const answer = await fetch(`http://127.0.0.1:${cell.port}/api/health`)
      assert.equal(answer.status, 200)
    }
    for (let tries = 0; tries < 150 && (await statusRequests()) < life * askedOfEach; tries += 1) {
      await wait(200)
    }
    assert.equal(await statusRequests(), life * askedOfEach)
    await cell.kill()
  }
})
