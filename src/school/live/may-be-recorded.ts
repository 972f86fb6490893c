/** Whose voice, words and marks a recording may hold. */
import type { RoomRole } from '#contract/live-room.ts'

/** Members of a class as its recording sees them. */
export interface RecordedPeople {
  readonly roleOf: (member: number) => RoomRole | null
  /** Since when a member agrees, in milliseconds; undefined: not now. */
  readonly agreeing: ReadonlyMap<number, number>
}

/**
 * Adults are told by the sign. A pupil must agree now, and have agreed when it happened: consent that
 * is given later opens nothing of before.
 */
export function mayBeRecorded(people: RecordedPeople, member: number, atMs: number): boolean {
  const role = people.roleOf(member)
  if (role !== 'pupil') return role !== null
  const since = people.agreeing.get(member)
  return since !== undefined && since <= atMs
}
