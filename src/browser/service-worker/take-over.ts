/** What a page may say to the service worker of a version that waits. */

export interface TakeOver {
  readonly act: 'take-over'
  /** True: only where no other page is open, which would lose the files of its version. */
  readonly onlyIfAlone: boolean
}

export function isTakeOver(data: unknown): data is TakeOver {
  return typeof data === 'object' && data !== null && 'act' in data && data.act === 'take-over'
}

export async function takeOver(
  worker: ServiceWorkerGlobalScope,
  { onlyIfAlone }: TakeOver,
): Promise<void> {
  if (onlyIfAlone) {
    const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
    if (pages.length > 1) return
  }
  await worker.skipWaiting()
}
