/** Teams as a teacher makes them on the page: by hand, or by a draw that can be drawn again. Pure. */
import { dealTeams } from '#contract/deal-teams.ts'
import type { Following } from '#contract/following.ts'
import { teamSizeMax, teamSizeMin } from '#contract/team-sizes.ts'
import type { MakeTeams } from '#contract/teams.ts'
import type { Id } from '#kernel/ids.ts'

/** The number of each pupil's team, from 1; who works alone has none. */
export type TeamDraft = ReadonlyMap<Id, number>

export function draftOf({ pupils }: Following): TeamDraft {
  return new Map(
    pupils.flatMap(({ pupil, team }) => (team === undefined ? [] : [[pupil.id, team]])),
  )
}

export function drawTeams(pupilIds: readonly Id[], size: number, seed: number): TeamDraft {
  const teams = dealTeams(pupilIds, size, seed)
  return new Map(teams.flatMap((ids, place) => ids.map((id): [Id, number] => [id, place + 1])))
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
