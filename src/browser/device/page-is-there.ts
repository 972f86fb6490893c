/**
 * Says when the page that somebody waits for is there: its heading stands and nothing in it waits.
 * Until then everything else (lettering, the coming days, the app's own copy) would take the line
 * from it, and at 64 kbit/s that is the difference between a lesson and a white page.
 */

const lookEveryMs = 150
/** Something on a page may wait for ever; the device's own work does not wait for it that long. */
const patienceMs = 90_000

const heading = 'main:not(.first-paint) h1'
/** The page of all parts shows a wait for ever. */
const waits = 'main [aria-busy="true"]:not(.gallery-block *)'

function isThere(): boolean {
  return (
    document.readyState === 'complete' &&
    document.querySelector(heading) !== null &&
    document.querySelector(waits) === null
  )
}

/**
 * Resolves once it has been there for so long: one page may give way to another at once, and
 * whoever presses on something comes first.
 */
export function pageIsThere(calmMs: number): Promise<void> {
  return new Promise((resolve) => {
    const untilMs = performance.now() + patienceMs
    let sinceMs: number | null = null
    const look = (): void => {
      const nowMs = performance.now()
      sinceMs = isThere() ? (sinceMs ?? nowMs) : null
      const isCalm = sinceMs !== null && nowMs - sinceMs >= calmMs
      if (isCalm || nowMs >= untilMs) resolve()
      else setTimeout(look, lookEveryMs)
    }
    look()
  })
}

/** Whether the app's files lie on this device already, so that they take nothing from the line. */
export function isServedHere(): boolean {
  return Boolean(navigator.serviceWorker?.controller)
}
