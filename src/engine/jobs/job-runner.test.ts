import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { test } from 'node:test'
import { silentLog } from '#engine/log/log.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addJob, prepareJobs, runJobs } from './job-runner.ts'

const { database, source } = await withTestDatabase()

test('a job runs after its transaction commits, and never when it rolls back', async () => {
  await prepareJobs(source)
  await prepareJobs(source)
  const done = new EventEmitter()
  const seen: unknown[] = []
  const runner = await runJobs({
    source,
    log: silentLog,
    handlers: {
      tell: async (payload) => {
        seen.push(payload)
        done.emit('told')
      },
    },
  })
  try {
    await assert.rejects(
      database.transaction(async (trx) => {
        await addJob(trx, 'tell', { number: 1 })
        throw new Error('rolled back')
      }),
    )
    const told = once(done, 'told', { signal: AbortSignal.timeout(10_000) })
    await database.transaction((trx) => addJob(trx, 'tell', { number: 2 }))
    await told
    assert.deepEqual(seen, [{ number: 2 }])
  } finally {
    await runner.stop()
  }
})
