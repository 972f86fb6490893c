/**
 * Tells the other tabs of this browser that somebody else is in front now: they share the cookie,
 * so a page that was opened for one person would act for another.
 */
const channelName = 'preau-person'

function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
}

let channel: BroadcastChannel | null = null

/** What was told last, by this page or to it; undefined where nothing was. */
let told: string | null | undefined

export function lastTold(): string | null | undefined {
  return told
}

/** `accountId`: who is in front now; null when nobody is. */
export function tellOtherTabs(accountId: string | null): void {
  told = accountId
  channel ??= openChannel()
  channel?.postMessage({ accountId })
}

/** Hears what other tabs tell; call what comes back to stop listening. */
export function hearOtherTabs(hear: (accountId: string | null) => void): () => void {
  channel ??= openChannel()
  const heard = ({ data }: MessageEvent<{ accountId: string | null }>): void => {
    told = data.accountId
    hear(data.accountId)
  }
  channel?.addEventListener('message', heard)
  return () => channel?.removeEventListener('message', heard)
}
