/**
 * What is typed into a form that is sent by a press: until the server has it, it lies on the device and is
 * found again, by whoever comes back to the form in this tab and by the next page where this one is gone.
 */
import { holdConcern } from './hold-concern.ts'
import {
  createDraftKeeper,
  type DraftKeeper,
  type FoundDraft,
  findKeptDraft,
} from './kept-draft.ts'
import { holdThisTab } from './this-tab.ts'

export interface TypedDesk<Typed> {
  /** Null: nothing is typed that is not sent. */
  typed(): Typed | null
  put(typed: Typed): void
  /** The server has it, or nobody wants it any more. */
  drop(): void
  /** What an earlier page left; null once something is typed here. It is on this desk by then. */
  find(): Promise<Typed | null>
}

/** What of the device is needed; handed in, so that it can be tried out. */
export interface TypedOutside {
  createKeeper(name: string): DraftKeeper
  findKept(name: string): Promise<FoundDraft | null>
  holdConcern(question: () => string | null): () => void
}

const device: TypedOutside = {
  createKeeper(name) {
    holdThisTab()
    return createDraftKeeper(name)
  },
  findKept: findKeptDraft,
  holdConcern,
}

/** Desks with something on them: they outlive the page that was left. */
const desks = new Map<string, TypedDesk<unknown>>()

/** `name`: of the form and what it is about, among all forms of this person. `concern`: what would be lost. */
export function openTypedDesk<Typed>(
  name: string,
  concern: string,
  outside: TypedOutside = device,
): TypedDesk<Typed> {
  const before = desks.get(name)
  if (before !== undefined) return before as TypedDesk<Typed>
  let typed: Typed | null = null
  let keeper: DraftKeeper | null = null
  let forget: (() => void) | null = null
  const desk: TypedDesk<Typed> = {
    typed: () => typed,
    put(next) {
      typed = next
      desks.set(name, desk as TypedDesk<unknown>)
      keeper ??= outside.createKeeper(name)
      forget ??= outside.holdConcern(() => (typed === null ? null : concern))
      keeper.put({ work: next, version: 0, unsure: [] })
    },
    drop() {
      typed = null
      desks.delete(name)
      keeper?.drop()
      forget?.()
      forget = null
    },
    async find() {
      if (typed !== null) return null
      const found = await outside.findKept(name)
      // Whoever has begun anew meanwhile keeps that; the other waits for the next time.
      if (found === null || typed !== null) return null
      desk.put(found.work as Typed)
      await keeper?.settled()
      await found.remove()
      return typed
    },
  }
  return desk
}
