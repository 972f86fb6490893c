/** Teams drawn by chance and made by hand: sizes, repeatability, what is sent. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { teamSizeMax, teamSizeMin } from '#contract/team-sizes.ts'
import { drawTeams, sentTeams } from './team-draft.ts'

const pupils = (count: number): string[] => Array.from({ length: count }, (_, at) => `pupil-${at}`)

test('a draw gives every pupil a team of two to six, as near to the wished size as it goes', () => {
  const sizes = fc.integer({ min: teamSizeMin, max: teamSizeMax })
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), sizes, fc.integer(), (count, size, seed) => {
      const drawn = drawTeams(pupils(count), size, seed)
      assert.equal(drawn.size, count)
      const sent = sentTeams(drawn)
      assert.ok(sent.ok)
      const lengths = sent.body.teams.map(({ length }) => length)
      assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 1)
    }),
  )
})

test('the same seed draws the same teams, whatever the order of the table; another seed others', () => {
  const all = pupils(24)
  const drawn = drawTeams(all, 3, 7)
  assert.deepEqual(
    new Map([...drawTeams(all.toReversed(), 3, 7)].sort()),
    new Map([...drawn].sort()),
  )
  assert.notDeepEqual(drawTeams(all, 3, 8), drawn)
  assert.deepEqual(drawTeams(pupils(1), 3, 7), new Map())
})

test('teams of one or of seven are named, and those without a team are not sent', () => {
  const seven = pupils(7).map((id) => [id, 2] as const)
  assert.deepEqual(sentTeams(new Map([['a', 5], ...seven])), { ok: false, wrong: [2, 5] })
  const sent = sentTeams(
    new Map([
      ['a', 4],
      ['b', 1],
      ['c', 4],
      ['d', 1],
    ]),
  )
  assert.deepEqual(sent, {
    ok: true,
    body: {
      teams: [
        ['b', 'd'],
        ['a', 'c'],
      ],
    },
  })
})
