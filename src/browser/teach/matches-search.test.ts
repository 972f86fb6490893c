/** A search finds what a person means. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchesSearch } from './matches-search.ts'

test('every word counts; case, accents and order do not', () => {
  const texts = ['Le cycle de l’eau', 'CM1']
  for (const search of ['', '  ', 'EAU', 'cm1 cycle', 'cyclé']) {
    assert.equal(matchesSearch(search, texts), true, search)
  }
  assert.equal(matchesSearch('eau cm2', texts), false)
})
