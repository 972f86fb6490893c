/**
 * Reads from this device what the server would answer: the day, the week, a lesson, an exercise's
 * questions. Null: it is not here. Nothing throws, and nothing is asked of the server, except a key
 * whose hour has come.
 */
import { callApi } from '#browser/api/call-api.ts'
import { pagePerson } from '#browser/identity/page-person.ts'
import type { MyDay } from '#contract/day.ts'
import type {
  DayPack,
  HeldExercisePack,
  PackedExercise,
  PackedFile,
  PackRef,
  PersonalPack,
} from '#contract/day-packs.ts'
import type { InlineAssignments } from '#contract/inline-assignments.ts'
import type { Reading } from '#contract/resources.ts'
import type { OwnWeek } from '#contract/timetable.ts'
import { type Day, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { composeDay } from './compose-day.ts'
import { composeWeek } from './compose-week.ts'
import { isQuotaError } from './fetch-packs.ts'
import { isDayPack, openPack, openPacks } from './held-packs.ts'
import type { Keep, KeptKey, KeptThings } from './keep.ts'
import { keepInFront } from './keep-in-front.ts'
import { daysWithOwnWorks } from './own-works.ts'
import { openPackShelf, type PackShelf } from './pack-shelf.ts'
import { refsOf } from './plan-fetching.ts'
import { unsealBytes } from './unseal-pack.ts'

export interface FoundHere<T> {
  readonly value: T
  /** Since when it lies here, by this device's clock. */
  readonly keptAtMs: number
}

/** What is needed to look into the packs of whoever is in front. */
export interface Shelved {
  readonly keep: Keep
  readonly shelf: PackShelf
  readonly personal: PersonalPack
  readonly keptAtMs: number
}

/** A key is small: longer than this, and the exercise stays closed until the line is better. */
const keyTimeoutMs = 8_000

/** A failure here is the same as not having it. */
async function orNull<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read()
  } catch {
    return null
  }
}

export async function openShelved(): Promise<Shelved | null> {
  const keep = await keepInFront()
  const kept = await keep?.get('personal')
  const shelf = kept == null ? null : await openPackShelf()
  if (keep === null || kept == null || shelf === null) return null
  return { keep, shelf, personal: kept.value, keptAtMs: kept.keptAtMs }
}

export async function dayPacksOf({ shelf, personal }: Shelved): Promise<Map<string, DayPack>> {
  return daysWithOwnWorks(personal, await openPacks(shelf, personal))
}

async function fetchedDays(keep: Keep): Promise<FoundHere<MyDay>[]> {
  const found: FoundHere<MyDay>[] = []
  for (const key of await keep.keys()) {
    const kept = key.startsWith('day ') ? await keep.get(key as `day ${string}`) : null
    if (kept !== null) found.push(kept)
  }
  return found
}

/** `on`: null is today, in the school's own zone. The newer of what was fetched and what was packed. */
export function readDayHere(on: Day | null): Promise<FoundHere<MyDay> | null> {
  return orNull(async () => {
    const keep = await keepInFront()
    if (keep === null) return null
    const shelved = await openShelved()
    const fetched = await fetchedDays(keep)
    const zone = shelved?.personal.timeZone ?? fetched[0]?.value.timeZone ?? 'Europe/Paris'
    const wanted = on ?? dayOf(Date.now(), zone)
    const before = fetched.find(({ value }) => value.on === wanted)
    if (before !== undefined && before.keptAtMs >= (shelved?.keptAtMs ?? 0)) {
      return { ...before, value: { ...before.value, now: new Date().toISOString() } }
    }
    if (shelved === null) return null
    const packs = await dayPacksOf(shelved)
    const days = fetched.map(({ value }) => value)
    const ownWindows = (await keep.get('me'))?.value.ownWindows ?? []
    const value = composeDay(wanted, { ...shelved, packs, fetched: days, ownWindows }, Date.now())
    return value === null ? null : { value, keptAtMs: shelved.keptAtMs }
  })
}

/** The week as it was fetched; what was packed since lies over it, day by day. */
export function readWeekHere(monday: Day): Promise<FoundHere<OwnWeek> | null> {
  return orNull(async () => {
    const before = (await (await keepInFront())?.get(`week ${monday}`)) ?? null
    const shelved = await openShelved()
    if (shelved === null) return before
    if (before !== null && before.keptAtMs >= shelved.keptAtMs) return before
    const packs = await dayPacksOf(shelved)
    const { personal, keptAtMs } = shelved
    const value = composeWeek(monday, { personal, packs, before: before?.value ?? null })
    // As old as the oldest day of it.
    return value === null ? null : { value, keptAtMs: before?.keptAtMs ?? keptAtMs }
  })
}

/** Bytes of files by their id, as addresses of this page: they live as long as the page. */
export type FilesHere = ReadonlyMap<Id, string>

const fileAddresses = new Map<string, string>()

/** Null: it does not lie here. */
export async function openBlob(shelf: PackShelf, file: PackedFile): Promise<Blob | null> {
  const sealed = file.pack && (await shelf.read(file.pack.address))
  const bytes = file.pack && sealed && (await unsealBytes(sealed, file.pack.key))
  return bytes && new Blob([bytes], { type: file.contentType })
}

async function openFile(shelf: PackShelf, file: PackedFile): Promise<string | null> {
  if (file.pack === null) return null
  const known = fileAddresses.get(file.pack.address)
  if (known !== undefined) return known
  const blob = await openBlob(shelf, file)
  if (blob === null) return null
  const address = URL.createObjectURL(blob)
  fileAddresses.set(file.pack.address, address)
  return address
}

async function openFiles(shelf: PackShelf, files: readonly PackedFile[]): Promise<FilesHere> {
  const found = new Map<Id, string>()
  for (const file of files) {
    const address = await openFile(shelf, file)
    if (address !== null) found.set(file.id, address)
  }
  return found
}

export interface ReadingHere {
  readonly reading: Reading
  readonly files: FilesHere
}

export function readReadingHere(resourceId: Id): Promise<FoundHere<ReadingHere> | null> {
  return orNull(async () => {
    const shelved = await openShelved()
    if (shelved === null) return null
    for (const pack of (await dayPacksOf(shelved)).values()) {
      const packed = pack.readings.find(({ reading }) => reading.id === resourceId)
      if (packed === undefined) continue
      const files = packed.files.map(({ pack: _, ...summary }) => summary)
      return {
        value: {
          reading: { ...packed.reading, files },
          files: await openFiles(shelved.shelf, packed.files),
        },
        keptAtMs: shelved.keptAtMs,
      }
    }
    return null
  })
}

/** The exercises inside a resource: as fetched, else those that the packs name. */
export function readWorkHere(resourceId: Id): Promise<FoundHere<InlineAssignments> | null> {
  return orNull(async () => {
    const before = await (await keepInFront())?.get(`work ${resourceId}`)
    if (before != null) return before
    const shelved = await openShelved()
    if (shelved === null) return null
    const packs = [...(await openPacks(shelved.shelf, shelved.personal)).values()]
    const exercises = packs.flatMap((pack) => (isDayPack(pack) ? pack.exercises : [pack.exercise]))
    const assignments = exercises
      .filter(({ resources }) => resources.some(({ id }) => id === resourceId))
      .map(({ exerciseId, assignment }) => ({
        exerciseId,
        assignmentId: assignment.id,
        title: assignment.title,
        questionCount: assignment.questionCount,
        state: 'not_opened' as const,
      }))
    return { value: { assignments }, keptAtMs: shelved.keptAtMs }
  })
}

/** What an exercise is answered with: the questions, and its pictures as addresses of this page. */
export interface ExerciseHere {
  readonly exercise: PackedExercise
  readonly files: FilesHere
}

/** The exercise of an assignment, ready to be answered without a line. */
export function readPackedExercise(assignmentId: Id): Promise<FoundHere<ExerciseHere> | null> {
  return orNull(async () => {
    const shelved = await openShelved()
    if (shelved === null) return null
    const exercise =
      findExercise(
        [...(await openPacks(shelved.shelf, shelved.personal)).values()],
        assignmentId,
      ) ?? (await findOpenedNow(shelved, assignmentId))
    if (exercise === null) return null
    const files = await openFiles(shelved.shelf, exercise.files)
    return { value: { exercise, files }, keptAtMs: shelved.keptAtMs }
  })
}

function findExercise(
  packs: readonly (DayPack | HeldExercisePack)[],
  assignmentId: Id,
): PackedExercise | null {
  const exercises = packs.flatMap((pack) => (isDayPack(pack) ? pack.exercises : [pack.exercise]))
  return exercises.find(({ assignment }) => assignment.id === assignmentId) ?? null
}

/** Its hour has come since the personal pack was fetched: its key is asked for, and kept. */
async function findOpenedNow(shelved: Shelved, assignmentId: Id): Promise<PackedExercise | null> {
  const due = refsOf(shelved.personal).filter(
    ({ key, opensAt }) => key === null && opensAt !== null && Date.parse(opensAt) <= Date.now(),
  )
  for (const ref of due) {
    const pack = await openWithKey(shelved, ref)
    const exercise = pack === null ? null : findExercise([pack], assignmentId)
    if (exercise !== null) return exercise
  }
  return null
}

async function openWithKey({ keep, shelf, personal }: Shelved, ref: PackRef) {
  const path = `/api/packs/${ref.address}/key`
  const asked = await callApi<{ key: string }>(path, { timeoutMs: keyTimeoutMs })
  if (!asked.ok) return null
  const { key } = asked.value
  const withKey = (one: PackRef): PackRef => (one.address === ref.address ? { ...one, key } : one)
  const days = personal.days.map((day) => ({
    ...day,
    courses: day.courses.map((course) => ({ ...course, held: course.held.map(withKey) })),
  }))
  await keep.put('personal', { ...personal, days })
  return openPack(shelf, { address: ref.address, key })
}

/**
 * What the server answered is kept for when it does not, unless somebody else's page it is by now; a full
 * device keeps what it has.
 */
export async function keepHere<Key extends KeptKey>(
  askedFor: Id | null,
  key: Key,
  value: KeptThings[Key],
): Promise<void> {
  try {
    const keep = askedFor === pagePerson().accountId ? await keepInFront() : null
    await keep?.put(key, value)
  } catch (error) {
    if (!isQuotaError(error)) throw error
    const { tellStorage } = await import('./tell-storage.ts')
    await tellStorage('full')
  }
}
