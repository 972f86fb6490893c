/**
 * Noise over a public count: the difference of two geometric numbers (Ghosh, Roughgarden and
 * Sundararajan 2009, the discrete form of Laplace's). With scale b a count that one visitor changes
 * by at most one gives away no more than ε = 1/b about that visitor.
 */
import type { Random } from '#kernel/random.ts'
import { hoursOfVisitorMax } from './crowd-counts.ts'

/** What all public counts of one day may give away about one visitor. */
export const epsilonOfDay = 1

/** By so much counts are off, in the mean of their size: 8 hours of a day share the day's ε. */
export const noiseScale = hoursOfVisitorMax / epsilonOfDay

/** A whole number, as often above zero as below. `random` must be one for secrets. */
export function drawNoise(random: Random, scale: number = noiseScale): number {
  return drawGeometric(random, scale) - drawGeometric(random, scale)
}

/** P(k) ∝ e^(−k/scale), k = 0, 1, 2 … */
function drawGeometric(random: Random, scale: number): number {
  return Math.floor(-Math.log(drawFraction(random)) * scale)
}

/** In (0, 1], in steps of 2^−48. */
function drawFraction(random: Random): number {
  const bytes = random.bytes(6)
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  return (value + 1) / 2 ** 48
}
