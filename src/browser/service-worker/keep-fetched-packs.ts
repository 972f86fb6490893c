/**
 * Packs that the browser went on fetching after the page was closed (Background Fetch): each is
 * put on the shelf if its bytes are those of its address.
 */

interface FetchedRecord {
  readonly request: Request
  readonly responseReady: Promise<Response>
}

/** The part of the Background Fetch draft that is used; the types of TypeScript do not know it. */
export interface BackgroundFetchEvent extends ExtendableEvent {
  readonly registration: { matchAll(): Promise<readonly FetchedRecord[]> }
}

declare global {
  interface ServiceWorkerGlobalScopeEventMap {
    backgroundfetchsuccess: BackgroundFetchEvent
  }
}

const addressAtEnd = /\/packs\/([0-9a-f]{64})$/

async function sha256Hex(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function keepFetchedPacks(
  event: BackgroundFetchEvent,
  openShelf: () => Promise<Cache>,
): Promise<void> {
  const shelf = await openShelf()
  for (const { request, responseReady } of await event.registration.matchAll()) {
    const address = addressAtEnd.exec(new URL(request.url).pathname)?.[1]
    const response = await responseReady
    if (address === undefined || !response.ok) continue
    const bytes = await response.arrayBuffer()
    if ((await sha256Hex(bytes)) === address) {
      await shelf.put(`/packs/${address}`, new Response(bytes))
    }
  }
}
