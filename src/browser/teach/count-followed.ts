/** The numbers over the pupils of an exercise: wherever they stand, they are these. */
import type { Following } from '#contract/following.ts'

type Row = Pick<Following['pupils'][number], 'attemptId' | 'state'>

export interface FollowedCounts {
  /** Pupils of the course, of whom something is handed in; also while they try again. */
  readonly received: number
  readonly begun: number
  readonly notOpened: number
  /** Copies that count and wait for a person: a team's is one, and one of who has left is among them. */
  readonly toMark: number
}

export function countFollowed(following: {
  readonly pupils: readonly Row[]
  readonly former: readonly Row[]
}): FollowedCounts {
  const { former, pupils } = following
  const countOf = (state: Row['state']): number =>
    pupils.filter((row) => row.state === state).length
  const waiting = [...pupils, ...former].filter(({ state }) => state === 'to_mark')
  return {
    received: countOf('to_mark') + countOf('marked'),
    begun: countOf('begun'),
    notOpened: countOf('not_opened'),
    toMark: new Set(waiting.map(({ attemptId }) => attemptId)).size,
  }
}
