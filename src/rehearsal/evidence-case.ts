/** A made-up morning with its truth: what a verdict is given, and what it must find. */
import type { EvidenceInput } from '#pipes/evidence/evidence-input.ts'
import { type Slice, slices } from '#pipes/evidence/slice.ts'

/**
 * What the answer must name: `quiet` nothing unusual · `surge` many of ours at once · `attack` ·
 * `ownFault` our errors and what came back because of them · `rehearsal` · `cannotTell`.
 */
export type Finding = 'quiet' | 'surge' | 'attack' | 'ownFault' | 'rehearsal' | 'cannotTell'

/** Whether the people of the school would have been served; null: too close to be told. */
export interface Counterfactual {
  readonly held: boolean | null
  readonly heldWithoutAttack: boolean | null
  readonly heldWithoutRetries: boolean | null
  readonly heldWithoutBoth: boolean | null
}

export interface Expectations {
  /** The share of each slice; null: nobody can tell, and a verdict must say so. */
  readonly shares: Readonly<Record<Slice, number>> | null
  /** Every one of these is named, and nothing of `denied`. */
  readonly found: readonly Finding[]
  readonly denied: readonly Finding[]
  /** Of what was against us there is nothing but the web's everyday noise. */
  readonly isAttackFree: boolean
  /** The same mornings run again without one and the other; null: the capacity played no part. */
  readonly counterfactual: Counterfactual | null
}

export interface EvidenceCase {
  readonly number: number
  readonly name: string
  readonly seed: number
  readonly input: EvidenceInput
  /** Who caused each record of `input.records`; null: it is no load, or lies before `from`. */
  readonly truth: readonly (Slice | null)[]
  readonly expectations: Expectations
  /** The same morning under another file of origins: slices must not change. */
  readonly twin?: EvidenceInput
}

export function sharesOf(truth: readonly (Slice | null)[]): Record<Slice, number> {
  const counts = Object.fromEntries(slices.map((slice) => [slice, 0])) as Record<Slice, number>
  let total = 0
  for (const slice of truth) {
    if (slice === null) continue
    counts[slice] += 1
    total += 1
  }
  for (const slice of slices) counts[slice] /= Math.max(1, total)
  return counts
}
