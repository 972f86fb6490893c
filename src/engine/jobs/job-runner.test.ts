import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { test } from 'node:test'
import { sql } from 'kysely'
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

test('a job whose process died is done at the next start, one whose process lives is left alone', async () => {
  const kysely = database.kysely
  const old = sql`now() - interval '3 hours'`
  const began = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const living = await runJobs({
    source,
    log: silentLog,
    concurrency: 1,
    handlers: {
      long: async () => {
        began.resolve()
        await mayEnd.promise
      },
    },
  })
  const done: string[] = []
  const told = Promise.withResolvers<void>()
  try {
    await database.transaction((trx) => addJob(trx, 'long', {}))
    await began.promise
    await database.transaction((trx) => addJob(trx, 'orphaned', {}))
    await sql`update graphile_worker._private_jobs set locked_at = ${old},
      locked_by = coalesce(locked_by, 'pool-of-a-dead-process')`.execute(kysely)
    const second = await runJobs({
      source,
      log: silentLog,
      concurrency: 1,
      handlers: {
        long: async () => void done.push('long'),
        orphaned: async () => void done.push('orphaned'),
        last: async () => told.resolve(),
      },
    })
    try {
      await database.transaction((trx) => addJob(trx, 'last', {}))
      await told.promise
      assert.deepEqual(done, ['orphaned'])
    } finally {
      await second.stop()
    }
  } finally {
    mayEnd.resolve()
    await living.stop()
  }
})
