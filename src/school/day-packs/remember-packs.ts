/**
 * Keeps in memory which packs are a course's and which days a school works, so that at 8:00 nobody
 * asks the database. What changes is told by the change feed and forgotten here, in every process.
 * Old news do no harm here, other than with rights: at worst a device learns a little later that a
 * lesson moved. So memory goes on answering while the database is away.
 */
import { LRUCache } from 'lru-cache'
import type { KeyRing } from '#engine/config/key-ring.ts'
import { addDays, dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ownWindowsTopic } from '#school/assignments/own-windows-topic.ts'
import { listDistanceSpans } from '#school/distance-days/list-distance-spans.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import { readSchoolDays, readTimeZone } from './course-days-store.ts'
import {
  type CoursePacksRow,
  readCoursesWithPacks,
  readPacksOfCourses,
} from './known-pack-store.ts'
import { type PackNews, packsTopic, schoolDaysTopic } from './pack-news.ts'
import type { PackPlace, PacksOfCourse, SchoolDays } from './personal-pack.ts'
import { keyOfContent, markOfKey, packKeyName } from './seal-pack.ts'

/** Courses that one process remembers, about 2 kB each: those of a hundred thousand pupils. */
const coursesMax = 50_000
/** Courses that are read at once while memory is filled. */
const fillCourses = 500
/** Schools that one process remembers. */
const schoolsMax = 10_000
/** Read anew after this: the days that a course is known to meet on do not reach for ever. */
const courseKeptMs = 12 * 3_600_000
/** A day that is over here is still today further west. */
const lookBackMs = 36 * 3_600_000
/** Withdrawn packs are told for this long. */
const withdrawnToldMs = 28 * 86_400_000

export interface PlaceParts {
  readonly schools: readonly [SchoolDays, ...SchoolDays[]]
  readonly courses: readonly PacksOfCourse[]
}

export interface PackMemory {
  /** Counts what changed: what was composed under an older count must be composed anew. */
  epoch(): number
  /** All that a place needs, if all of it is in memory. */
  find(place: PackPlace): PlaceParts | null
  /** The same, reading what is missing; null where no school of the place is known. */
  load(place: PackPlace): Promise<PlaceParts | null>
  /**
   * Reads every course that has packs, page by page: after a start at 8:00 everybody asks at once,
   * and nobody shall wait for the database.
   */
  fill(): Promise<void>
}

export function createPackMemory(given: {
  readonly db: SchoolDatabase
  readonly clock: Clock
  readonly keyRing: KeyRing
  readonly news: PackNews
}): PackMemory {
  const { db, clock, news } = given
  let epoch = 0
  const courses = createMemory<PacksOfCourse>({
    entriesMax: coursesMax,
    isValid: ({ validUntilMs }) => clock.now() < validUntilMs,
    readMany: (courseIds) => readCourses(given, courseIds),
  })
  const schools = createMemory<SchoolDays>({
    entriesMax: schoolsMax,
    isValid: ({ validFromMs, validUntilMs }) =>
      validFromMs <= clock.now() && clock.now() < validUntilMs,
    readMany: async (uais) => {
      const read = await Promise.all(uais.map((uai) => readSchool(db, clock, uai)))
      return new Map(
        read.flatMap((days, place) => (days === null ? [] : [[uais[place] ?? '', days]])),
      )
    },
  })
  // Another hour for one pupil changes no pack, only when its key is given.
  for (const topic of [packsTopic, ownWindowsTopic]) {
    news.subscribe(topic, (courseId) => {
      epoch += 1
      courses.forget(courseId)
    })
  }
  news.subscribe(schoolDaysTopic, (uai) => {
    epoch += 1
    if (uai === '*') schools.forgetAll()
    else schools.forget(uai)
  })

  return {
    epoch: () => epoch,
    find(place) {
      return partsOf(schools.find(place.schoolUais), courses.find(place.courseIds))
    },
    async load(place) {
      return partsOf(
        ...(await Promise.all([schools.load(place.schoolUais), courses.load(place.courseIds)])),
      )
    },
    async fill() {
      let last: Id | null = null
      for (let count = 0; count < coursesMax; count += fillCourses) {
        const courseIds: Id[] = await readCoursesWithPacks(db, last, fillCourses)
        await courses.load(courseIds)
        last = courseIds.at(-1) ?? null
        if (courseIds.length < fillCourses) break
      }
    },
  }
}

function partsOf(
  schools: readonly SchoolDays[] | null,
  courses: readonly PacksOfCourse[] | null,
): PlaceParts | null {
  if (schools === null || courses === null) return null
  const [first, ...others] = schools
  return first === undefined ? null : { schools: [first, ...others], courses }
}

interface Memory<T> {
  /** Null unless every key is in memory; keys that name nothing count as present and are left out. */
  find(keys: readonly string[]): T[] | null
  load(keys: readonly string[]): Promise<T[]>
  forget(key: string): void
  forgetAll(): void
}

/** What is read stays until news of it come, it is no longer valid, or others need the room. */
function createMemory<T extends object>(options: {
  readonly entriesMax: number
  readonly isValid: (value: T) => boolean
  /** Keys that name nothing are missing from the answer. */
  readonly readMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>
}): Memory<T> {
  const known = new LRUCache<string, T>({ max: options.entriesMax })
  const reading = new Map<string, Promise<ReadonlyMap<string, T>>>()

  const findOne = (key: string): T | undefined => {
    const value = known.get(key)
    return value !== undefined && options.isValid(value) ? value : undefined
  }
  function read(keys: readonly string[]): Promise<ReadonlyMap<string, T>> {
    const answer = options.readMany(keys).then((values) => {
      // A read that began before the news may hold what was true before it: it is not kept.
      for (const [key, value] of values) if (reading.get(key) === answer) known.set(key, value)
      return values
    })
    for (const key of keys) reading.set(key, answer)
    const done = (): void => {
      for (const key of keys) if (reading.get(key) === answer) reading.delete(key)
    }
    answer.then(done, done)
    return answer
  }

  return {
    find(keys) {
      const found: T[] = []
      for (const key of keys) {
        const value = findOne(key)
        if (value === undefined) return null
        found.push(value)
      }
      return found
    },
    async load(keys) {
      const missing = keys.filter((key) => findOne(key) === undefined)
      const unread = missing.filter((key) => !reading.has(key))
      if (unread.length > 0) read(unread)
      const answers = await Promise.all(missing.map((key) => reading.get(key)))
      const justRead = new Map(missing.map((key, place) => [key, answers[place]?.get(key)]))
      return keys.flatMap((key) => justRead.get(key) ?? findOne(key) ?? [])
    },
    forget(key) {
      known.delete(key)
      reading.delete(key)
    },
    forgetAll() {
      known.clear()
      reading.clear()
    },
  }
}

async function readSchool(
  db: SchoolDatabase,
  clock: Clock,
  uai: string,
): Promise<SchoolDays | null> {
  const timeZone = await readTimeZone(db, uai)
  if (timeZone === null) return null
  const today = dayOf(clock.now(), timeZone)
  const days = await readSchoolDays(db, uai, today)
  const lastDay = days.at(-1) ?? today
  const [dayOff, distance] = await Promise.all([
    findDaysOff(db, uai, today, lastDay),
    listDistanceSpans(db, [uai], today, lastDay),
  ])
  const validFromMs = instantOf(today, '00:00', timeZone)
  const validUntilMs = instantOf(addDays(today, 1), '00:00', timeZone)
  return { timeZone, today, validFromMs, validUntilMs, days, dayOff, distance }
}

/** A course that is closed or unknown has no packs and no lessons. */
async function readCourses(
  given: { readonly db: SchoolDatabase; readonly clock: Clock; readonly keyRing: KeyRing },
  courseIds: readonly Id[],
): Promise<ReadonlyMap<Id, PacksOfCourse>> {
  const { db, clock, keyRing } = given
  const now = clock.now()
  const rows = await readPacksOfCourses(db, courseIds, {
    from: dayOf(now - lookBackMs, 'UTC'),
    withdrawnSince: new Date(now - withdrawnToldMs),
  })
  const keys = new Map(keyRing.all(packKeyName).map((key) => [markOfKey(key), key]))
  const validUntilMs = now + courseKeptMs
  const found = new Map(rows.map((row) => [row.courseId, presentCourse(row, keys, validUntilMs)]))
  const nothing = {
    teachers: [],
    substituted: new Map<string, PacksOfCourse['teachers']>(),
    lessonDays: new Map<string, number | null>(),
    packs: [],
    withdrawn: [],
  }
  return new Map(
    courseIds.map((courseId) => [
      courseId,
      found.get(courseId) ?? { courseId, ...nothing, validUntilMs },
    ]),
  )
}

function presentCourse(
  row: CoursePacksRow,
  keys: ReadonlyMap<string, Uint8Array>,
  validUntilMs: number,
): PacksOfCourse {
  return {
    courseId: row.courseId,
    teachers: row.teachers,
    substituted: new Map(row.substituted.map(({ on, teachers }) => [on, teachers])),
    lessonDays: new Map(
      row.lessonDays.map(({ firstLessonAt, on }) => [
        on,
        firstLessonAt === null ? null : Date.parse(firstLessonAt),
      ]),
    ),
    withdrawn: row.withdrawn,
    validUntilMs,
    packs: row.packs.flatMap(({ contentHash, keyMark, laterFor, opensAt, pupilIds, ...pack }) => {
      const installationKey = keys.get(keyMark)
      // Sealed under a key that was replaced: it is being built anew.
      if (installationKey === undefined) return []
      const key = keyOfContent(Buffer.from(contentHash, 'hex'), installationKey)
      return {
        ...pack,
        key: key.toString('base64url'),
        opensAt: opensAt === null ? null : new Date(opensAt),
        pupilIds: pupilIds === null ? null : new Set(pupilIds),
        laterFor: new Map(laterFor.map((own) => [own.pupilId, Date.parse(own.opensAt)])),
      }
    }),
  }
}
