/**
 * What this device does for later (its own copy of the app, the coming days) begins once the page
 * that somebody waits for is there: on a poor line everything else would slow it down.
 */

/** After the page's own files came, in ms: its first answers are then on their way or here. */
const calmAfterMs = 1_500

export function startDeviceSoon(): void {
  const start = (): void => {
    setTimeout(() => {
      // Without its code there is nothing to keep up to date; the next opening tries again.
      import('./start-device.ts').then(
        (code) => code.startDevice(),
        () => undefined,
      )
    }, calmAfterMs)
  }
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
}
