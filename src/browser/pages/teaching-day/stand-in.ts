/** How a lesson on which somebody stands in looks to the one who reads: theirs, or given away. */
import type { Day } from '#kernel/calendar-day.ts'
import type { TaughtLesson } from './first-things.ts'

export type StandIn =
  | { readonly kind: 'none' }
  /** The reader stands in, and may act. */
  | { readonly kind: 'own' }
  /** The reader will stand in, and only looks until then. */
  | { readonly kind: 'ahead'; readonly from: Day }
  /** Somebody stands in for the reader. */
  | { readonly kind: 'other'; readonly name: string }

export function standInOf(
  { substitute }: Pick<TaughtLesson, 'substitute'>,
  personId: string | null,
  today: Day,
): StandIn {
  if (substitute === null) return { kind: 'none' }
  if (substitute.id !== personId) {
    return { kind: 'other', name: `${substitute.givenName} ${substitute.familyName}` }
  }
  return substitute.fromDay > today ? { kind: 'ahead', from: substitute.fromDay } : { kind: 'own' }
}
