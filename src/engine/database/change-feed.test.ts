/** The feed never skips what commits late, never waits for a long transaction, and comes back. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import {
  type Change,
  type ChangeFeed,
  currentCursor,
  followChanges,
  pruneChanges,
  publishChange,
  publishChanges,
} from '#engine/database/change-feed.ts'
import { clientConfig } from '#engine/database/connection.ts'
import { silentLog } from '#engine/log/log.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'

const { database, source } = await withTestDatabase()
const { kysely } = database
const feeds: ChangeFeed[] = []
after(() => Promise.all(feeds.map((feed) => feed.stop())))

/**
 * Each test has its own topic: a feed may repeat what was committed just before it began, as
 * long as any transaction on the server, in whatever database, is older.
 */
function keysOf(changes: readonly Change[], topic: string): string[] {
  return changes.filter((change) => change.topic === topic).map(({ key }) => key)
}

interface Follower {
  readonly keys: string[]
  readonly feed: ChangeFeed
}

async function follow(
  topic: string,
  options: Partial<Parameters<typeof followChanges>[1]> = {},
): Promise<Follower> {
  const keys: string[] = []
  const feed = await followChanges(database, {
    log: silentLog,
    onChanges: (changes) => {
      keys.push(...keysOf(changes, topic))
    },
    ...options,
  })
  feeds.push(feed)
  return { keys, feed }
}

async function until(condition: () => boolean, waitMs = 3000): Promise<void> {
  const end = performance.now() + waitMs
  while (!condition()) {
    assert.ok(performance.now() < end, 'it did not happen in time')
    await wait(5)
  }
}

/** A transaction on a connection of its own that stays open until told. */
async function openTransaction(topic: string, key: string): Promise<{ commit(): Promise<void> }> {
  const client = new pg.Client(clientConfig(source))
  await client.connect()
  await client.query('begin')
  await client.query('insert into change_feed (topic, key) values ($1, $2)', [topic, key])
  return {
    async commit() {
      await client.query('commit')
      await client.end()
    },
  }
}

test('news arrive by notification, long before the next poll', async () => {
  const { keys } = await follow('topic-1', { pollAfterMs: 60_000 })
  await wait(100)
  await publishChange(kysely, 'topic-1', 'quick')
  await until(() => keys.includes('quick'))
})

test('a transaction that commits late under a lower number is not skipped', async () => {
  const { keys, feed } = await follow('topic-2')
  const late = await openTransaction('topic-2', 'late')
  await publishChange(kysely, 'topic-2', 'early')
  await feed.catchUp()
  assert.deepEqual(keys, ['early'], 'news do not wait for the open transaction')
  await late.commit()
  await feed.catchUp()
  await feed.catchUp()
  assert.deepEqual(keys, ['early', 'late'], 'each once')
})

test('a cursor taken while a transaction is open resumes before its rows', async () => {
  const late = await openTransaction('topic-3', 'resumed')
  await publishChange(kysely, 'topic-3', 'before')
  const first = await follow('topic-3')
  await first.feed.catchUp()
  const cursor = first.feed.cursor()
  await first.feed.stop()
  await late.commit()
  const second = await follow('topic-3', { from: cursor })
  await second.feed.catchUp()
  assert.ok(second.keys.includes('resumed'))
})

test('what is rolled back is never news', async () => {
  const { keys, feed } = await follow('topic-4')
  const undone = database.transaction(async (trx) => {
    await publishChange(trx, 'topic-4', 'undone')
    throw new Error('no')
  })
  await assert.rejects(undone)
  await publishChange(kysely, 'topic-4', 'done')
  await feed.catchUp()
  assert.deepEqual(keys, ['done'])
})

test('more than a page of news arrives whole and in order', async () => {
  const { keys, feed } = await follow('topic-5')
  const sent = Array.from({ length: 2500 }, (_, index) => `n${index}`)
  await publishChanges(
    kysely,
    sent.map((key) => ({ topic: 'topic-5', key })),
  )
  await feed.catchUp()
  assert.deepEqual(keys, sent)
})

test('news come again when handling them failed', async () => {
  let failures = 2
  const handled: string[] = []
  const { feed } = await follow('topic-6', {
    pollAfterMs: 20,
    onChanges(changes) {
      failures -= 1
      if (failures >= 0) throw new Error('not now')
      handled.push(...keysOf(changes, 'topic-6'))
    },
  })
  await publishChange(kysely, 'topic-6', 'again')
  await until(() => handled.length > 0)
  await feed.catchUp()
  assert.deepEqual(handled, ['again'])
})

test('the feed goes on after every connection was cut', async () => {
  const { keys } = await follow('topic-7', { pollAfterMs: 100 })
  await wait(50)
  const admin = new pg.Client(clientConfig(source))
  await admin.connect()
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await admin.query("insert into change_feed (topic, key) values ('topic-7', 'after the cut')")
  await admin.end()
  await until(() => keys.includes('after the cut'))
})

test('pruning removes only what is old', async () => {
  await sql`insert into change_feed (topic, key, at) values ('topic-8', 'old', now() - interval '8 days')`.execute(
    kysely,
  )
  await publishChange(kysely, 'topic-8', 'young')
  await pruneChanges(kysely, 7 * 24 * 3600 * 1000)
  const { rows } = await sql<{ key: string }>`
    select key from change_feed where key in ('old', 'young')`.execute(kysely)
  assert.deepEqual(rows, [{ key: 'young' }])
})

test('from a cursor taken before the state is read, what follows arrives, once', async () => {
  const from = await currentCursor(kysely)
  await publishChange(kysely, 'topic-9', 'after the cursor')
  const { keys, feed } = await follow('topic-9', { from })
  await feed.catchUp()
  await feed.catchUp()
  assert.deepEqual(keys, ['after the cursor'])
})
