/** The packs of whoever is in front, opened: from the shelf with the keys of their own database. */
import type { DayPack, HeldExercisePack, PackRef, PersonalPack } from '#contract/day-packs.ts'
import type { PackShelf } from './pack-shelf.ts'
import { refsOf } from './plan-fetching.ts'
import { unsealJson } from './unseal-pack.ts'

/** Opened packs in this page's memory: the coming days of a pupil fit in it. */
const openedMax = 80

const opened = new Map<string, DayPack | HeldExercisePack>()

export function isDayPack(pack: DayPack | HeldExercisePack): pack is DayPack {
  return 'lessons' in pack
}

/** Null: it is not here, or its key is not given yet. */
export async function openPack(
  shelf: PackShelf,
  { address, key }: Pick<PackRef, 'address' | 'key'>,
): Promise<DayPack | HeldExercisePack | null> {
  if (key === null) return null
  // The key is part of the name: who has none must not find what another opened before.
  const name = `${address} ${key}`
  const known = opened.get(name)
  if (known !== undefined) return known
  const sealed = await shelf.read(address)
  if (sealed === null) return null
  const pack = await unsealJson<DayPack | HeldExercisePack>(sealed, key)
  if (pack === null) return null
  if (opened.size >= openedMax) opened.clear()
  opened.set(name, pack)
  return pack
}

/** Every pack that can be opened now, by its address. */
export async function openPacks(
  shelf: PackShelf,
  personal: PersonalPack,
): Promise<Map<string, DayPack | HeldExercisePack>> {
  const found = new Map<string, DayPack | HeldExercisePack>()
  for (const ref of refsOf(personal)) {
    const pack = await openPack(shelf, ref)
    if (pack !== null) found.set(ref.address, pack)
  }
  return found
}

/** Sealed packs of the files that a pack's content shows. */
export function filesOfPack(pack: DayPack | HeldExercisePack): string[] {
  const files = isDayPack(pack)
    ? [...pack.readings, ...pack.exercises, ...(pack.slides ?? [])].flatMap((one) => one.files)
    : pack.exercise.files
  return [...new Set(files.flatMap((file) => (file.pack === null ? [] : [file.pack.address])))]
}
