/** English words about what this device keeps: the app itself, the coming days. */
import type { deviceFr } from '#browser/catalogue/fr/device-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const deviceEn: Translated<typeof deviceFr> = {
  versionReady: 'A new version of Préau is ready. It opens by itself the next time, or now.',
  versionReplaced:
    'A new version of Préau is open in another tab. Here, it comes when the page is reloaded.',
  openVersion: 'Open the new version',
  versionWaits:
    'The new version waits until the work that is open, here or in another tab, is finished: nothing of what was begun moves.',
  offline: () => 'Offline: here is what your device has kept.',
  late: () => 'Préau is slow to answer: meanwhile, here is what your device has kept.',
  keptSince: (p) =>
    `Kept here: ${p.when}. Everything is brought up to date as soon as the connection is back.`,
  keepsNothing: () =>
    'This browser keeps nothing (a private window or a setting). Préau works with a connection; without one, lessons will not open.',
  storageFull: () =>
    'Your device has no room left: some of the coming lessons could not be kept. With a connection, everything opens as before.',
  fetching: 'Préau: the coming lessons',
  installTitle: 'Préau as an app',
  installText:
    'Installed, Préau has its icon on the home screen and opens without a connection too. It weighs less than a photo.',
  installOnApple: () => 'Tap “Share”, then “Add to Home Screen”.',
}
