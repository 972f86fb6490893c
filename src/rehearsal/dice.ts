/**
 * Chance as people and machines show it: most are quick, a few are slow. Every actor has dice of its
 * own, from the seed and its name, so that a crowd does the same whether or not an attack runs beside.
 */
import { type Random, seededRandom } from '#kernel/random.ts'
import { seedOf } from '#kernel/seeded-order.ts'

export class Dice {
  readonly #seed: number
  readonly #random: Random

  constructor(seed: number) {
    this.#seed = seed
    this.#random = seededRandom(seed)
    // Neighbouring seeds begin alike.
    this.#random.fraction()
    this.#random.fraction()
  }

  /** Other dice, always the same ones for this name. */
  fork(name: string): Dice {
    return new Dice(seedOf(`${this.#seed}/${name}`))
  }

  fraction(): number {
    return this.#random.fraction()
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.fraction()
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.fraction())
  }

  pick<T>(things: readonly T[]): T {
    const picked = things[Math.floor(this.fraction() * things.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()))
    return radius * Math.cos(2 * Math.PI * this.fraction())
  }

  /** Half lie below the median; `spread` is the deviation of the logarithm. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal())
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.fraction())
  }
}
