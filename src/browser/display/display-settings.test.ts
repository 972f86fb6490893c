/** Stored settings are believed only as far as they make sense. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseStored, readDisplaySettings } from './display-settings.ts'

const standard = { theme: 'auto', font: 'standard', spacing: 'standard', textSize: 0 }

test('nothing stored: the standard, in the device’s language', () => {
  assert.deepEqual(readDisplaySettings(null, ['de', 'en-US', 'fr']), {
    ...standard,
    language: 'en',
  })
  assert.deepEqual(readDisplaySettings(null, ['de']), { ...standard, language: 'fr' })
})

test('damaged or foreign values fall back one by one', () => {
  assert.deepEqual(readDisplaySettings('{', []), { ...standard, language: 'fr' })
  assert.deepEqual(readDisplaySettings('null', []), { ...standard, language: 'fr' })
  assert.deepEqual(
    readDisplaySettings('{"theme":"dark","font":"comic","textSize":2,"language":"xx"}', ['en']),
    { ...standard, theme: 'dark', textSize: 2, language: 'en' },
  )
})

test('the account wins over what this device remembers, unless it does not know of it yet', () => {
  const own = '{"theme":"dark","unsent":false}'
  const fromAccount = '{"theme":"light"}'
  const ofDevice = '{"theme":"auto"}'
  assert.deepEqual(chooseStored({ own, fromAccount, ofDevice }), {
    text: fromAccount,
    unsent: false,
  })
  const unsent = '{"theme":"dark","unsent":true}'
  assert.deepEqual(chooseStored({ own: unsent, fromAccount, ofDevice }), {
    text: unsent,
    unsent: true,
  })
  assert.equal(chooseStored({ own, fromAccount: null, ofDevice }).text, own)
  assert.equal(chooseStored({ own: null, fromAccount: null, ofDevice }).text, ofDevice)
})
