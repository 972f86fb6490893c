/**
 * A shelf that takes everything it is given: what the disk has no room for any more lies in this page's
 * memory, so that a full device never keeps anybody from working or from handing in.
 */
import { type Closed, type Contents, type Edit, nothingHeld, type Shelf } from './shelf.ts'

export interface YieldingShelf extends Shelf {
  /** A change that is not worth the disk: where it takes none, everything stays as it was. */
  changeIfRoom(decide: (held: Contents) => Edit): Promise<Contents>
}

/** Copies of what the school has are worth less than anything that is to be written down. */
const withoutCopies = ({ entries }: Contents): Edit => ({
  remove: entries.filter((entry) => entry.where.at === 'school').map(({ id }) => id),
})

/** `spare`: where work goes when the disk takes no more, with what lay there. */
export function createYieldingShelf(disk: Shelf, spare: (held: Contents) => Shelf): YieldingShelf {
  let memory: Shelf | null = null
  let last: Contents = nothingHeld
  /** What the disk did not take: newer than what it has under the same name. */
  const notes = new Map<string, Closed>()

  const seen = (contents: Contents): Contents => {
    last = contents
    return contents
  }
  const read = async (): Promise<Contents> => seen(await (memory ?? disk).read())
  const changeOnce = async (decide: (held: Contents) => Edit): Promise<Contents> =>
    seen(await (memory ?? disk).change(decide))
  const giveWay = async (): Promise<void> => {
    const held = await read().catch(() => last)
    memory ??= spare({ ...held, lease: null })
  }
  return {
    get isDurable() {
      return (memory ?? disk).isDurable
    },
    read,
    async change(decide) {
      try {
        return await changeOnce(decide)
      } catch {
        try {
          await changeOnce(withoutCopies)
          return await changeOnce(decide)
        } catch {
          await giveWay()
          return changeOnce(decide)
        }
      }
    },
    changeIfRoom: (decide) => changeOnce(decide).catch(() => last),
    load: async (id) => (await memory?.load(id)) ?? disk.load(id),
    async note(name, closed) {
      try {
        await (memory ?? disk).note(name, closed)
        notes.delete(name)
      } catch {
        notes.set(name, closed)
      }
    },
    noted: async (name) =>
      notes.get(name) ?? (await memory?.noted(name)) ?? (await disk.noted(name)),
  }
}
