/**
 * Where the satchel's things lie. A change is one transaction: it sees what all tabs have written,
 * and has happened as a whole, durably, once it is answered. Two shelves exist: the account's
 * database in the browser, and this page's memory where the browser gives none.
 */
import type { Id } from '#kernel/ids.ts'
import { calm, type Entry, type Load, type Pace } from './entry.ts'

/** A load or a note as it lies on the shelf: open on one's own device, sealed on a shared one. */
export type Closed =
  | { readonly is: 'open'; readonly value: unknown }
  | {
      readonly is: 'sealed'
      readonly nonce: Uint8Array<ArrayBuffer>
      readonly bytes: Uint8Array<ArrayBuffer>
    }

/** How things are laid down and taken up again; null where this key does not open it. */
export interface Closing {
  close(value: Load | object): Promise<Closed>
  open(closed: Closed): Promise<unknown>
}

/** Which tab sends, and until when that is believed. */
export interface Lease {
  readonly tab: string
  readonly untilMs: number
}

export interface Contents {
  readonly entries: readonly Entry[]
  readonly pace: Pace
  readonly lease: Lease | null
}

export const nothingHeld: Contents = { entries: [], pace: calm, lease: null }

export interface Edit {
  readonly put?: readonly Entry[]
  readonly loads?: readonly (readonly [Id, Closed])[]
  /** Entries that go, with their loads. */
  readonly remove?: readonly Id[]
  readonly pace?: Pace
  readonly lease?: Lease | null
}

export interface Shelf {
  /** False: what lies here is gone with the page. */
  readonly isDurable: boolean
  read(): Promise<Contents>
  /** `edit` decides at once, without waiting for anything; answers what lies here afterwards. */
  change(edit: (held: Contents) => Edit): Promise<Contents>
  load(id: Id): Promise<Closed | null>
  /** What the school said once, kept by name so that a page can be opened without it. */
  note(name: string, closed: Closed): Promise<void>
  noted(name: string): Promise<Closed | null>
}

/** What lies on a shelf after an edit: the same for every kind of shelf. */
export function edited(held: Contents, edit: Edit): Contents {
  const changed = new Set([...(edit.put ?? []).map((entry) => entry.id), ...(edit.remove ?? [])])
  const gone = new Set(edit.remove ?? [])
  const entries = [
    ...held.entries.filter((entry) => !changed.has(entry.id)),
    ...(edit.put ?? []).filter((entry) => !gone.has(entry.id)),
  ].sort((left, right) => left.place - right.place)
  return {
    entries,
    pace: edit.pace ?? held.pace,
    lease: edit.lease === undefined ? held.lease : edit.lease,
  }
}
