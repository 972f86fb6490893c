/** Only what was written down about people goes, and only theirs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forgetHere } from './forget-here.ts'

const lina = '01a20283-0335-74b6-8990-7719107073aa'
const hugo = '01a20283-02ea-7306-8a29-677fa4e83844'

/** A device's storage, as far as this asks of it: entries are own properties. */
function storageWith(keys: readonly string[]): void {
  const entries: Record<string, unknown> = Object.fromEntries(keys.map((key) => [key, '{}']))
  Object.defineProperty(entries, 'removeItem', {
    value: (key: string) => delete entries[key],
  })
  Object.defineProperty(globalThis, 'localStorage', { value: entries, configurable: true })
}

const all = ['preau.display.device', `preau.display.${lina}`, `preau.home.${lina}`]

test('one person leaves: the others and the device keep what is theirs', () => {
  storageWith([...all, `preau.display.${hugo}`, 'other.site'])
  forgetHere(lina)
  assert.deepEqual(Object.keys(localStorage), [
    'preau.display.device',
    `preau.display.${hugo}`,
    'other.site',
  ])
})

test('everybody leaves: only what is the device’s own stays', () => {
  storageWith([...all, `preau.home.${hugo}`])
  forgetHere(null)
  assert.deepEqual(Object.keys(localStorage), ['preau.display.device'])
})
