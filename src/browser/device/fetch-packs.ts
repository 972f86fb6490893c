/**
 * Fetches sealed packs onto the shelf, a few at a time, the nearest day first. What came is checked
 * against its address: a page of some proxy in between is no pack.
 */
import { fetchSteadily } from '#browser/api/fetch-steadily.ts'
import type { PackShelf } from './pack-shelf.ts'
import { addressOfBytes } from './unseal-pack.ts'

/** At once; more would take the line from what the reader is waiting for. */
const fetchesMax = 2
/** A line that brings nothing for so long is gone: what it held is fetched at the next opening. */
const silenceMsMax = 45_000

/** `stopped`: the line is gone, or the door is busy: the next opening goes on. */
export type FetchOutcome = 'done' | 'full' | 'stopped'

export function isQuotaError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}

async function fetchOne(shelf: PackShelf, address: string): Promise<FetchOutcome> {
  try {
    const { bytes: sealed, status } = await fetchSteadily(`/packs/${address}`, {
      priority: 'low',
      silenceMsMax,
    })
    // One that is no more is no reason to leave the others.
    if (sealed === null) return status === 404 ? 'done' : 'stopped'
    if ((await addressOfBytes(sealed)) === address) await shelf.put(address, sealed)
    return 'done'
  } catch (error) {
    return isQuotaError(error) ? 'full' : 'stopped'
  }
}

export async function fetchPacks(
  shelf: PackShelf,
  addresses: readonly string[],
): Promise<FetchOutcome> {
  const waiting = [...addresses]
  const outcomes: FetchOutcome[] = []
  const work = async (): Promise<void> => {
    for (;;) {
      const address = waiting.shift()
      if (address === undefined || outcomes.some((one) => one !== 'done')) return
      outcomes.push(await fetchOne(shelf, address))
    }
  }
  await Promise.all(Array.from({ length: fetchesMax }, work))
  return outcomes.find((one) => one !== 'done') ?? 'done'
}

/** The part of the Background Fetch draft that is used; Chromium's browsers have it. */
interface BackgroundFetching {
  readonly backgroundFetch?: {
    fetch(
      id: string,
      requests: readonly string[],
      options: { title: string; downloadTotal: number },
    ): Promise<unknown>
    get(id: string): Promise<unknown>
  }
}

const backgroundId = 'preau-packs'

/**
 * Hands what is missing to the browser, which goes on when the page is closed; the service worker
 * puts it on the shelf. False where the browser cannot, or is at it already.
 */
export async function fetchInBackground(
  refs: readonly { readonly address: string; readonly byteCount: number }[],
  title: string,
): Promise<boolean> {
  if (refs.length === 0 || !('serviceWorker' in navigator)) return false
  const registration = (await navigator.serviceWorker.getRegistration()) as
    | (ServiceWorkerRegistration & BackgroundFetching)
    | undefined
  const manager = registration?.backgroundFetch
  if (manager === undefined) return false
  try {
    if ((await manager.get(backgroundId)) !== undefined) return false
    const downloadTotal = refs.reduce((sum, { byteCount }) => sum + byteCount, 0)
    const requests = refs.map(({ address }) => `/packs/${address}`)
    await manager.fetch(backgroundId, requests, { title, downloadTotal })
    return true
  } catch {
    // Not allowed by the reader's settings: the next opening goes on.
    return false
  }
}
