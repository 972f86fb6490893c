/**
 * Somebody leaves this device: the copies of what the school has go with them. What the school
 * does not have yet stays in its owner's database, and waits for its owner.
 */
import { deleteDB } from 'idb'
import type { Id } from '#kernel/ids.ts'
import { openIndexedShelf, satchelDatabaseName } from './indexed-shelf.ts'

async function forgetSatchel(accountId: Id): Promise<void> {
  const shelf = await openIndexedShelf(accountId)
  const { entries } = await shelf.change((held) => ({
    remove: held.entries.filter((entry) => entry.where.at === 'school').map(({ id }) => id),
  }))
  if (entries.length === 0) await deleteDB(satchelDatabaseName(accountId))
}

/** `accountId`: who leaves; null for everybody of this device. */
export async function forgetSatchels(accountId: Id | null): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  try {
    // Browsers without this list forget only whom they are told by name.
    const all = await indexedDB.databases?.()
    const ids = (all ?? []).flatMap(({ name }) => {
      const id = name?.startsWith(satchelDatabaseName(''))
        ? name.slice(satchelDatabaseName('').length)
        : ''
      return id === '' ? [] : [id]
    })
    const isHere = all === undefined || ids.includes(accountId ?? '')
    const leaving = accountId === null ? ids : isHere ? [accountId] : []
    for (const id of leaving) await forgetSatchel(id)
  } catch {
    // Where the browser keeps nothing for us there is nothing to forget.
  }
}
