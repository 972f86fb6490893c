/**
 * The cases that a verdict is tried on, each generated from a seed with its truth known: those of the
 * list that was agreed before the verdict was written, and some of our own (22 and on). Case 19,
 * tampering, is no morning but a test of `verify`.
 */
import { attackCases } from './attack-cases.ts'
import { bareCases } from './bare-cases.ts'
import { type CaseRecipe, makeCase } from './case-morning.ts'
import type { EvidenceCase } from './evidence-case.ts'
import { ownFaultCases } from './own-fault-cases.ts'
import { surgeCases } from './surge-cases.ts'

export interface NumberedCase {
  readonly number: number
  readonly name: string
  /** The same seed makes the same case, to the byte. */
  readonly build: (seed: number) => EvidenceCase
}

function numbered({ alter, make, name, number }: CaseRecipe): NumberedCase {
  const build = (seed: number): EvidenceCase => {
    const made = makeCase({ number, name, ...make(seed) })
    return alter === undefined ? made : alter(made)
  }
  return { number, name, build }
}

export const evidenceCases: readonly NumberedCase[] = [
  ...surgeCases,
  ...attackCases,
  ...ownFaultCases,
  ...bareCases,
]
  .map(numbered)
  .sort((one, other) => one.number - other.number)
