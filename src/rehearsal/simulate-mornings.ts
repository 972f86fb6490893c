/** Many mornings in a row, by consecutive seeds, and what was violated in which. */
import { type MorningResult, simulateMorning } from './simulate-morning.ts'
import type { Flaws } from './simulated-cell.ts'

export interface MorningsTotal {
  readonly people: number
  readonly releases: number
  /** Of virtual time. */
  readonly seconds: number
  readonly violated: readonly MorningResult[]
}

export async function simulateMornings(
  firstSeed: number,
  mornings: number,
  flaws: Flaws = {},
): Promise<MorningsTotal> {
  let [people, releases, seconds] = [0, 0, 0]
  const violated: MorningResult[] = []
  for (let seed = firstSeed; seed < firstSeed + mornings; seed += 1) {
    const result = await simulateMorning(seed, flaws)
    people += result.people
    releases += result.releases
    seconds += result.seconds
    if (result.violations.length > 0) violated.push(result)
  }
  return { people, releases, seconds, violated }
}
