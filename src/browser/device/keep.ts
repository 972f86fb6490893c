/**
 * What this device keeps of one account: who it is, the personal pack, days and weeks as they were
 * last fetched. One database per account, which goes when the person leaves; on a shared computer,
 * and where the browser keeps nothing, this page's memory.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { MyDay } from '#contract/day.ts'
import type { PersonalPack } from '#contract/day-packs.ts'
import type { InlineAssignments } from '#contract/inline-assignments.ts'
import type { Replay } from '#contract/live-replay.ts'
import type { Slide } from '#contract/live-slides.ts'
import type { Me } from '#contract/me.ts'
import type { OwnWeek } from '#contract/timetable.ts'
import type { Id } from '#kernel/ids.ts'
import { knownAccounts } from './known-accounts.ts'

/** What was typed and not yet saved. */
export interface KeptDraft {
  /** As the page had it under its hands. */
  readonly work: unknown
  /** The saved version that it was written over. */
  readonly version: number
  /** Fingerprints of what was sent since and may have arrived: its answer never came. */
  readonly unsure: readonly string[]
}

/** A slide with its picture. */
export interface KeptSlide {
  readonly slide: Slide
  readonly picture: ArrayBuffer
}

/** A recorded class whose pieces lie beside it: all of them, or those that came so far. */
export interface KeptReplay {
  readonly replay: Replay
  readonly isWhole: boolean
}

/** What lies under which key. */
export interface KeptThings {
  me: Me
  personal: PersonalPack
  /** Files that day packs name, by the pack's address: known once it was opened. */
  files: Readonly<Record<string, readonly string[]>>
  /** The browser was asked to keep this device's data even when it is short of room. */
  'asked-to-persist': true
  [day: `day ${string}`]: MyDay
  [week: `week ${string}`]: OwnWeek
  /** How far the pupil is with the exercises inside a resource. */
  [work: `work ${string}`]: InlineAssignments
  /** A recorded class that its reader keeps here, by its lesson; its pieces by lesson and their own id. */
  [replay: `replay ${string}`]: KeptReplay
  [voice: `voice ${string}`]: ArrayBuffer
  [slide: `slide ${string}`]: KeptSlide
  /** What a tab typed and the server has not, by draft and tab. */
  [draft: `draft ${string}`]: KeptDraft
}
export type KeptKey = keyof KeptThings & string

export interface KeptThing<Key extends KeptKey> {
  readonly value: KeptThings[Key]
  /** By this device's clock. */
  readonly keptAtMs: number
}

export interface Keep {
  /** False: it lasts as long as the page. */
  readonly isDurable: boolean
  get<Key extends KeptKey>(key: Key): Promise<KeptThing<Key> | null>
  /** Throws a `QuotaExceededError` where the device is full. */
  put<Key extends KeptKey>(key: Key, value: KeptThings[Key]): Promise<void>
  keys(): Promise<readonly string[]>
  delete(keys: readonly string[]): Promise<void>
}

interface KeepSchema extends DBSchema {
  things: { key: string; value: { readonly value: unknown; readonly keptAtMs: number } }
}

export function keepName(accountId: Id): string {
  return `preau-${accountId}`
}

export function createMemoryKeep(): Keep {
  const things = new Map<string, { value: unknown; keptAtMs: number }>()
  return {
    isDurable: false,
    get: async <Key extends KeptKey>(key: Key) =>
      (things.get(key) as KeptThing<Key> | undefined) ?? null,
    async put(key, value) {
      things.set(key, { value, keptAtMs: Date.now() })
    },
    keys: async () => [...things.keys()],
    async delete(keys) {
      for (const key of keys) things.delete(key)
    },
  }
}

/**
 * Opened for each act and closed again: a database that a page holds open cannot be deleted by
 * another tab in which the person leaves. Null for whoever has left: to open one is to make one.
 */
async function inDatabase<T>(
  accountId: Id,
  work: (database: IDBPDatabase<KeepSchema>) => Promise<T>,
): Promise<T | null> {
  if (!knownAccounts().includes(accountId)) return null
  const database = await openDB<KeepSchema>(keepName(accountId), 1, {
    upgrade: (fresh) => void fresh.createObjectStore('things'),
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

function createDatabaseKeep(accountId: Id): Keep {
  return {
    isDurable: true,
    async get<Key extends KeptKey>(key: Key) {
      const found = await inDatabase(accountId, (database) => database.get('things', key))
      return (found as KeptThing<Key> | undefined) ?? null
    },
    async put(key, value) {
      await inDatabase(accountId, (database) =>
        database.put('things', { value, keptAtMs: Date.now() }, key),
      )
    },
    keys: async () =>
      (await inDatabase(accountId, (database) => database.getAllKeys('things'))) ?? [],
    async delete(keys) {
      await inDatabase(accountId, async (database) => {
        const change = database.transaction('things', 'readwrite')
        for (const key of keys) void change.store.delete(key)
        await change.done
      })
    },
  }
}

/** The keep of an account on a device of their own; null where this browser keeps nothing. */
export async function openDatabaseKeep(accountId: Id): Promise<Keep | null> {
  if (typeof indexedDB === 'undefined') return null
  const keep = createDatabaseKeep(accountId)
  try {
    // Some private windows offer a database and refuse to open one.
    await keep.get('me')
    return keep
  } catch {
    return null
  }
}

/** The person has left this device: nothing of theirs stays. */
export async function deleteKeep(accountId: Id): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  await deleteDB(keepName(accountId))
}
