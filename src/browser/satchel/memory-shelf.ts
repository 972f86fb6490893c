/** A shelf in memory: where the browser keeps nothing (a private window), and for virtual mornings. */
import type { Id } from '#kernel/ids.ts'
import { type Closed, type Contents, edited, nothingHeld, type Shelf } from './shelf.ts'

export function createMemoryShelf(held: Contents = nothingHeld): Shelf {
  let contents = held
  const loads = new Map<Id, Closed>()
  const notes = new Map<string, Closed>()
  return {
    isDurable: false,
    read: async () => contents,
    async change(decide) {
      const edit = decide(contents)
      contents = edited(contents, edit)
      for (const [id, closed] of edit.loads ?? []) loads.set(id, closed)
      for (const id of edit.remove ?? []) loads.delete(id)
      return contents
    },
    load: async (id) => loads.get(id) ?? null,
    async note(name, closed) {
      notes.set(name, closed)
    },
    noted: async (name) => notes.get(name) ?? null,
  }
}
