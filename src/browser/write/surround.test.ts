/** A press on a button marks the selection, and a second press takes the mark away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { surround } from './surround.ts'

/** The selection stands between bars. */
const at = (shown: string) => {
  const start = shown.indexOf('|')
  const end = shown.lastIndexOf('|') - 1
  return { text: shown.replaceAll('|', ''), start, end }
}

test('marks hug the words that are selected, and go away again', () => {
  assert.deepEqual(surround(at('un |mot| ici'), '**', '**', 'mot'), at('un **|mot|** ici'))
  assert.deepEqual(surround(at('un| mot |ici'), '**', '**', 'x'), at('un **|mot|** ici'))
  assert.deepEqual(surround(at('un **|mot|** ici'), '**', '**', 'mot'), at('un |mot| ici'))
})

test('without a selection there is something to type over', () => {
  assert.deepEqual(surround(at('un || ici'), '$', '$', 'x^2'), at('un $|x^2|$ ici'))
  assert.deepEqual(surround(at('|musée|'), '[', '](https://)', 'mot'), at('[|musée|](https://)'))
})
