/**
 * How much of which load has passed, before anybody is judged: what a call shows of itself, and who
 * else is behind the same address. The slices are made from it when a minute is looked at, since
 * whether a source asks too much shows only by and by.
 */
import type { Slice } from './slice.ts'

/** Load of somebody signed in. `unsure`: whether a lesson calls them is not known (yet). */
export const signedKinds = ['expected', 'unexpected', 'unsure', 'repeated'] as const
export type SignedKind = (typeof signedKinds)[number]

/**
 * Load without a session. `plain` files, pages, arrivals · `again` repeated after an error of ours ·
 * `wrong` a sign-in that failed · `missed` an address that does not exist, a request that nobody can
 * read · `silent` a connection that never became a request.
 */
export const looseKinds = ['plain', 'again', 'wrong', 'missed', 'silent'] as const
export type LooseKind = (typeof looseKinds)[number]

/** Who is signed in behind the same address: files and first pages carry no session of their own. */
export type Beside = 'nobody' | 'expected' | 'unexpected'
const besides: readonly Beside[] = ['nobody', 'expected', 'unexpected']

/** Where each is counted. */
const signedCells = cellsOf(signedKinds, 0, 1)
const looseCells = cellsOf(looseKinds, signedKinds.length, besides.length)
const besideOffsets = cellsOf(besides, 0, 1)
const cells = signedKinds.length + looseKinds.length * besides.length

export class LoadTally {
  readonly #counts = new Uint32Array(cells)
  /** Sign-ins that succeeded: they explain some that did not. */
  rightSignIns = 0

  addSigned(kind: SignedKind, count = 1): void {
    this.#add(signedCells[kind], count)
  }
  addLoose(kind: LooseKind, beside: Beside, count = 1): void {
    this.#add(looseCell(kind, beside), count)
  }
  signed(kind: SignedKind): number {
    return this.#counts[signedCells[kind]] ?? 0
  }
  loose(kind: LooseKind): number {
    return besides.reduce((sum, beside) => sum + this.looseOf(kind, beside), 0)
  }
  looseOf(kind: LooseKind, beside: Beside): number {
    return this.#counts[looseCell(kind, beside)] ?? 0
  }
  /** Somebody signed in behind an address that was nobody's: what it asked for belongs to them. */
  claim(kind: LooseKind, beside: Beside, count: number): void {
    const moved = Math.min(count, this.looseOf(kind, 'nobody'))
    this.addLoose(kind, 'nobody', -moved)
    this.addLoose(kind, beside, moved)
  }
  /** Takes that much of a kind away, nobody's first; gives how much there was. */
  take(kind: LooseKind, count: number): number {
    let left = Math.round(count)
    for (const beside of ['nobody', 'unexpected', 'expected'] as const) {
      const taken = Math.min(left, this.looseOf(kind, beside))
      this.addLoose(kind, beside, -taken)
      left -= taken
    }
    return Math.round(count) - left
  }
  clear(): void {
    this.#counts.fill(0)
    this.rightSignIns = 0
  }
  copy(): LoadTally {
    const copied = new LoadTally()
    copied.#counts.set(this.#counts)
    copied.rightSignIns = this.rightSignIns
    return copied
  }
  /** What nobody is blamed for. */
  innocent(): Pick<Record<Slice, number>, 'expected' | 'unexpected' | 'retry' | 'unknown'> {
    const ofBeside = (beside: Beside): number =>
      looseKinds.reduce((sum, kind) => sum + (kind === 'again' ? 0 : this.looseOf(kind, beside)), 0)
    return {
      expected: this.signed('expected') + ofBeside('expected'),
      unexpected: this.signed('unexpected') + ofBeside('unexpected'),
      retry: this.signed('repeated') + this.loose('again'),
      unknown: this.signed('unsure') + ofBeside('nobody'),
    }
  }

  #add(cell: number, count: number): void {
    this.#counts[cell] = (this.#counts[cell] ?? 0) + count
  }
}

function looseCell(kind: LooseKind, beside: Beside): number {
  return looseCells[kind] + besideOffsets[beside]
}

function cellsOf<Name extends string>(
  names: readonly Name[],
  first: number,
  step: number,
): Readonly<Record<Name, number>> {
  const cellOf = names.map((name, index) => [name, first + index * step] as const)
  return Object.fromEntries(cellOf) as Record<Name, number>
}
