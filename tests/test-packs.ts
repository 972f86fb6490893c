/** The room of day packs with real parts over a test database, and packs opened as devices do. */
import { after } from 'node:test'
import { Value } from 'typebox/value'
import {
  type DayPack,
  dayPackSchema,
  type HeldExercisePack,
  heldExercisePackSchema,
  type PackRef,
  type PersonalPack,
} from '#contract/day-packs.ts'
import { createNewsHub } from '#engine/bus/news-hub.ts'
import type { Database } from '#engine/database/database.ts'
import { silentLog } from '#engine/log/log.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { buildDueCourses } from '#school/day-packs/build-course-days.ts'
import type { PackBuilding } from '#school/day-packs/pack-context.ts'
import { createPersonalPacks, type PersonalPacks } from '#school/day-packs/read-personal-pack.ts'
import { createPackMemory } from '#school/day-packs/remember-packs.ts'
import { createSealedMemory, type SealedMemory } from '#school/day-packs/remember-sealed.ts'
import type { SchoolTables } from '#school/tables.ts'
import { addressOf, unsealJson } from './unseal-pack.ts'

export interface TestPacks {
  readonly personalPacks: PersonalPacks
  readonly sealedPacks: SealedMemory
  /** Builds what is due, and tells this process's memory what changed. */
  build(): Promise<void>
  /** The bytes behind a reference, its address checked. */
  fetch(address: string): Promise<Buffer>
  openDay(ref: PackRef): Promise<DayPack>
  openHeld(ref: PackRef, key: string): Promise<HeldExercisePack>
}

/** Call it once at the top of a test file; it ends with the file's tests. */
export async function createTestPacks(
  room: PackBuilding,
  database: Database<SchoolTables>,
): Promise<TestPacks> {
  const { db, clock, keyRing, random } = room
  const news = await createNewsHub(database, silentLog)
  const memory = createPackMemory({ db, clock, keyRing, news })
  const sealedPacks = createSealedMemory({ db, news })
  await news.start()
  after(() => news.stop())

  async function fetch(address: string): Promise<Buffer> {
    const bytes = expectValue(await sealedPacks.get(address))
    if (addressOf(bytes) !== address) throw new Error(`other bytes lie under ${address}`)
    return bytes
  }
  async function open<T>(ref: PackRef, key: string): Promise<T> {
    const bytes = await fetch(ref.address)
    if (bytes.length !== ref.byteCount) throw new Error('another size than was told')
    return unsealJson(bytes, key) as T
  }
  return {
    personalPacks: createPersonalPacks({ memory, clock, random }),
    sealedPacks,
    async build() {
      await buildDueCourses(room)
      await news.catchUp()
    },
    fetch,
    async openDay(ref) {
      const pack = await open<DayPack>(ref, ref.key ?? '')
      return Value.Parse(dayPackSchema, pack)
    },
    async openHeld(ref, key) {
      return Value.Parse(heldExercisePackSchema, await open<HeldExercisePack>(ref, key))
    },
  }
}

/** What a personal pack says of one course on one day. */
export function courseOn(personal: PersonalPack, on: Day, courseId: Id) {
  const day = personal.days.find((one) => one.on === on)
  const course = day?.courses.find((one) => one.courseId === courseId)
  if (course === undefined) throw new Error(`nothing of this course on ${on}`)
  return course
}
