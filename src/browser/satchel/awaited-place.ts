/**
 * Where work lies on a shared computer whose key has not come yet: in this page's memory, and once the
 * key is there, sealed on the disk, behind what was left there before. Nothing is laid on that disk unsealed,
 * not even what was closed before the move and laid down after it.
 */
import type { Id } from '#kernel/ids.ts'
import { type Entry, placeEntry } from './entry.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import type { Closed, Closing, Contents, Edit, Shelf } from './shelf.ts'

export interface Place {
  readonly shelf: Shelf
  readonly closing: Closing
}

export interface AwaitedPlace extends Place {
  /** Lays all of it where it belongs; rejects where that takes nothing, and then all stays as it was. */
  moveTo(disk: Place): Promise<void>
}

/** What came without a key, as it lies on the disk. */
async function seal(closed: Closed, { closing }: Place): Promise<Closed> {
  return closed.is === 'open' ? closing.close(closed.value as object) : closed
}

/** One change on the disk: what the decision brings unsealed is sealed first, and it decides again. */
async function changeSealed(disk: Place, decide: (held: Contents) => Edit): Promise<Contents> {
  const sealed = new Map<Closed, Closed>()
  for (;;) {
    let bare: Closed[] = []
    const after = await disk.shelf.change((held) => {
      const edit = decide(held)
      const loads = (edit.loads ?? []).map(
        ([id, closed]) => [id, sealed.get(closed) ?? closed] as const,
      )
      bare = loads.flatMap(([, closed]) => (closed.is === 'open' ? [closed] : []))
      return bare.length > 0 ? {} : { ...edit, loads }
    })
    if (bare.length === 0) return after
    for (const closed of bare) sealed.set(closed, await seal(closed, disk))
  }
}

/** Behind what lies there, replacing what it makes needless; how far it came stays. */
function laidBehind(held: Contents, moved: Contents, loads: ReadonlyMap<Id, Closed>): Edit {
  const gone = new Set<Id>()
  const put: Entry[] = []
  for (const entry of moved.entries) {
    const present = [...held.entries, ...put].filter(({ id }) => !gone.has(id))
    const placing = placeEntry(present, entry)
    for (const id of placing.gone) gone.add(id)
    const { where, failures, sentBytes } = entry
    put.push({ ...placing.entry, where, failures, sentBytes })
  }
  const isLater = moved.pace.notBeforeMs > held.pace.notBeforeMs
  return {
    put: put.filter(({ id }) => !gone.has(id)),
    loads: [...loads].filter(([id]) => !gone.has(id)),
    remove: [...gone],
    ...(isLater ? { pace: moved.pace } : {}),
  }
}

export function createAwaitedPlace(): AwaitedPlace {
  const memory = createMemoryShelf()
  const noteNames = new Set<string>()
  let disk: Place | null = null
  let line: Promise<unknown> = Promise.resolve()
  /** One after the other: nothing comes between what is read of the memory and the disk's taking it. */
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work)
    line = done.catch(() => undefined)
    return done
  }
  const lie = (): Shelf => disk?.shelf ?? memory

  const move = async (to: Place): Promise<void> => {
    const moved = await memory.read()
    const loads = new Map<Id, Closed>()
    for (const { id } of moved.entries) {
      const closed = await memory.load(id)
      if (closed !== null) loads.set(id, await seal(closed, to))
    }
    for (const name of noteNames) {
      const closed = await memory.noted(name)
      if (closed !== null) await to.shelf.note(name, await seal(closed, to))
    }
    await to.shelf.change((held) => laidBehind(held, moved, loads))
    disk = to
  }

  return {
    shelf: {
      get isDurable() {
        return lie().isDurable
      },
      read: () => inLine(() => lie().read()),
      change: (decide) =>
        inLine(() => (disk === null ? memory.change(decide) : changeSealed(disk, decide))),
      load: (id) => inLine(() => lie().load(id)),
      note: (name, closed) =>
        inLine(async () => {
          noteNames.add(name)
          return lie().note(name, disk === null ? closed : await seal(closed, disk))
        }),
      noted: (name) => inLine(() => lie().noted(name)),
    },
    closing: {
      close: (value) => (disk?.closing ?? openClosing).close(value),
      open: (closed) => (disk?.closing ?? openClosing).open(closed),
    },
    moveTo: (to) => inLine(() => move(to)),
  }
}
