/**
 * What this device does for later (its own copy of the app, the coming days) begins once the page
 * that somebody waits for is there: on a poor line everything else would slow it down.
 */

import { pageIsThere } from './page-is-there.ts'

/** After the page is there, in ms: whoever presses on something at once comes first. */
const calmAfterMs = 1_500

export function startDeviceSoon(): void {
  const start = (): void => {
    // Without its code there is nothing to keep up to date; the next opening tries again.
    import('./start-device.ts').then(
      (code) => code.startDevice(),
      () => undefined,
    )
  }
  void pageIsThere(calmAfterMs).then(start)
}
