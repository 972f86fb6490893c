/**
 * Our own typeface weighs as much as half the app: on a device that does not hold it yet it comes
 * once the page is there, so that nobody's lesson waits for the shape of its letters.
 */
import { isServedHere, pageIsThere } from '#browser/device/page-is-there.ts'

/** Whoever presses on something at once comes first, in ms. */
const calmMs = 300

export function bringOwnLettering(): void {
  const bring = (): void => {
    document.documentElement.dataset.lettering = 'own'
  }
  if (isServedHere()) bring()
  else void pageIsThere(calmMs).then(bring)
}
