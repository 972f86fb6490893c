/**
 * What is typed and not yet saved lies on the device too, a moment after it was typed: whatever
 * becomes of the tab, the line or the server. Each tab has a place of its own, so that none writes
 * over another's. On a computer that belongs to nobody it lasts as long as the page.
 */
import type { Keep, KeptDraft } from '#browser/device/keep.ts'
import { keepInFront } from '#browser/device/keep-in-front.ts'
import { livingTabs, thisTab } from './this-tab.ts'

export interface FoundDraft extends KeptDraft {
  /** Somebody else has taken it over: it goes. */
  readonly remove: () => Promise<void>
}

export interface DraftKeeper {
  /** Laid down a moment later, the newest only. */
  put(draft: KeptDraft): void
  /** Resolves when the newest lies on the device. */
  settled(): Promise<void>
  /** The server has it all. */
  drop(): void
}

/** What is lost of one's typing at most when a tab is gone at once, and a disk's moment more. */
const layDownMs = 300

const placeOf = (name: string, tab: string): `draft ${string}` => `draft ${name} ${tab}`

/**
 * Work of a tab that is gone, the newest first in hand; further ones wait for the next time. Null where
 * the device's disk fails: what the server has opens all the same.
 */
export function findKeptDraft(name: string): Promise<FoundDraft | null> {
  return find(name).catch(() => null)
}

async function find(name: string): Promise<FoundDraft | null> {
  const keep = await keepInFront()
  if (keep === null) return null
  const tabs = await livingTabs()
  const beginning = placeOf(name, '')
  let newest: { readonly draft: FoundDraft; readonly keptAtMs: number } | null = null
  for (const key of await keep.keys()) {
    if (!key.startsWith(beginning) || tabs.has(key.slice(beginning.length))) continue
    const place = placeOf(name, key.slice(beginning.length))
    const thing = await keep.get(place)
    if (thing === null || (newest !== null && newest.keptAtMs >= thing.keptAtMs)) continue
    const remove = (): Promise<void> => keep.delete([place])
    newest = { draft: { ...thing.value, remove }, keptAtMs: thing.keptAtMs }
  }
  return newest?.draft ?? null
}

export function createDraftKeeper(name: string): DraftKeeper {
  const place = placeOf(name, thisTab)
  let next: KeptDraft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let lying: Promise<void> = Promise.resolve()

  const inOrder = (work: (keep: Keep) => Promise<void>): Promise<void> => {
    lying = lying.then(async () => {
      const keep = await keepInFront()
      // A device that is full keeps less; the page and the server still have it.
      if (keep !== null) await work(keep).catch(() => undefined)
    })
    return lying
  }
  const layDown = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const draft = next
    next = null
    return draft === null ? lying : inOrder((keep) => keep.put(place, draft))
  }
  addEventListener('pagehide', () => void layDown())
  return {
    put(draft) {
      next = draft
      timer ??= setTimeout(() => void layDown(), layDownMs)
    },
    settled: layDown,
    drop() {
      next = null
      clearTimeout(timer)
      timer = undefined
      void inOrder((keep) => keep.delete([place]))
    },
  }
}
