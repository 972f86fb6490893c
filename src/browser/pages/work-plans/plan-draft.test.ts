/** What a plan becomes under a teacher's hands: copied, carried on, sent. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planItemsMax } from '#contract/work-plan-limits.ts'
import type { CoursePlan } from '#contract/work-plans.ts'
import {
  copyOf,
  draftOf,
  lackingOf,
  newDraft,
  nextOf,
  toChange,
  toNewPlans,
  withTyped,
} from './plan-draft.ts'

const item = { kind: 'words', text: 'Lire', thingId: null, isGone: false, isDone: false } as const
const plan: CoursePlan = {
  id: 'plan',
  courseName: 'Maths',
  title: 'Semaine 48',
  firstDay: '2026-11-23',
  lastDay: '2026-11-27',
  items: [
    { ...item, id: 'a', isDone: true },
    { ...item, id: 'b', kind: 'resource', thingId: 'seine', text: 'La Seine' },
    { ...item, id: 'c', kind: 'assignment', thingId: 'quiz', isGone: true },
    { ...item, id: 'd', text: ' Écrire ' },
  ],
  comment: { text: 'Bien', by: 'Mme Roy' },
  pupil: { id: 'lina', givenName: 'Lina', familyName: 'A' },
  version: 3,
  mayChange: true,
}
let minted = 0
const mint = (): string => {
  minted += 1
  return `m${minted}`
}

test('a new one runs to Friday; from Friday on it is for the next week', () => {
  const daysOf = (today: string) => {
    const { firstDay, lastDay } = newDraft(today)
    return [firstDay, lastDay]
  }
  assert.deepEqual(daysOf('2026-11-24'), ['2026-11-24', '2026-11-27'])
  assert.deepEqual(daysOf('2026-11-27'), ['2026-11-30', '2026-12-04'])
  assert.deepEqual(daysOf('2026-11-29'), ['2026-11-30', '2026-12-04'])
})

test('what is not done comes along into the first weeks after, under other ids', () => {
  const next = nextOf(plan, mint)
  assert.deepEqual([next.firstDay, next.lastDay], ['2026-11-30', '2026-12-04'])
  assert.deepEqual(
    next.items.map(({ text }) => text),
    ['La Seine', ' Écrire '],
  )
  assert.ok(next.items.every(({ id }) => id.startsWith('m')))
  assert.deepEqual([next.pupilIds, next.changed], [['lina'], null])
  const long = nextOf({ ...plan, lastDay: '2026-12-01' }, mint)
  assert.equal(long.firstDay, '2026-12-07')
})

test('a copy is for nobody yet and holds all that can be opened', () => {
  const copy = copyOf(plan, mint)
  assert.equal(copy.items.length, 3)
  assert.equal(lackingOf(copy), 'pupils')
  const given = { ...copy, pupilIds: ['noé', 'zoé'] }
  assert.equal(lackingOf(given), null)
  const many = Array.from({ length: 61 }, (_, place) => `p${place}`)
  assert.equal(lackingOf({ ...given, pupilIds: many }), 'fewer')
  assert.deepEqual(toNewPlans(given, ['p1', 'p2']).plans, [
    { id: 'p1', pupilId: 'noé' },
    { id: 'p2', pupilId: 'zoé' },
  ])
})

test('a change carries the version in hand and the comment as it is; empty words are no item', () => {
  const draft = draftOf(plan)
  const change = toChange(
    { ...draft, title: ' ', items: [...draft.items, { ...item, id: 'e', text: ' ' }] },
    plan,
  )
  assert.deepEqual([change.version, change.title, change.comment], [3, null, 'Bien'])
  assert.deepEqual(change.items.at(-1), { id: 'd', kind: 'words', words: 'Écrire' })
  assert.deepEqual(change.items[1], { id: 'b', kind: 'resource', resourceId: 'seine' })
  assert.equal(lackingOf({ ...draft, items: [] }), 'items')
  assert.equal(lackingOf({ ...draft, lastDay: '2026-11-22' }), 'days')
})

test('words that stand in the field are saved with the plan, without a press on their own button', () => {
  const draft = { ...newDraft('2026-11-24'), pupilIds: ['noé'] }
  assert.equal(lackingOf(withTyped(draft, { id: 't', text: ' ' })), 'items')
  const whole = withTyped(draft, { id: 't', text: ' Relire ' })
  assert.equal(lackingOf(whole), null)
  assert.deepEqual(toNewPlans(whole, ['p1']).items, [{ id: 't', kind: 'words', words: 'Relire' }])
  const items = Array.from({ length: planItemsMax }, (_, place) => ({ ...item, id: `i${place}` }))
  assert.equal(
    withTyped({ ...draft, items }, { id: 't', text: 'Relire' }).items.length,
    planItemsMax,
  )
})
