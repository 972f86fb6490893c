/** English words about what this device keeps: the app itself, the coming days. */
import type { deviceFr } from '#browser/catalogue/fr/device-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const deviceEn: Translated<typeof deviceFr> = {
  versionReady: 'A new version of Préau is ready. It opens by itself the next time, or now.',
  versionReplaced:
    'A new version of Préau is open in another tab. Here, it comes when the page is reloaded.',
  openVersion: 'Open the new version',
  versionWaits:
    'The new version waits until the open exercise is finished: nothing of the work begun moves.',
  installTitle: 'Préau as an app',
  installText:
    'Installed, Préau has its icon on the home screen and opens without a connection too. It weighs less than a photo.',
  installOnApple: () => 'Tap “Share”, then “Add to Home Screen”.',
}
