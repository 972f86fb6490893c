/**
 * The satchel's shelf in the account's own IndexedDB database. A change is one transaction over
 * all that the decision reads, so that two tabs never decide on the same state; it counts once the
 * browser has answered that it is on the disk (`durability: strict`).
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Id } from '#kernel/ids.ts'
import { calm, type Entry, type Pace } from './entry.ts'
import { type Closed, type Contents, edited, type Lease, type Shelf } from './shelf.ts'

interface SatchelSchema extends DBSchema {
  entries: { key: Id; value: Entry }
  loads: { key: Id; value: Closed }
  notes: { key: string; value: Closed }
  /** One row: the pace, and which tab sends. */
  going: { key: string; value: { readonly pace: Pace; readonly lease: Lease | null } }
}

const goingKey = 'now'

/** The name of an account's database; nothing of two accounts lies in one. */
export function satchelDatabaseName(accountId: Id): string {
  return `preau-satchel-${accountId}`
}

async function openSatchelDatabase(
  accountId: Id,
  onLetGo: () => void,
): Promise<IDBPDatabase<SatchelSchema>> {
  const database = await openDB<SatchelSchema>(satchelDatabaseName(accountId), 1, {
    upgrade(fresh) {
      fresh.createObjectStore('entries', { keyPath: 'id' })
      fresh.createObjectStore('loads')
      fresh.createObjectStore('notes')
      fresh.createObjectStore('going')
    },
    // Another tab forgets this account: it must not wait for us.
    blocking(_, __, event) {
      onLetGo()
      ;(event.target as IDBDatabase).close()
    },
  })
  return database
}

/** `onLetGo`: another tab deletes the database; this shelf is of no more use. */
export async function openIndexedShelf(
  accountId: Id,
  onLetGo: () => void = () => undefined,
): Promise<Shelf> {
  let isLetGo = false
  const letGo = (): void => {
    isLetGo = true
    onLetGo()
  }
  let database = await openSatchelDatabase(accountId, letGo)
  /** A browser may close a database under a page that slept: it is opened again, unless it was let go. */
  const withDatabase = async <T>(work: (open: typeof database) => Promise<T>): Promise<T> => {
    try {
      return await work(database)
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === 'InvalidStateError'
      if (!isClosed || isLetGo) throw error
      database = await openSatchelDatabase(accountId, letGo)
      return work(database)
    }
  }
  const inOrder = (entries: Entry[]): Entry[] =>
    entries.sort((left, right) => left.place - right.place)

  return {
    isDurable: true,
    read: () =>
      withDatabase(async (open) => {
        const look = open.transaction(['entries', 'going'])
        const [entries, going] = await Promise.all([
          look.objectStore('entries').getAll(),
          look.objectStore('going').get(goingKey),
          look.done,
        ])
        return { pace: calm, lease: null, ...going, entries: inOrder(entries) }
      }),
    change: (decide) =>
      withDatabase(async (open) => {
        const work = open.transaction(['entries', 'loads', 'going'], 'readwrite', {
          durability: 'strict',
        })
        const entries = work.objectStore('entries')
        const loads = work.objectStore('loads')
        const going = work.objectStore('going')
        const [rows, row] = await Promise.all([entries.getAll(), going.get(goingKey)])
        const before: Contents = { pace: calm, lease: null, ...row, entries: inOrder(rows) }
        const edit = decide(before)
        const after = edited(before, edit)
        await Promise.all([
          ...(edit.put ?? []).map((entry) => entries.put(entry)),
          ...(edit.loads ?? []).map(([id, closed]) => loads.put(closed, id)),
          ...(edit.remove ?? []).flatMap((id) => [entries.delete(id), loads.delete(id)]),
          going.put({ pace: after.pace, lease: after.lease }, goingKey),
          work.done,
        ])
        return after
      }),
    load: (id) => withDatabase(async (open) => (await open.get('loads', id)) ?? null),
    note: (name, closed) =>
      withDatabase(async (open) => {
        await open.put('notes', closed, name)
      }),
    noted: (name) => withDatabase(async (open) => (await open.get('notes', name)) ?? null),
  }
}
