/** When the head is offered to give a class's reports out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offersPublishing } from './offers-publishing.ts'

const given = { at: '2026-07-01T08:00:00Z', by: 'Anne Martin', changed: 0 }
const nothing = { courses: [], general: null }
const said = { courses: [], general: 'Bonne année.' }
const running = { isOver: false, mayPublish: true, published: null, reports: [nothing] }
const over = { ...running, isOver: true }

test('while its year runs, the head is always offered it, and nobody else', () => {
  assert.equal(offersPublishing(running), true)
  assert.equal(offersPublishing({ ...running, published: given }), true)
  assert.equal(offersPublishing({ ...running, mayPublish: false }), false)
})

test('of a year that is over only what was forgotten is still offered', () => {
  assert.equal(offersPublishing(over), false)
  assert.equal(offersPublishing({ ...over, reports: [nothing, said] }), true)
  assert.equal(offersPublishing({ ...over, reports: [said], published: given }), false)
  const changed = { ...over, reports: [said], published: { ...given, changed: 1 } }
  assert.equal(offersPublishing(changed), true)
  assert.equal(offersPublishing({ ...changed, mayPublish: false }), false)
})
