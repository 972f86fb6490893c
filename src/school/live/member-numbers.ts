/** The numbers of a class's people: whoever comes again has the one they had. */
import { roomMembersMax } from '#contract/live-limits.ts'
import type { Id } from '#kernel/ids.ts'

export interface MemberNumbers {
  /** Null: came for the first time, and the class is full. */
  numberOf(personId: Id): number | null
}

export function createMemberNumbers(
  members: Iterable<{ readonly personId: Id; readonly member: number }>,
): MemberNumbers {
  const numbers = new Map<Id, number>()
  for (const { member, personId } of members) numbers.set(personId, member)
  let highest = Math.max(0, ...numbers.values())
  return {
    numberOf(personId) {
      const known = numbers.get(personId)
      if (known !== undefined) return known
      if (numbers.size >= roomMembersMax) return null
      highest += 1
      numbers.set(personId, highest)
      return highest
    },
  }
}
