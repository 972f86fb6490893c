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
  // What others of this device need, only they know; the last one leaves an empty shelf.
  const isLast = knownAccounts().length === 0
  // What fails does not keep the other from going.
  const gone = await Promise.allSettled([
    deleteKeep(accountId),
    ...(isLast ? [deletePackShelf()] : []),
  ])
  for (const one of gone) if (one.status === 'rejected') throw one.reason
}

/** `personId`: null for everybody. */
export async function leaveNothingOf(personId: Id | null): Promise<void> {
  await Promise.all(accountsOf(personId).map(leaveNothingOfAccount))
}
