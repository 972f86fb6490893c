/**
 * How far a slice's share hangs on few sources: intervals by resampling sources, not requests, since
 * the requests of one source stand or fall together. Sources with the same load are drawn at once.
 */
import { type Random, seededRandom } from '#kernel/random.ts'
import { type Slice, slices } from './slice.ts'
import { isUndecided, type Sorting } from './sorting.ts'

/** A share of the units, and the middle 95 % of what resampling gives. */
export interface ShareInterval {
  readonly share: number
  readonly low: number
  readonly high: number
}

const resamples = 400

export function resampleShares(sorting: Sorting, inputsHash: string): Record<Slice, ShareInterval> {
  const { counts, kinds, multiplicity } = gatherKinds(sorting)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const drawn = slices.map(() => new Float64Array(resamples))
  const random = seededRandom(Number.parseInt(inputsHash.slice(0, 8), 16) || 0)
  for (let turn = 0; turn < resamples; turn += 1) {
    const sums = new Float64Array(slices.length)
    for (const [index, kind] of kinds.entries()) {
      const times = drawPoisson(multiplicity[index] ?? 0, random)
      if (times === 0) continue
      for (let slice = 0; slice < slices.length; slice += 1) {
        sums[slice] = (sums[slice] ?? 0) + times * (kind[slice] ?? 0)
      }
    }
    const sum = sums.reduce((all, one) => all + one, 0)
    for (const [slice, shares] of drawn.entries()) {
      // A draw without a single source says nothing: what was seen stands.
      shares[turn] = (sum === 0 ? (counts[slice] ?? 0) : (sums[slice] ?? 0)) / (sum || total || 1)
    }
  }
  const result = {} as Record<Slice, ShareInterval>
  for (const [index, slice] of slices.entries()) {
    const shares = (drawn[index] ?? new Float64Array(1)).sort()
    const share = round((counts[index] ?? 0) / (total || 1))
    result[slice] = {
      share,
      low: Math.min(share, round(shares[Math.floor(resamples * 0.025)] ?? 0)),
      high: Math.max(share, round(shares[Math.ceil(resamples * 0.975) - 1] ?? 0)),
    }
  }
  return result
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** Sources by how many units they have in each slice; equal ones are one kind. */
function gatherKinds(sorting: Sorting) {
  const { inside, table } = sorting
  const width = slices.length
  const ofSource = new Uint32Array(table.sources.size * width)
  const counts = new Float64Array(width)
  for (const unit of inside) {
    if (isUndecided(sorting, unit)) continue
    const slice = sorting.slice[unit] ?? 0
    const cell = (table.source.values[unit] ?? 0) * width + slice
    ofSource[cell] = (ofSource[cell] ?? 0) + 1
    counts[slice] = (counts[slice] ?? 0) + 1
  }
  const numbers = new Map<string, number>()
  const kinds: Uint32Array[] = []
  const multiplicity: number[] = []
  for (let source = 0; source < table.sources.size; source += 1) {
    const kind = ofSource.subarray(source * width, (source + 1) * width)
    if (kind.every((count) => count === 0)) continue
    const name = kind.join(' ')
    const known = numbers.get(name)
    if (known === undefined) {
      numbers.set(name, kinds.length)
      kinds.push(kind)
      multiplicity.push(1)
    } else multiplicity[known] = (multiplicity[known] ?? 0) + 1
  }
  return { counts, kinds, multiplicity }
}

/** How often that many sources are drawn together, each once on average. */
function drawPoisson(mean: number, random: Random): number {
  if (mean > 50) {
    const radius = Math.sqrt(-2 * Math.log(1 - random.fraction()))
    const normal = radius * Math.cos(2 * Math.PI * random.fraction())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const floor = Math.exp(-mean)
  let times = 0
  let product = random.fraction()
  while (product > floor) {
    times += 1
    product *= random.fraction()
  }
  return times
}
