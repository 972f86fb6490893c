/** Work in plain words makes a title that fits in a line or two. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { titleOfWork } from './title-of-work.ts'

const subject = { code: 'MATHS', label: 'Mathématiques', family: 'maths' }
const homework = (text: string): string =>
  titleOfWork({ kind: 'homework', lessonId: 'l', text, subject, dueOn: '2026-11-24' })

test('plain words lose their full stop, and nothing else', () => {
  assert.equal(homework('Relire la page 24. '), 'Relire la page 24')
  assert.equal(homework('Apporter la règle, le compas !'), 'Apporter la règle, le compas !')
})

test('long words are cut at a letter, never in one', () => {
  const cut = homework('🖍️ é'.repeat(60))
  assert.equal([...cut].length <= 80 && cut.endsWith('…'), true)
  assert.equal(cut.isWellFormed(), true)
  assert.equal(homework('a'.repeat(80)), 'a'.repeat(80))
})
