/** Who may see a child after an import: every combination of file, head and past. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type KnownLink, type LinkRights, planLink } from './plan-link.ts'
import type { StatedRights } from './roster-record.ts'

const stated: StatedRights[] = ['legal', 'none', 'unknown']
const rights: LinkRights[] = ['to_confirm', 'confirmed', 'blocked']
const flags = [false, true]

function* everyKnown(): Generator<KnownLink> {
  for (const right of rights)
    for (const isDecided of flags)
      for (const isEnded of flags)
        for (const source of ['onde', 'aaf', 'local']) {
          const past = { relation: null, isNew: false, isSeen: false }
          yield { rights: right, isDecided, isEnded, source, ...past }
        }
}

test('a new link is confirmed by legal responsibility alone', () => {
  for (const statedRights of stated) {
    const step = planLink({ relation: 'mother', statedRights }, undefined, false)
    assert.equal(step.outcome, 'created')
    assert.equal(step.rights, statedRights === 'legal' ? 'confirmed' : 'to_confirm')
  }
})

test('a new link of a blocked namesake is born blocked', () => {
  const step = planLink({ relation: null, statedRights: 'legal' }, undefined, true)
  assert.deepEqual([step.rights, step.remark], ['blocked', 'namesake_blocked'])
})

test('a block survives every import', () => {
  for (const statedRights of stated)
    for (const known of everyKnown()) {
      if (known.rights !== 'blocked') continue
      const step = planLink({ relation: 'father', statedRights }, known, false)
      assert.equal(step.rights, 'blocked')
    }
})

test('what the head decided stays; nothing but a head or legal responsibility confirms', () => {
  for (const statedRights of stated)
    for (const known of everyKnown()) {
      const step = planLink({ relation: null, statedRights }, known, false)
      if (known.isDecided && !known.isEnded) assert.equal(step.rights, known.rights)
      const becameConfirmed = step.rights === 'confirmed' && known.rights !== 'confirmed'
      if (becameConfirmed) assert.equal(statedRights, 'legal')
    }
})

test('whoever comes back after an end waits to be confirmed anew', () => {
  const known = { rights: 'confirmed', isDecided: true, isEnded: true, source: 'onde' } as const
  const past = { relation: null, isNew: false, isSeen: false }
  const step = planLink({ relation: null, statedRights: 'unknown' }, { ...known, ...past }, false)
  assert.deepEqual([step.outcome, step.rights], ['updated', 'to_confirm'])
})

test('planning twice changes nothing', () => {
  for (const statedRights of stated)
    for (const relation of ['mother', null] as const)
      for (const known of [undefined, ...everyKnown()]) {
        const first = planLink({ relation, statedRights }, known, false)
        const now: KnownLink = {
          rights: first.rights,
          relation: first.relation,
          source: known?.source ?? 'aaf',
          isDecided: known?.isDecided ?? false,
          isEnded: false,
          isNew: false,
          isSeen: false,
        }
        const second = planLink({ relation, statedRights }, now, false)
        assert.deepEqual([second.outcome, second.writes], ['unchanged', false])
      }
})
