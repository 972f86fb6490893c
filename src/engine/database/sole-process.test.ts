/** One at a time on a database, and the next one when the first is gone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { becomeSoleProcess } from './sole-process.ts'

const { source } = await withTestDatabase()
const lock = 8_001

test('a second process is told no, another lock is free, and the place is free again after the first', async () => {
  const first = await becomeSoleProcess(source, lock)
  assert.ok(first !== null)
  assert.equal(await becomeSoleProcess(source, lock, 0), null)
  const other = await becomeSoleProcess(source, lock + 1, 0)
  assert.ok(other !== null)
  // Whoever waits gets it when the first goes.
  const second = becomeSoleProcess(source, lock, 60_000)
  await first.release()
  await (await second)?.release()
  assert.notEqual(await second, null)
  await other.release()
})
