/**
 * At the very start, before anything is shown or typed: a newer version that waits is let in, if no
 * other page is open. On a phone an app is opened anew far more often than it is closed.
 */
import { isWorkOpen } from './work-open.ts'

/** Longer than this is not waited for: the page begins as it is. */
const takeOverMsMax = 1_000

/** True when the page is being opened anew: nothing more is to be done in this one. */
export async function takeOverAtStart(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const container = navigator.serviceWorker
  if (container.controller === null) return false
  const waiting = (await container.getRegistration().catch(() => undefined))?.waiting
  if (waiting == null || (await isWorkOpen())) return false
  return new Promise((done) => {
    const replaced = (): void => {
      clearTimeout(patience)
      location.reload()
      done(true)
    }
    const patience = setTimeout(() => {
      container.removeEventListener('controllerchange', replaced)
      done(false)
    }, takeOverMsMax)
    container.addEventListener('controllerchange', replaced, { once: true })
    waiting.postMessage({ act: 'take-over', onlyIfAlone: true })
  })
}
