/** Teams as a teacher makes them on the page: by hand, or by a draw that can be drawn again. Pure. */
import type { Following } from '#contract/following.ts'
import { type MakeTeams, teamSizeMax, teamSizeMin } from '#contract/teams.ts'
import type { Id } from '#kernel/ids.ts'
import { orderBySeed } from '#kernel/seeded-order.ts'

/** The number of each pupil's team, from 1; who works alone has none. */
export type TeamDraft = ReadonlyMap<Id, number>

export function draftOf({ pupils }: Following): TeamDraft {
  return new Map(
    pupils.flatMap(({ pupil, team }) => (team === undefined ? [] : [[pupil.id, team]])),
  )
}

/**
 * Deals the pupils out by the seed, as near to the size as their number allows: the same pupils and the
 * same seed give the same teams. One pupil alone makes none.
 */
export function drawTeams(pupilIds: readonly Id[], size: number, seed: number): TeamDraft {
  const most = Math.floor(pupilIds.length / teamSizeMin)
  const least = Math.ceil(pupilIds.length / teamSizeMax)
  const count = Math.min(most, Math.max(least, Math.round(pupilIds.length / size)))
  if (count === 0) return new Map()
  const ordered = orderBySeed(seed, 'teams', [...pupilIds].sort())
  return new Map(ordered.map((id, place) => [id, (place % count) + 1]))
}

/** What is sent, the teams in the order of their numbers; or the numbers of those with too few or too many. */
export function sentTeams(
  draft: TeamDraft,
):
  | { readonly ok: true; readonly body: MakeTeams }
  | { readonly ok: false; readonly wrong: number[] } {
  const byNumber = Map.groupBy(draft, ([, number]) => number)
  const teams = [...byNumber].sort(([left], [right]) => left - right)
  const wrong = teams.flatMap(([number, { length }]) =>
    length < teamSizeMin || length > teamSizeMax ? [number] : [],
  )
  if (wrong.length > 0) return { ok: false, wrong }
  return { ok: true, body: { teams: teams.map(([, members]) => members.map(([id]) => id)) } }
}
