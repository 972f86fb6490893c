/**
 * The sealed packs of this device, by address, for everybody who uses it: without a key, which lies
 * in a person's own database, they tell nothing. The service worker answers from here too.
 */

/** The same name stands in `service-worker.ts`. */
const shelfName = 'preau-packs'
const pathOf = (address: string): string => `/packs/${address}`

export interface PackShelf {
  addresses(): Promise<ReadonlySet<string>>
  read(address: string): Promise<ArrayBuffer | null>
  /** Throws a `QuotaExceededError` where the device is full. */
  put(address: string, sealed: ArrayBuffer): Promise<void>
  delete(addresses: readonly string[]): Promise<void>
}

/** Null where the browser keeps no files (no https, a private window, a strict setting). */
export async function openPackShelf(): Promise<PackShelf | null> {
  if (typeof caches === 'undefined' || globalThis.crypto?.subtle === undefined) return null
  const cache = await caches.open(shelfName).catch(() => null)
  if (cache === null) return null
  return {
    async addresses() {
      const requests = await cache.keys()
      return new Set(requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1)))
    },
    async read(address) {
      const kept = await cache.match(pathOf(address))
      return (await kept?.arrayBuffer()) ?? null
    },
    put: (address, sealed) => cache.put(pathOf(address), new Response(sealed)),
    async delete(addresses) {
      for (const address of addresses) await cache.delete(pathOf(address))
    },
  }
}

/** Nobody is left on this device who has a key for any of them. */
export async function deletePackShelf(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(shelfName)
}
