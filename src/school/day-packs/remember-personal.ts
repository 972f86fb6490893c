/**
 * Keeps what was composed for each set of classes and courses: classmates have the same, so they share
 * one. Whether it still holds is seen in about a microsecond: nothing changed at all, or nothing
 * of what it was composed from. Who has something that others of these courses have not gets one
 * apart; so does each part of a class that learns from home by turns.
 */
import { LRUCache } from 'lru-cache'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import {
  type ComposedPersonal,
  chosenIn,
  composePersonal,
  type PackPlace,
  partsIn,
} from './personal-pack.ts'
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
    pupilId: Id,
    of: PlaceOfPupil,
    schoolUais: () => readonly string[],
  ): ComposedPersonal | null | Promise<ComposedPersonal | null>
}

interface KnownPlace {
  readonly place: PackPlace & { readonly classIds: readonly Id[] }
  composed: ComposedPersonal | null
  /** Who gets one alone. */
  chosenIds: ReadonlySet<Id>
  /** Whose parts of classes get another one. */
  parted: readonly ReadonlySet<Id>[]
  /** What was composed for these, by `ownKeyOf`. */
  own: Map<string, ComposedPersonal>
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
    const shared = places.get(key) ?? { place, ...nothingKnown, own: new Map() }
    places.set(key, shared)
    bySet.set(courseIds, shared)
    return shared
  }

  function compose(known: KnownPlace, parts: PlaceParts, epoch: number): ComposedPersonal {
    const { classIds } = known.place
    const composed = composePersonal(parts.schools, parts.courses, classIds, clock.now())
    const chosenIds = chosenIn(parts.courses)
    const parted = partsIn(parts.schools, classIds)
    Object.assign(known, { parts, composed, epoch, chosenIds, parted, own: new Map() })
    return composed
  }

  /** Of what everybody of the place gets, what this pupil gets. */
  function ownOf(
    known: KnownPlace,
    composed: ComposedPersonal | null,
    pupilId: Id,
  ): ComposedPersonal | null {
    const { own, parts } = known
    const key = ownKeyOf(known, pupilId)
    if (composed === null || parts === null || key === null) return composed
    const now = clock.now()
    const before = own.get(key)
    if (before !== undefined && now < before.validUntilMs) return before
    const fresh = composePersonal(parts.schools, parts.courses, known.place.classIds, now, pupilId)
    own.set(key, fresh)
    return fresh
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

  function sharedOf(known: KnownPlace): ComposedPersonal | null | Promise<ComposedPersonal | null> {
    const epoch = memory.epoch()
    const { composed } = known
    const now = clock.now()
    // A clock that is set back may stand on the day before.
    const isInTime = composed !== null && composed.validFromMs <= now && now < composed.validUntilMs
    if (isInTime && known.epoch === epoch) return composed
    if (known.composing !== null && known.epoch === epoch) return known.composing
    const parts = memory.find(known.place)
    if (parts === null) return load(known, epoch)
    if (!isInTime || known.parts === null || !isSame(known.parts, parts)) {
      return compose(known, parts, epoch)
    }
    known.epoch = epoch
    return composed
  }

  return {
    get(pupilId, of, schoolUais) {
      const known = placeOf(of, schoolUais)
      const shared = sharedOf(known)
      if (!(shared instanceof Promise)) return ownOf(known, shared, pupilId)
      return shared.then((composed) => ownOf(known, composed, pupilId))
    },
  }
}

/** Who is in the same parts, and has nothing alone, has the same; null: what everybody has. */
function ownKeyOf({ chosenIds, parted }: KnownPlace, pupilId: Id): string | null {
  if (chosenIds.has(pupilId)) return pupilId
  const own = parted.flatMap((pupilIds, place) => (pupilIds.has(pupilId) ? [place] : []))
  return own.length === 0 ? null : own.join()
}

const nothingKnown = {
  composed: null,
  chosenIds: new Set<Id>(),
  parted: [],
  parts: null,
  epoch: -1,
  composing: null,
}

/** Memory never changes what it gave out: what changed is another object. */
function isSame(one: PlaceParts, other: PlaceParts): boolean {
  return (
    one.schools.every((school, place) => school === other.schools[place]) &&
    one.courses.length === other.courses.length &&
    one.courses.every((course, place) => course === other.courses[place])
  )
}
