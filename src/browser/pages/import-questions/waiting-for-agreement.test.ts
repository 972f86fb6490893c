/** What waits for agreement, what comes along, and how the agreement travels. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BankReport } from '#contract/question-banks.ts'
import {
  agreedText,
  exerciseCount,
  isAlreadyThere,
  leftOut,
  questionCount,
  waitingForAgreement,
} from './waiting-for-agreement.ts'

const losses = [{ code: 'image_lost', what: 'Une image manque.' }]
const place = (index: number) => ({ index, line: index * 2, title: `Q ${index}` })
const lossy = (index: number) => ({
  ...place(index),
  kind: 'match',
  losses,
  notes: [],
  isAgreed: false,
})
const report: BankReport = {
  fileName: 'essai.gift',
  imported: [{ ...place(1), kind: 'numeric', notes: [] }],
  lossy: [lossy(5), lossy(9)],
  rejected: [{ ...place(3), excerpt: '{', code: 'no_prompt', reason: 'Sans énoncé.' }],
  descriptions: [
    { ...place(2), losses: [], place: 'above' },
    { ...place(7), losses, place: 'above' },
  ],
  exerciseIds: [],
  unchanged: [],
}

test('questions and texts with losses wait, in the order of the file', () => {
  const waiting = waitingForAgreement(report)
  assert.deepEqual(
    waiting.map(({ index, kind }) => [index, kind]),
    [
      [5, 'match'],
      [7, null],
      [9, 'match'],
    ],
  )
  assert.equal(leftOut(waiting, new Set([5])), 2)
})

test('a text that was agreed to is no question more', () => {
  assert.equal(questionCount(report, new Set()), 1)
  assert.equal(questionCount(report, new Set([7])), 1)
  assert.equal(questionCount(report, new Set([5, 7, 9])), 3)
})

test('a hundred questions make one exercise', () => {
  assert.deepEqual([0, 1, 100, 101, 230].map(exerciseCount), [0, 1, 1, 2, 3])
})

test('a bank is already there as long as nothing more is agreed to', () => {
  const unchanged = [{ exerciseId: '0190c6b8-0000-7000-8000-000000000001', title: 'Essai' }]
  assert.equal(isAlreadyThere(report, new Set()), false)
  assert.equal(isAlreadyThere({ ...report, unchanged }, new Set()), true)
  assert.equal(isAlreadyThere({ ...report, unchanged }, new Set([5])), false)
  const hundreds = Array.from({ length: 101 }, (_, one) => ({
    ...place(one),
    kind: 'numeric',
    notes: [],
  }))
  // One of its two exercises is missing, or was changed in the file.
  assert.equal(isAlreadyThere({ ...report, imported: hundreds, unchanged }, new Set()), false)
})

test('an agreement travels as nothing, as all or as indexes, and never too long', () => {
  const waiting = waitingForAgreement(report)
  assert.equal(agreedText(waiting, new Set()), undefined)
  assert.equal(agreedText(waiting, new Set([5, 7, 9])), 'all')
  assert.equal(agreedText(waiting, new Set([9, 5])), '5,9')
  const many = Array.from({ length: 2_000 }, (_, one) => ({ ...place(one), kind: null, losses }))
  const most = new Set(many.slice(1).map(({ index }) => index))
  assert.equal(agreedText(many, most), null)
  assert.equal(agreedText(many, new Set(most).add(0)), 'all')
})
