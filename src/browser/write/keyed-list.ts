/**
 * Things in a row that a person adds, moves and takes out: blocks, questions, choices. Each has a
 * key of its own for as long as the page lives, so that its fields stay what they are when it moves.
 */

export interface Keyed<Item> {
  readonly key: string
  readonly item: Item
}

let lastKey = 0

/** A key that no other thing of this page has. */
export function freshKey(): string {
  lastKey += 1
  return `k${lastKey}`
}

export function withKey<Item>(item: Item): Keyed<Item> {
  return { key: freshKey(), item }
}

export function withKeys<Item>(items: readonly Item[]): readonly Keyed<Item>[] {
  return items.map(withKey)
}

/** What an earlier page kept has that page's keys, which mean others here. */
export function withFreshKeys<Work>(work: Work): Work {
  return JSON.parse(JSON.stringify(work), (name, value: unknown) =>
    name === 'key' && typeof value === 'string' && /^k\d+$/.test(value) ? freshKey() : value,
  ) as Work
}

export function insertAt<Thing>(
  list: readonly Thing[],
  place: number,
  thing: Thing,
): readonly Thing[] {
  return list.toSpliced(Math.max(0, Math.min(list.length, place)), 0, thing)
}

export function removeAt<Thing>(list: readonly Thing[], place: number): readonly Thing[] {
  return list.filter((_, other) => other !== place)
}

/** One step or several; the same list where there is no room. */
export function moveBy<Thing>(
  list: readonly Thing[],
  place: number,
  steps: number,
): readonly Thing[] {
  const thing = list[place]
  const target = place + steps
  if (thing === undefined || target < 0 || target >= list.length) return list
  return removeAt(list, place).toSpliced(target, 0, thing)
}

export function replaceAt<Thing>(
  list: readonly Thing[],
  place: number,
  thing: Thing,
): readonly Thing[] {
  return list.map((other, at) => (at === place ? thing : other))
}
