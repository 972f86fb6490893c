/** A long step of a start says so again, until it is over. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellLongStep } from './tell-long-step.ts'

const words = { french: 'Les pages se préparent', english: 'preparing the pages' }
const everyMs = 2_000

test('a step that lasts tells how long it has lasted, and nothing once it is over', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const said = t.mock.method(console, 'error', () => undefined)
  const end = tellLongStep(words, everyMs)
  assert.equal(said.mock.callCount(), 0)
  t.mock.timers.tick(everyMs)
  const [line] = said.mock.calls[0]?.arguments ?? []
  assert.match(String(line), /^· Les pages se préparent\s: toujours en cours, \d+\ss/)
  assert.match(String(line), /\(preparing the pages: still at it, \d+ s\)$/)
  end()
  t.mock.timers.tick(everyMs * 3)
  assert.equal(said.mock.callCount(), 1)
})
