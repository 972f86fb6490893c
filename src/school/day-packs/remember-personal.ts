/**
 * Keeps what was composed for each set of classes and courses: classmates have the same, so they share
 * one. Whether it still holds is seen in about a microsecond: nothing changed at all, or nothing
 * of what it was composed from.
 */
import { LRUCache } from 'lru-cache'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { type ComposedPersonal, composePersonal, type PackPlace } from './personal-pack.ts'
import type { PackMemory, PlaceParts } from './remember-packs.ts'

/** Sets of classes and courses that one process keeps, about 10 kB each. */
const placesMax = 20_000

/** What a caller, and a caller's child, have. */
export interface PlaceOfPupil {
  readonly classIds: ReadonlySet<Id>
  readonly courseIds: ReadonlySet<Id>
}

export interface PersonalMemory {
  /** Null where no school of the place is known. Without a wait where memory has all of it. */
  get(
    of: PlaceOfPupil,
    schoolUais: () => readonly string[],
  ): ComposedPersonal | null | Promise<ComposedPersonal | null>
}

interface KnownPlace {
  readonly place: PackPlace & { readonly classIds: readonly Id[] }
  composed: ComposedPersonal | null
  parts: PlaceParts | null
  /** How much had changed when it was last looked at. */
  epoch: number
  composing: Promise<ComposedPersonal | null> | null
}

export function createPersonalMemory(given: {
  readonly memory: PackMemory
  readonly clock: Pick<Clock, 'now'>
}): PersonalMemory {
  const { memory, clock } = given
  const places = new LRUCache<string, KnownPlace>({ max: placesMax })
  // Classmates' set is the same object, and says their classes and schools too: see `share-with-classmates.ts`.
  const bySet = new WeakMap<ReadonlySet<Id>, KnownPlace>()

  function placeOf(of: PlaceOfPupil, schoolUais: () => readonly string[]): KnownPlace {
    const { classIds, courseIds } = of
    const known = bySet.get(courseIds)
    if (known !== undefined) return known
    const place = {
      courseIds: [...courseIds].sort(),
      classIds: [...classIds].sort(),
      schoolUais: schoolUais(),
    }
    const key = [...place.schoolUais, '', ...place.classIds, '', ...place.courseIds].join()
    const shared = places.get(key) ?? { place, ...nothingKnown }
    places.set(key, shared)
    bySet.set(courseIds, shared)
    return shared
  }

  function compose(known: KnownPlace, parts: PlaceParts, epoch: number): ComposedPersonal {
    const composed = composePersonal(
      parts.schools,
      parts.courses,
      known.place.classIds,
      clock.now(),
    )
    Object.assign(known, { parts, composed, epoch })
    return composed
  }

  /** All who ask meanwhile wait for the same reading. */
  function load(known: KnownPlace, epoch: number): Promise<ComposedPersonal | null> {
    const composing = memory
      .load(known.place)
      .then((parts) => (parts === null ? null : compose(known, parts, epoch)))
      .finally(() => {
        if (known.composing === composing) known.composing = null
      })
    Object.assign(known, { composing, epoch })
    return composing
  }

  return {
    get(of, schoolUais) {
      const known = placeOf(of, schoolUais)
      const epoch = memory.epoch()
      const { composed } = known
      const now = clock.now()
      // A clock that is set back may stand on the day before.
      const isInTime =
        composed !== null && composed.validFromMs <= now && now < composed.validUntilMs
      if (isInTime && known.epoch === epoch) return composed
      if (known.composing !== null && known.epoch === epoch) return known.composing
      const parts = memory.find(known.place)
      if (parts === null) return load(known, epoch)
      if (!isInTime || known.parts === null || !isSame(known.parts, parts)) {
        return compose(known, parts, epoch)
      }
      known.epoch = epoch
      return composed
    },
  }
}

const nothingKnown = { composed: null, parts: null, epoch: -1, composing: null }

/** Memory never changes what it gave out: what changed is another object. */
function isSame(one: PlaceParts, other: PlaceParts): boolean {
  return (
    one.schools.every((school, place) => school === other.schools[place]) &&
    one.courses.length === other.courses.length &&
    one.courses.every((course, place) => course === other.courses[place])
  )
}
