/**
 * A picture and a colour for each person of a device, so that who cannot read yet finds the own
 * tile. Derived from the account, so that it stays the same; two people of a device never share.
 */

export const emblems = ['sun', 'boat', 'leaf', 'star', 'kite', 'fish', 'tree', 'moon'] as const
export type Emblem = (typeof emblems)[number]

/** FNV-1a over the id's characters: spreads ids that begin alike. */
function startOf(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash % emblems.length
}

/**
 * The emblem of each account of a device. Taken ones are passed over in the order of ids; with
 * more people than emblems they begin again.
 */
export function emblemsOf(accountIds: readonly string[]): ReadonlyMap<string, Emblem> {
  const given = new Map<string, Emblem>()
  const taken = new Set<Emblem>()
  for (const id of accountIds.toSorted()) {
    if (taken.size === emblems.length) taken.clear()
    let at = startOf(id)
    let emblem = emblems[at]
    while (emblem === undefined || taken.has(emblem)) {
      at = (at + 1) % emblems.length
      emblem = emblems[at]
    }
    taken.add(emblem)
    given.set(id, emblem)
  }
  return given
}
