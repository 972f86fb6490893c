/** Whose work came in between two looks at a table. */
import type { Following } from '#contract/following.ts'

export type FollowedPupil = Following['pupils'][number]

/** Pupils who have handed in something that the table before did not know. */
export function arrivedSince(before: Following, after: Following): readonly FollowedPupil[] {
  const known = new Map(before.pupils.map((row) => [row.pupil.id, row.receivedAt]))
  return after.pupils.filter(
    (row) => row.receivedAt !== null && known.get(row.pupil.id) !== row.receivedAt,
  )
}
