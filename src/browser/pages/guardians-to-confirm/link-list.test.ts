/** A decision counts people, not lines, and is sent in portions that the server takes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GuardianshipRow } from '#contract/people.ts'
import { childrenOf, countPeople, inPortions, linkIds, linkKey } from './link-list.ts'

const guardian = { civility: null, familyName: 'A', children: [], commune: null }
const link = (guardianId: string, pupilId: string, ofAge = false): GuardianshipRow => ({
  guardian: { ...guardian, id: guardianId, givenName: guardianId },
  pupil: { id: pupilId, familyName: 'A', givenName: pupilId, className: 'CP', ofAge },
  kind: null,
  rights: 'to_confirm',
  source: 'onde',
  others: [],
  decidedAt: null,
})

test('two children of one guardian are one guardian and two children', () => {
  const links = [link('g1', 'p1'), link('g1', 'p2', true), link('g2', 'p1')]
  assert.deepEqual(countPeople(links), { guardians: 2, pupils: 2, ofAge: 1 })
  assert.deepEqual(
    childrenOf(links).map(({ id }) => id),
    ['p1', 'p2'],
  )
  assert.equal(new Set(links.map(linkKey)).size, 3)
  assert.deepEqual(linkIds(links)[1], { guardianId: 'g1', pupilId: 'p2' })
})

test('portions hold everything once, in order', () => {
  assert.deepEqual(inPortions([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]])
  assert.deepEqual(inPortions([], 2), [])
})
