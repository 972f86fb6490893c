/** Teams drawn by chance: the page of a teacher and the school deal the same ones. Pure, without any schema. */
import type { Id } from '#kernel/ids.ts'
import { orderBySeed } from '#kernel/seeded-order.ts'
import { teamSizeMax, teamSizeMin } from './team-sizes.ts'

/** Draws are told apart by a number that can be read out, from 1. */
const teamDrawsMax = 100_000

/** The number of a draw, of a fraction of 1 that chance gives. */
export function teamDrawOf(fraction: number): number {
  return Math.floor(fraction * teamDrawsMax) + 1
}

/**
 * Deals the pupils out by the seed, as near to the size as their number allows: the same pupils and the
 * same seed give the same teams. One pupil alone makes none.
 */
export function dealTeams(pupilIds: readonly Id[], size: number, seed: number): Id[][] {
  const most = Math.floor(pupilIds.length / teamSizeMin)
  const least = Math.ceil(pupilIds.length / teamSizeMax)
  const count = Math.min(most, Math.max(least, Math.round(pupilIds.length / size)))
  const ordered = orderBySeed(seed, 'teams', [...pupilIds].sort())
  return Array.from({ length: count }, (_, team) =>
    ordered.filter((_, place) => place % count === team),
  )
}
