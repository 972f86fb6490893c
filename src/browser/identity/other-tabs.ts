/**
 * Tells the other tabs of this browser that somebody else is in front now: they share the cookie,
 * so a page that was opened for one person would act for another.
 */
const channelName = 'preau-person'

function openChannel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  const opened = new BroadcastChannel(channelName)
  opened.onmessage = ({ data }: MessageEvent<{ accountId: string | null }>) =>
    hearAll(data.accountId)
  return opened
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

const listeners = new Set<(accountId: string | null) => void>()

function hearAll(accountId: string | null): void {
  told = accountId
  for (const hear of [...listeners]) hear(accountId)
}

/** The server saw another person's session where no tab had told of one. */
export function hearServerTell(): void {
  hearAll(null)
}

/** Hears what other tabs tell; call what comes back to stop listening. */
export function hearOtherTabs(hear: (accountId: string | null) => void): () => void {
  channel ??= openChannel()
  listeners.add(hear)
  return () => {
    listeners.delete(hear)
  }
}
