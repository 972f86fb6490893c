/**
 * Which version of the app this device runs. The service worker of a newer one waits until the
 * reader lets it in, or until every page is closed; never while work is open in any tab, so that
 * nothing that somebody is writing or attending loses the files of its version.
 */
import { concernsBeforeSignOut } from '#browser/identity/before-sign-out.ts'
import { isWorkOpen } from './work-open.ts'

const workerAddress = '/service-worker.js'
/** A page that stays open for days asks about a newer version this often. */
const askAgainAfterMs = 3 * 3_600_000

/** Null: the browser has none (an address without https, a strict setting). Everything else works. */
function workers(): ServiceWorkerContainer | null {
  return 'serviceWorker' in navigator ? navigator.serviceWorker : null
}

/** `ready`: a newer version waits. `replaced`: another page let it in, this one is the older. */
export type VersionNews = 'ready' | 'replaced'

/** Whether the newer version may come in now: `later` while work is open in any tab. */
export async function openNewVersion(): Promise<'opening' | 'later'> {
  if (concernsBeforeSignOut().length > 0 || (await isWorkOpen())) return 'later'
  const container = workers()
  const registration = await container?.getRegistration()
  const waiting = registration?.waiting
  // Let in by another page meanwhile, or by the browser: the newer one is there already.
  if (container == null || waiting == null) location.reload()
  else {
    container.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage({ act: 'take-over', onlyIfAlone: false })
  }
  return 'opening'
}

/** Keeps this device's app up to date; `tell` is called when there is something to say. */
export async function watchAppVersion(tell: (news: VersionNews) => void): Promise<void> {
  const container = workers()
  if (container === null) return
  let wasServed = container.controller !== null
  container.addEventListener('controllerchange', () => {
    // The very first one takes over a page that came from the server, of the same version.
    if (wasServed) tell('replaced')
    wasServed = true
  })
  const registration = await container
    .register(workerAddress, { updateViaCache: 'none' })
    // A browser that offers workers and refuses this one: the app goes on without.
    .catch(() => null)
  if (registration === null) return
  const watchNext = (next: ServiceWorker | null): void => {
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && container.controller !== null) tell('ready')
    })
  }
  if (registration.waiting !== null && container.controller !== null) tell('ready')
  watchNext(registration.installing)
  registration.addEventListener('updatefound', () => watchNext(registration.installing))
  setInterval(() => void registration.update().catch(() => undefined), askAgainAfterMs)
}
