/**
 * Gives somebody what is their own: which packs, with which keys. Whether anything changed is said
 * from memory, in microseconds and without a query: at 8:00 everybody asks at once.
 */
import type { PersonalPack } from '#contract/day-packs.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { Random } from '#kernel/random.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { isOpen, type Morning, type PackOfCourse, withPacksFor } from './personal-pack.ts'
import type { PackMemory } from './remember-packs.ts'
import { createPersonalMemory, type PlaceOfPupil } from './remember-personal.ts'

/** Devices look again after this, and at most as long again: never all at once. */
const fetchAfterMsMin = 15 * 60_000
/** A class that waits for the hour asks within this, not in one instant. */
const openJitterMs = 5_000

/**
 * Minutes of these mornings that are kept for a person: whoever keeps a line gives them. Never
 * rejects: without a pass the line is still there.
 */
export type IssuePasses = (
  caller: Caller,
  mornings: readonly Morning[],
) => Promise<PersonalPack['passes']>

export interface PersonalPacks {
  /** The caller's own as a pupil; null: nothing changed since `held`, or the caller is no pupil. */
  personalFor(caller: Caller, held: string | undefined): Promise<PersonalPack | null>
  /** The same of a child of the caller's, or of the caller. */
  personalOf(caller: Caller, pupilId: Id, held: string | undefined): Promise<PersonalPack | null>
  /** Whether the address is that of a held exercise that the caller or a child of theirs has. */
  isHeldFor(caller: Caller, address: string): Promise<boolean>
  /** Its key, from its hour on. */
  openHeld(caller: Caller, address: string): Promise<Result<{ key: string }>>
  /** When a device looks again, in ms, jittered. */
  fetchAfterMs(): number
}

export function createPersonalPacks(given: {
  readonly memory: PackMemory
  readonly clock: Clock
  readonly random: Random
  /** Absent: nobody keeps a line, so nobody gives passes. */
  readonly issuePasses?: IssuePasses
}): PersonalPacks {
  const { memory, clock, random, issuePasses } = given
  const places = createPersonalMemory({ memory, clock })

  async function changeOf(
    caller: Caller,
    pupilId: Id,
    of: PlaceOfPupil,
    schoolUais: () => readonly string[],
    held: string | undefined,
  ): Promise<PersonalPack | null> {
    const current = await places.get(pupilId, of, schoolUais)
    if (current === null || current.version === held) return null
    return { ...current.pack, passes: (await issuePasses?.(caller, current.mornings)) ?? [] }
  }

  /** As the caller or a child of theirs has it: whose hour comes first. */
  async function findHeld(caller: Caller, address: string): Promise<PackOfCourse | undefined> {
    const courseIds = new Set(caller.courseIds)
    const schoolUais = new Set(pupilSchools(caller))
    for (const child of caller.children.values()) {
      for (const courseId of child.courseIds) courseIds.add(courseId)
      for (const uai of child.schoolUais) schoolUais.add(uai)
    }
    const place = { courseIds: [...courseIds], schoolUais: [...schoolUais] }
    const parts = memory.find(place) ?? (await memory.load(place))
    const pupils = [[caller.personId, caller] as const, ...caller.children]
    return parts?.courses
      .flatMap((course) =>
        pupils
          .filter(([, of]) => of.courseIds.has(course.courseId))
          .flatMap(([pupilId]) => withPacksFor(course, pupilId).packs),
      )
      .filter((pack) => pack.kind === 'held' && pack.address === address)
      .toSorted((one, other) => opensAtMs(one) - opensAtMs(other))
      .at(0)
  }

  const personalFor = (caller: Caller, held: string | undefined) =>
    changeOf(caller, caller.personId, caller, () => pupilSchools(caller), held)

  return {
    personalFor,
    personalOf(caller, pupilId, held) {
      const child = caller.children.get(pupilId)
      if (child === undefined) return personalFor(caller, held)
      return changeOf(caller, pupilId, child, () => [...child.schoolUais].sort(), held)
    },
    isHeldFor: async (caller, address) => (await findHeld(caller, address)) !== undefined,
    async openHeld(caller, address) {
      const pack = await findHeld(caller, address)
      if (pack === undefined) return refuse('not_found')
      const now = clock.now()
      if (isOpen(pack, now)) return accept({ key: pack.key })
      const atMs = opensAtMs(pack)
      const retryAfterMs = Math.ceil(atMs - now + random.fraction() * openJitterMs)
      return refuse('not_open_yet', { opensAtMs: atMs, retryAfterMs })
    },
    fetchAfterMs: () => Math.round(fetchAfterMsMin * (1 + random.fraction())),
  }
}

function opensAtMs({ opensAt }: PackOfCourse): number {
  return opensAt?.getTime() ?? 0
}

function pupilSchools(caller: Caller): string[] {
  return [...caller.schools]
    .filter(([, capacity]) => capacity.isPupil)
    .map(([uai]) => uai)
    .sort()
}
