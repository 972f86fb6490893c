/** Stored settings are believed only as far as they make sense. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noAdjustments } from '#contract/adjustments.ts'
import {
  chooseStored,
  chosenOf,
  type DisplaySettings,
  displayDefaults,
  fonts,
  readDisplaySettings,
  spacings,
  standardDisplay,
  textSizes,
  themes,
} from './display-settings.ts'

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

const anyDefaults = fc.record({
  font: fc.constantFrom(...fonts),
  spacing: fc.constantFrom(...spacings),
  textSize: fc.constantFrom(...textSizes),
})
const anySettings: fc.Arbitrary<DisplaySettings> = fc.record({
  theme: fc.constantFrom(...themes),
  language: fc.constantFrom('fr' as const, 'en' as const),
  font: fc.constantFrom(...fonts),
  spacing: fc.constantFrom(...spacings),
  textSize: fc.constantFrom(...textSizes),
})

test('what was chosen is kept against any defaults, and what was not follows the school', () => {
  fc.assert(
    fc.property(anySettings, anyDefaults, anyDefaults, (settings, defaults, later) => {
      const kept = JSON.stringify(chosenOf(settings, defaults))
      assert.deepEqual(readDisplaySettings(kept, [], defaults), { ...settings })
      const changed = readDisplaySettings(kept, [], later)
      for (const key of ['font', 'spacing', 'textSize'] as const) {
        const wasChosen = settings[key] !== defaults[key]
        assert.equal(changed[key], wasChosen ? settings[key] : later[key])
      }
    }),
  )
})

test('a pupil whose school says nothing begins with the standard', () => {
  assert.deepEqual(displayDefaults(undefined), standardDisplay)
  assert.deepEqual(displayDefaults(noAdjustments), standardDisplay)
  const large = { ...noAdjustments, textSize: 2, dyslexicFont: true }
  assert.deepEqual(displayDefaults(large), { font: 'dyslexic', spacing: 'standard', textSize: 2 })
})
