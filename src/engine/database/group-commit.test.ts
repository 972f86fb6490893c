/** Rows are acknowledged after their COMMIT and only then; one bad row fails alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import { violatedConstraint } from '#engine/database/sql-state.ts'
import { expectValue } from '#kernel/result.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'

interface Tables {
  note: { id: number; mark: number }
}

const { database } = await withTestDatabase<Tables>()
const { kysely } = database
await sql`create table note (
  id int primary key,
  mark int constraint mark_range check (mark >= 0)
)`.execute(kysely)

interface Note {
  readonly id: number
  readonly mark: number
}

async function writeNotes(rows: readonly Note[]): Promise<readonly ('written' | 'there')[]> {
  const ids = rows.map(({ id }) => id)
  const marks = rows.map(({ mark }) => mark)
  const written = await sql<{ id: number }>`
    insert into note select * from unnest(${ids}::int[], ${marks}::int[])
    on conflict do nothing returning id`.execute(kysely)
  const fresh = new Set(written.rows.map(({ id }) => id))
  return ids.map((id) => (fresh.has(id) ? 'written' : 'there'))
}

async function idsFrom(first: number, last: number): Promise<number[]> {
  const rows = await kysely
    .selectFrom('note')
    .select('id')
    .where('id', '>=', first)
    .where('id', '<=', last)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

function numbers(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index)
}

test('many rows become few statements, and every caller hears of its own', async () => {
  const sizes: number[] = []
  const group = createGroupCommit<Note, string>({
    rowsMax: 100,
    async write(rows) {
      sizes.push(rows.length)
      return writeNotes(rows)
    },
  })
  const ids = numbers(1, 250)
  const results = await Promise.all(ids.map((id) => group.submit({ id, mark: 1 })))
  assert.deepEqual(new Set(results.map(expectValue)), new Set(['written']))
  assert.deepEqual(sizes, [100, 100, 50])
  assert.deepEqual(await idsFrom(1, 250), ids)
  assert.equal(expectValue(await group.submit({ id: 7, mark: 1 })), 'there')
})

test('in a rush the next batch gathers for a moment; otherwise what waited is written at once', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const batches: number[] = []
  let written = Promise.withResolvers<void>()
  const group = createGroupCommit<number, string>({
    rushDelayMs: 6,
    async write(rows) {
      batches.push(rows.length)
      await written.promise
      return rows.map(() => 'written')
    },
  })
  const submit = (count: number): void => {
    for (const row of numbers(0, count)) void group.submit(row)
  }
  const endWrite = async (): Promise<void> => {
    written.resolve()
    written = Promise.withResolvers()
    await new Promise(setImmediate)
  }
  submit(20)
  context.mock.timers.tick(3)
  submit(5)
  await endWrite()
  submit(4)
  assert.deepEqual(batches, [20])
  context.mock.timers.tick(6)
  assert.deepEqual(batches, [20, 9])
  submit(2)
  await endWrite()
  context.mock.timers.tick(6)
  assert.deepEqual(batches, [20, 9, 2])
  submit(1)
  await endWrite()
  assert.deepEqual(batches, [20, 9, 2, 1])
  submit(30)
  await endWrite()
  const drained = group.drain()
  await endWrite()
  await drained
  assert.deepEqual(batches, [20, 9, 2, 1, 30])
})

test('a row is durable when its caller hears of it', async () => {
  const group = createGroupCommit<Note, string>({ write: writeNotes })
  await Promise.all(
    numbers(300, 40).map(async (id) => {
      await group.submit({ id, mark: 1 })
      assert.deepEqual(await idsFrom(id, id), [id])
    }),
  )
})

test('one bad row fails alone, with the database’s own reason', async () => {
  let statements = 0
  const group = createGroupCommit<Note, string>({
    async write(rows) {
      statements += 1
      return writeNotes(rows)
    },
  })
  const ids = numbers(400, 64)
  const settled = await Promise.allSettled(
    ids.map((id) => group.submit({ id, mark: id === 433 ? -1 : 1 })),
  )
  const failed = settled.filter((result) => result.status === 'rejected')
  assert.equal(failed.length, 1)
  assert.equal(violatedConstraint(failed[0]?.reason), 'mark_range')
  assert.deepEqual(
    await idsFrom(400, 463),
    ids.filter((id) => id !== 433),
  )
  assert.ok(statements <= 13, `${statements} statements for one bad row among 64`)
})

test('an unknown outcome is never acknowledged, and not written again', async () => {
  let calls = 0
  const group = createGroupCommit<Note, string>({
    async write(rows) {
      calls += 1
      await writeNotes(rows)
      throw new Error('Connection terminated unexpectedly')
    },
  })
  const settled = await Promise.allSettled(
    numbers(500, 10).map((id) => group.submit({ id, mark: 1 })),
  )
  assert.ok(settled.every((result) => result.status === 'rejected'))
  assert.equal(calls, 1)
})

test('the server killed in mid-write acknowledges nothing', async () => {
  const group = createGroupCommit<Note, string>({
    write: (rows) =>
      database.transaction(async (trx) => {
        const ids = rows.map(({ id }) => id)
        await sql`insert into note select id, 1 from unnest(${ids}::int[]) id`.execute(trx)
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)
        return ids.map(() => 'written')
      }),
  })
  const settled = await Promise.allSettled(
    numbers(600, 10).map((id) => group.submit({ id, mark: 1 })),
  )
  assert.ok(settled.every((result) => result.status === 'rejected'))
  assert.deepEqual(await idsFrom(600, 609), [])
})

test('a deadlock is tried again, and the outcome of the second try counts', async () => {
  let calls = 0
  const group = createGroupCommit<Note, string>({
    async write(rows) {
      calls += 1
      if (calls === 1) await sql`do $$ begin raise sqlstate '40P01'; end $$`.execute(kysely)
      return writeNotes(rows)
    },
  })
  assert.equal(expectValue(await group.submit({ id: 700, mark: 1 })), 'written')
  assert.equal(calls, 2)
})

test('a full queue refuses, draining answers the accepted and refuses the late', async () => {
  let open: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const group = createGroupCommit<Note, string>({
    rowsMax: 2,
    queueMax: 3,
    async write(rows) {
      await gate
      return writeNotes(rows)
    },
  })
  const accepted = numbers(800, 5).map((id) => group.submit({ id, mark: 1 }))
  assert.equal(group.waiting(), 3)
  const refused = await group.submit({ id: 805, mark: 1 })
  assert.equal(refused.ok ? '' : refused.refusal.code, 'overloaded')
  const drained = group.drain()
  const late = await group.submit({ id: 806, mark: 1 })
  assert.equal(late.ok, false)
  open()
  await drained
  assert.deepEqual((await Promise.all(accepted)).map(expectValue), Array(5).fill('written'))
  assert.deepEqual(await idsFrom(800, 806), numbers(800, 5))
})

test('a write that miscounts its outcomes acknowledges nobody', async () => {
  const group = createGroupCommit<Note, string>({ write: async () => [] })
  await assert.rejects(group.submit({ id: 900, mark: 1 }), /outcomes/)
})
