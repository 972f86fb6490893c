/**
 * A shelf that is built when the first thing is laid on it: a device keeps nothing of somebody who
 * leaves nothing, not even an empty database with an account's name on it. Once it was let go of, it is
 * built again in the same way.
 */
import { type Closed, edited, nothingHeld, type Shelf } from './shelf.ts'

export function createLateShelf(options: {
  /** Whether something lies there from before. */
  readonly isThere: () => Promise<boolean>
  /** `onLetGo`: what was built is deleted by somebody else. */
  readonly build: (onLetGo: () => void) => Promise<Shelf>
}): Shelf {
  let built: Promise<Shelf> | null = null
  let isDurable = true
  const build = (): Promise<Shelf> => {
    if (built !== null) return built
    const building = options
      .build(() => {
        if (built === building) built = null
      })
      .then((shelf) => {
        isDurable = shelf.isDurable
        return shelf
      })
    built = building
    return building
  }
  const find = async (): Promise<Shelf | null> => {
    // Where a browser cannot say it, building says it.
    if (built === null && (await options.isThere().catch(() => true))) return build()
    return built
  }
  return {
    get isDurable() {
      return isDurable
    },
    read: async () => (await find())?.read() ?? nothingHeld,
    async change(decide) {
      const shelf = await find()
      if (shelf !== null) return shelf.change(decide)
      const wished = decide(nothingHeld)
      const isSomething = (wished.put ?? []).length > 0
      return isSomething ? (await build()).change(decide) : edited(nothingHeld, wished)
    },
    load: async (id): Promise<Closed | null> => (await find())?.load(id) ?? null,
    note: async (name, closed) => (await build()).note(name, closed),
    noted: async (name): Promise<Closed | null> => (await find())?.noted(name) ?? null,
  }
}
