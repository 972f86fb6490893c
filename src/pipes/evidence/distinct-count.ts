/**
 * How many different things have passed, without keeping them: HyperLogLog (Flajolet and others,
 * 2007), over 64 bits of a keyed hash, so that nobody can choose what to send to spoil the count.
 * 2^12 registers of one byte: the standard error is 1.04 / √4096 = 1.6 %.
 */

const indexBits = 12
const registers = 2 ** indexBits
/** The standard error that the method promises, as a part of the count. */
export const distinctError = 1.04 / Math.sqrt(registers)
const bias = 0.7213 / (1 + 1.079 / registers)

export interface DistinctCount {
  /** The first 32 bits choose a register, the others are what it remembers of. */
  add(high: number, low: number): void
  /** Of all that were added, also to those that were merged in. */
  count(): number
  merge(other: DistinctCount): void
  /** For merging. */
  readonly registers: Uint8Array
}

export function createDistinctCount(): DistinctCount {
  const ranks = new Uint8Array(registers)
  return {
    registers: ranks,
    add(high, low) {
      const index = high >>> (32 - indexBits)
      // What is left of the high word, then the low one: the place of its first 1.
      const rest = (high << indexBits) >>> 0
      const leading = rest !== 0 ? Math.clz32(rest) : 32 - indexBits + Math.clz32(low >>> 0)
      const rank = leading + 1
      if (rank > (ranks[index] ?? 0)) ranks[index] = rank
    },
    count() {
      let sum = 0
      let empty = 0
      for (const rank of ranks) {
        sum += 2 ** -rank
        if (rank === 0) empty += 1
      }
      const raw = (bias * registers * registers) / sum
      // Few things: how many registers are still empty says it better.
      const isFew = raw <= 2.5 * registers && empty > 0
      return Math.round(isFew ? registers * Math.log(registers / empty) : raw)
    },
    merge(other) {
      for (const [index, rank] of other.registers.entries()) {
        if (rank > (ranks[index] ?? 0)) ranks[index] = rank
      }
    },
  }
}
