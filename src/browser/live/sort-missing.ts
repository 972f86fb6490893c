/** Sorts who is not in a live class by what the way in knows of them today. Pure. */
import type { Register } from '#contract/attendance.ts'
import type { CourseAtDoor } from '#contract/course-at-door.ts'

interface MissingPupil {
  readonly name: string
  /** Where the pupil is to learn, while some are at home and some in the room. */
  readonly place: 'home' | 'room' | null
}

/** `unknown`: nothing is told of them, or two pupils have that name. */
export type MissingGroups = Readonly<
  Record<'waiting' | 'in' | 'unseen' | 'unknown', readonly MissingPupil[]>
>

type Named = Readonly<Record<'givenName' | 'familyName', string>>

/** The room tells names alone; where a name stands for two, nothing is said of either. */
function byName<Pupil extends Named>(pupils: readonly Pupil[]): ReadonlyMap<string, Pupil> {
  const groups = Map.groupBy(pupils, ({ givenName, familyName }) => `${givenName} ${familyName}`)
  return new Map(
    [...groups].flatMap(([name, [one, other]]) =>
      one === undefined || other !== undefined ? [] : [[name, one] as const],
    ),
  )
}

export function sortMissing(
  names: readonly string[],
  register: readonly (Named & Pick<Register['pupils'][number], 'place'>)[],
  atDoor: readonly (Named & Pick<CourseAtDoor['pupils'][number], 'state'>)[],
): MissingGroups {
  const registered = byName(register)
  const seen = byName(atDoor)
  const groups: Record<keyof MissingGroups, MissingPupil[]> = {
    waiting: [],
    in: [],
    unseen: [],
    unknown: [],
  }
  for (const name of names) {
    const place = registered.get(name)?.place ?? null
    groups[seen.get(name)?.state ?? 'unknown'].push({ name, place })
  }
  return groups
}
