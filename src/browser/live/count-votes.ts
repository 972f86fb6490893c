/** What came of a quick question so far, of what this reader knows. */
import type { Poll } from './room-view.ts'

/** How often each choice is taken so far, of the votes that this reader knows. */
export function countVotes({ choices, votes }: Poll): readonly number[] {
  const taken = [...votes.values()]
  return choices.map((_, choice) => taken.filter((one) => one === choice).length)
}
