/** What leads from where a work is given to where its teams are made: the page opens with them. */

/** Goes along as the state of a visit. */
export const teamWish = { makesTeams: true } as const

export function isTeamWish(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'makesTeams' in state
}
