/** English words of the display settings. */
import type { displayFr } from '#browser/catalogue/fr/display-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const displayEn: Translated<typeof displayFr> = {
  intro:
    'These settings are only for the person who chooses them. Once signed in, they follow to other devices.',
  theme: 'Colours',
  themeAuto: 'Same as the device',
  themeLight: 'Light',
  themeDark: 'Dark',
  font: 'Typeface',
  fontStandard: 'Atkinson Hyperlegible',
  fontDyslexic: 'OpenDyslexic, for readers with dyslexia',
  spacing: 'Spacing',
  spacingStandard: 'Normal',
  spacingWide: 'Wider',
  textSize: 'Text size',
  textNormal: 'Normal',
  textLarge: 'Large',
  textLarger: 'Very large',
  textLargest: 'Huge',
  textSmall: 'Small',
  sample: 'The bell rings, the yard empties: the lesson starts under the roof.',
}
