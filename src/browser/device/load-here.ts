/**
 * The way to what this device keeps. Its code is no part of a first load: it comes with the page
 * where somebody is kept here already, and in its own time where nobody is.
 */
import { wasOpenedAsKept } from '#browser/viewer.ts'
import type { Id } from '#kernel/ids.ts'
import type { KeptKey, KeptThings } from './keep.ts'

type ReadHere = typeof import('./read-here.ts')

/** What the server gave is put away once the page that shows it is there, in ms. */
const keepAfterMs = 1_500

let isStarted = false

/** From now on this device may hold something, whoever it was when the page was opened. */
export function noteDeviceStarted(): void {
  isStarted = true
}

/** Null where nothing can be here yet, or its code did not come. */
export async function readHere<T>(read: (code: ReadHere) => Promise<T | null>): Promise<T | null> {
  if (!isStarted && !wasOpenedAsKept()) return null
  const code = await import('./read-here.ts').catch(() => null)
  return code === null ? null : read(code)
}

/**
 * What the server answered is kept for when it does not, by whoever it was asked for. Without the
 * code nothing is kept.
 */
export function keepAnswer<Key extends KeptKey>(
  askedFor: Id | null,
  key: Key,
  value: KeptThings[Key],
): void {
  setTimeout(() => {
    import('./read-here.ts').then(
      (code) => code.keepHere(askedFor, key, value),
      () => undefined,
    )
  }, keepAfterMs)
}
