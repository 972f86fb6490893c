/**
 * At the right edge of a tree nothing above tells which of two disagreeing files is right: the
 * signed root does.
 */
import { joinSubtrees, sameHash, subtreesOf } from './tree-hash.ts'

/** One level of the edge: what was rebuilt from below, and what its file says if that differs. */
export interface EdgeLevel {
  readonly rebuilt: Uint8Array
  readonly filed: Uint8Array | null
}

/** Levels at which both are tried: more disagree in no log that was signed. */
const undecidedMax = 8

/**
 * Which of the two each level has, from the lowest, so that the root is the signed one; null where
 * no choice leads to it.
 */
export function chooseEdge(
  levels: readonly EdgeLevel[],
  root: Uint8Array,
): readonly ('rebuilt' | 'filed')[] | null {
  const undecided = levels.filter(({ filed }) => filed !== null).length
  if (levels.length === 0 || undecided > undecidedMax) return null
  for (let choice = 0; choice < 2 ** undecided; choice += 1) {
    let bit = 0
    const picked = levels.map(({ filed }) =>
      filed !== null && Math.floor(choice / 2 ** bit++) % 2 === 1 ? 'filed' : 'rebuilt',
    )
    const hashes = levels.map(({ rebuilt, filed }, at) =>
      picked[at] === 'filed' && filed !== null ? filed : rebuilt,
    )
    if (sameHash(edgeRoot(hashes), root)) return picked
  }
  return null
}

/** The root over the edge of a tree that is not empty: the hashes of each level, the lowest first. */
export function edgeRoot(levels: readonly Uint8Array[]): Uint8Array {
  return joinSubtrees(levels.toReversed().flatMap(subtreesOf))
}
