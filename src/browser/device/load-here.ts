/** The way to what this device keeps: its code comes with the first page that reads from it. */
import type { KeptKey, KeptThings } from './keep.ts'

export type ReadHere = typeof import('./read-here.ts')

export function loadHere(): Promise<ReadHere> {
  return import('./read-here.ts')
}

/** What the server answered is kept for when it does not. Without the code nothing is kept. */
export async function keepAnswer<Key extends KeptKey>(
  key: Key,
  value: KeptThings[Key],
): Promise<void> {
  const code = await loadHere().catch(() => null)
  await code?.keepHere(key, value)
}
