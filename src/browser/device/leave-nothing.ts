/** Whoever leaves this device leaves nothing on it: their database goes, and who they were. */
import type { Id } from '#kernel/ids.ts'
import { accountsOf, forgetAccount, knownAccounts } from './known-accounts.ts'

export async function leaveNothingOfAccount(accountId: Id): Promise<void> {
  forgetAccount(accountId)
  // The code that opens databases is not part of the first load.
  const [{ deleteKeep }, { deletePackShelf }] = await Promise.all([
    import('./keep.ts'),
    import('./pack-shelf.ts'),
  ])
  await deleteKeep(accountId)
  // What others of this device need, only they know; the last one leaves an empty shelf.
  if (knownAccounts().length === 0) await deletePackShelf()
}

/** `personId`: null for everybody. */
export async function leaveNothingOf(personId: Id | null): Promise<void> {
  for (const accountId of accountsOf(personId)) await leaveNothingOfAccount(accountId)
}
