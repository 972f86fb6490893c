/**
 * Who of a course stands at the door. The school knows no waiting room: what is asked of it stands
 * here as a type, and the role that puts a process together hands in the answer.
 */
import type { AtDoorState, CourseAtDoor } from '#contract/course-at-door.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

/** What the way in knows of an account today. */
export interface AtDoor {
  readonly state: Exclude<AtDoorState, 'unseen'>
  /** Ms since 1970; null where it was not written down yet. */
  readonly arrivedAtMs: number | null
}

/** Whoever is missing in the answer has not come on that day. */
export type FindAtDoor = (accountIds: readonly Id[], onDay: Day) => Promise<ReadonlyMap<Id, AtDoor>>

export interface CoursePupil {
  readonly id: Id
  readonly familyName: string
  readonly givenName: string
  /** Null: has no account yet, and so cannot have come. */
  readonly accountId: Id | null
}

/** While somebody waits a minute changes much; otherwise little. */
const askAfterMsBusy = 30_000
const askAfterMsCalm = 120_000

const order: readonly AtDoorState[] = ['waiting', 'unseen', 'in']

/** The pupils as the teacher reads them, those to look after first; in the order given otherwise. */
export function pupilsAtDoor(
  pupils: readonly CoursePupil[],
  atDoor: ReadonlyMap<Id, AtDoor>,
): CourseAtDoor['pupils'] {
  const seen = pupils.map(({ id, familyName, givenName, accountId }) => {
    const there = accountId === null ? undefined : atDoor.get(accountId)
    const arrivedAtMs = there?.arrivedAtMs ?? null
    return {
      id,
      familyName,
      givenName,
      state: there?.state ?? ('unseen' as const),
      arrivedAt: arrivedAtMs === null ? null : new Date(arrivedAtMs).toISOString(),
    }
  })
  return order.flatMap((state) => seen.filter((pupil) => pupil.state === state))
}

export function askAgainAfterMs(pupils: CourseAtDoor['pupils']): number {
  return pupils.some(({ state }) => state === 'waiting') ? askAfterMsBusy : askAfterMsCalm
}
