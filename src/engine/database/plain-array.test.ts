/** What goes in comes out of PostgreSQL as it was, or is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { plainArray } from './plain-array.ts'

const { database } = await withTestDatabase()
const db = database.kysely

test('ids, days, instants, numbers and booleans come back as they went in', async () => {
  const { rows } = await sql<Record<string, unknown>>`select
    ${plainArray(['0192d1f0-0000-7000-8000-00000000000a', null])}::uuid[]::text as ids,
    ${plainArray(['2026-11-27'])}::date[]::text as days,
    ${plainArray([new Date(1_795_000_000_123).toISOString()])}::timestamptz[] as instants,
    ${plainArray([1, -2, 2 ** 53 - 1])}::bigint[]::text as numbers,
    ${plainArray([0.5, 1e21])}::double precision[]::text as fractions,
    ${plainArray([true, false, null])}::boolean[]::text as answers,
    ${plainArray([])}::uuid[]::text as nothing`.execute(db)
  assert.deepEqual(rows[0], {
    ids: '{0192d1f0-0000-7000-8000-00000000000a,NULL}',
    days: '{2026-11-27}',
    instants: [new Date(1_795_000_000_123)],
    numbers: '{1,-2,9007199254740991}',
    fractions: '{0.5,1e+21}',
    answers: '{t,f,NULL}',
    nothing: '{}',
  })
})

test('as many elements come out as went in, or none does', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), (texts) => {
      try {
        const list = plainArray(texts).slice(1, -1)
        assert.deepEqual(list === '' ? [] : list.split(','), texts)
      } catch (error) {
        assert.match(String(error), /needs quotes/)
        assert.ok(texts.some((text) => !/^[\w:.+-]+$/.test(text)))
      }
    }),
  )
})
