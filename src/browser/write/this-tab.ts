/**
 * This tab among the tabs of the device: it holds a lock by its own name for as long as it lives,
 * so that others know whether what it laid down is still in somebody's hands.
 */

const lockPrefix = 'preau-tab '

export const thisTab: string = crypto.randomUUID()

let isHeld = false

/** Held until the browser takes the page away, however that comes. */
export function holdThisTab(): void {
  if (isHeld || navigator.locks === undefined) return
  isHeld = true
  void navigator.locks.request(lockPrefix + thisTab, () => new Promise<never>(() => undefined))
}

/** The tabs that are open now, this one among them. */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  const names = held.map((lock) => lock.name ?? '').filter((name) => name.startsWith(lockPrefix))
  return new Set([thisTab, ...names.map((name) => name.slice(lockPrefix.length))])
}
