/** The numbers of a class's people: whoever comes again has the one they had. */
import { liveGuestsMax } from '#contract/live-guests.ts'
import { roomMembersMax } from '#contract/live-limits.ts'
import type { RoomRole } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'

/** Numbers that no pupil takes: without an adult a class never begins. Some adults', and all guests'. */
export const otherNumbersKept = liveGuestsMax + 5

export interface MemberNumbers {
  /** Null: came for the first time, and the class is full for such people. */
  numberOf(personId: Id, role: RoomRole): number | null
}

export function createMemberNumbers(
  members: Iterable<{ readonly personId: Id; readonly member: number }>,
): MemberNumbers {
  const numbers = new Map<Id, number>()
  for (const { member, personId } of members) numbers.set(personId, member)
  let highest = Math.max(0, ...numbers.values())
  return {
    numberOf(personId, role) {
      const known = numbers.get(personId)
      if (known !== undefined) return known
      const kept = role === 'pupil' ? otherNumbersKept : 0
      if (numbers.size >= roomMembersMax - kept) return null
      highest += 1
      numbers.set(personId, highest)
      return highest
    },
  }
}
