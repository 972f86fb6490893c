/** Numbers of an import add up, and kinds that were not met stay out of the table. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportCounts } from '#contract/roster.ts'
import { changeCount, countRows, totalOf } from './import-counts.ts'

const counts: ImportCounts = {
  read: { pupil: 12, link: 15 },
  created: { pupil: 10, class: 2 },
  updated: { pupil: 1 },
  unchanged: { pupil: 1 },
  merged: { guardian: 3 },
  deactivated: { membership: 4 },
  rejected: { link: 2 },
}

test('changes are what is created, changed, merged and ended', () => {
  assert.equal(changeCount(counts), 20)
  assert.equal(totalOf(counts, 'created'), 12)
  assert.equal(totalOf(counts, 'rejected'), 2)
})

test('rows hold the kinds that were met, pupils first', () => {
  const rows = countRows(counts)
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['pupil', 'class', 'membership', 'guardian', 'link'],
  )
  assert.equal(rows[0]?.numbers.created, 10)
  assert.equal(rows[4]?.numbers.rejected, 2)
})
