/**
 * What this device serves by itself, so that the app opens without a line: the files of its own
 * version, and sealed packs by their address. It keeps nothing of a person and never touches
 * `/api/`: what somebody reads or writes lies in databases that the pages open, one per account.
 */
import { PrecacheController, PrecacheRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { type FileOutside, insistOnFile } from '#browser/api/insist-on-file.ts'
import { isServerPage } from '#contract/server-pages.ts'
import { keepFetchedPacks } from './keep-fetched-packs.ts'
import { isTakeOver, takeOver } from './take-over.ts'

/** Put in by the build: the files that a pupil needs, and every file of this version. */
declare const __SHELL_FILES__: { url: string; revision: string | null }[]
declare const __VERSION_ASSETS__: readonly string[]

const worker = self as unknown as ServiceWorkerGlobalScope
const shellCache = 'preau-shell'
/** Pages of adults and what else is not in the shell: kept when first used. */
const assetCache = 'preau-assets'
const packCache = 'preau-packs'

const shell = new PrecacheController({ cacheName: shellCache })
shell.precache(__SHELL_FILES__)

registerRoute(new PrecacheRoute(shell))
const assets = new CacheFirst({ cacheName: assetCache })
const outside: FileOutside = {
  isOnline: () => worker.navigator.onLine,
  wait: (ms) => new Promise((done) => void setTimeout(done, ms)),
  random: Math.random,
}
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  (options) => insistOnFile(() => assets.handle(options), outside),
)
// Only answers from the shelf: the page that fetched a pack checked its address before it put it there.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/packs/'),
  async ({ request }) =>
    (await worker.caches.match(request, { cacheName: packCache })) ?? fetch(request),
)
const openApp = shell.createHandlerBoundToURL('/index.html')
// Pages of the server's own; where it is away, the app says so.
registerRoute(
  ({ request, sameOrigin, url }) =>
    sameOrigin && request.mode === 'navigate' && isServerPage(url.pathname),
  (options) => fetch(options.request).catch(() => openApp(options)),
)
// What has an ending is a file, as on the server; everything else is a page of the app.
registerRoute(
  new NavigationRoute(openApp, {
    denylist: [/^\/api\//, /^\/packs\//, /\.[A-Za-z0-9]{1,8}$/],
  }),
)

/** Files of earlier versions that were kept when first used. */
async function forgetOldAssets(): Promise<void> {
  const cache = await worker.caches.open(assetCache)
  const ours = new Set(__VERSION_ASSETS__.map((path) => new URL(path, location.href).href))
  for (const request of await cache.keys()) {
    if (!ours.has(request.url)) await cache.delete(request)
  }
}

worker.addEventListener('activate', (event) => {
  // The page of the very first visit is served from here too, without being opened again.
  event.waitUntil(Promise.all([forgetOldAssets(), worker.clients.claim()]))
})
// A new version never takes over by itself: the pages know whether somebody is in the middle of work.
worker.addEventListener('message', (event) => {
  if (isTakeOver(event.data)) event.waitUntil(takeOver(worker, event.data))
})
worker.addEventListener('backgroundfetchsuccess', (event) => {
  event.waitUntil(keepFetchedPacks(event, () => worker.caches.open(packCache)))
})
