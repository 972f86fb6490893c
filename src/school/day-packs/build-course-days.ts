/**
 * Builds the coming days of one course anew. The same rows give the same packs, so building what
 * did not change changes nothing; what changed is withdrawn and told.
 */
import { type DayPack, sealedPackBytesMax } from '#contract/day-packs.ts'
import { type Day, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import { readDaysOfCourse, readPackedCourse, readSchoolDays } from './course-days-store.ts'
import { composeDayPack, type DayOfCourse, heldPacks, withoutLargest } from './day-pack.ts'
import {
  type BuiltPack,
  clearMarks,
  lockCourseDays,
  readDueCourses,
  replacePacks,
} from './day-pack-store.ts'
import { type GatheredContents, gatherContents } from './gather-contents.ts'
import type { PackBuilding } from './pack-context.ts'
import { markOfKey, packKeyName, type SealedPack, sealJson } from './seal-pack.ts'

/** Due courses that are read at once; the rest waits in the table. */
const dueReadMax = 200

export interface BuiltCourses {
  /** Courses that were looked at. */
  readonly courses: number
  /** Rows of packs that came or went. */
  readonly changed: number
  /** Courses that failed and stay due, or that another process is building. */
  readonly left: number
}

/**
 * One after another, until nothing is due or `isStopping`. A course that fails is logged, stays
 * due and is not tried twice in one go.
 */
export async function buildDueCourses(
  context: PackBuilding,
  isStopping: () => boolean = () => false,
): Promise<BuiltCourses> {
  const tried = new Set<Id>()
  const left = new Set<Id>()
  let changed = 0
  for (;;) {
    const due = await readDueCourses(context.db, dueReadMax + left.size)
    const fresh = due.filter(({ courseId }) => !left.has(courseId))
    if (fresh.length === 0 || isStopping()) break
    for (const { courseId, markIds } of fresh) {
      if (isStopping()) break
      tried.add(courseId)
      const built = await buildCourseDays(context, courseId, markIds).catch((err: unknown) => {
        context.log.error({ err, courseId }, 'the days of a course could not be built')
        return null
      })
      if (built === null) left.add(courseId)
      else changed += built
    }
  }
  return { courses: tried.size, changed, left: left.size }
}

/** How many rows changed; null where another process is building the same course. */
function buildCourseDays(
  context: PackBuilding,
  courseId: Id,
  markIds: readonly number[],
): Promise<number | null> {
  return context.db.transaction().execute(async (trx) => {
    if (!(await lockCourseDays(trx, courseId))) return null
    const installationKey = context.keyRing.key(packKeyName)
    const now = new Date(context.clock.now())
    const open = await readPackedCourse(trx, courseId)
    const today = dayOf(now.getTime(), open?.timeZone ?? 'UTC')
    const packs =
      open === null ? [] : await sealDays({ ...context, installationKey }, trx, open, today)
    const keyMark = markOfKey(installationKey)
    const changed = await replacePacks(trx, { courseId, today, packs, keyMark, at: now })
    await clearMarks(trx, markIds)
    return changed
  })
}

type Sealing = PackBuilding & { readonly installationKey: Uint8Array }
type Course = Parameters<typeof composeDayPack>[0]

async function sealDays(
  context: Sealing,
  trx: SchoolTransaction,
  { course, timeZone }: { readonly course: Course; readonly timeZone: string },
  today: Day,
): Promise<BuiltPack[]> {
  const coming = await readSchoolDays(trx, course.schoolUai, today)
  const days = await readDaysOfCourse(trx, course.id, { coming, timeZone, today })
  const contents = await gatherContents({ ...context, db: trx }, days)
  const packs: BuiltPack[] = []
  for (const day of days) packs.push(...(await sealDay(context, course, day, contents)))
  return packs
}

async function sealDay(
  context: Sealing,
  course: Course,
  day: DayOfCourse,
  contents: GatheredContents,
): Promise<BuiltPack[]> {
  const onDate = day.on
  const { installationKey } = context
  const common = { onDate, assignmentId: null, opensAt: null }
  const fitted = await sealFitting(context, composeDayPack(course, day, contents))
  // A day with nothing but what some have is no day of the others: it has no pack that all could see.
  const isForAll = day.lessons.length + day.carriedIds.length > 0
  const packs: BuiltPack[] = isForAll ? [{ ...common, kind: 'day', sealed: fitted.sealed }] : []
  const exercises = [...fitted.pack.exercises]
  for (const held of heldPacks(day, contents)) {
    const { id: assignmentId, opensAt } = held.exercise.assignment
    const sealed = await sealJson(held, installationKey)
    exercises.push(held.exercise)
    packs.push({ onDate, kind: 'held', sealed, assignmentId, opensAt: new Date(opensAt) })
  }
  const parts = [...fitted.pack.readings, ...exercises, ...(fitted.pack.slides ?? [])]
  const files = parts.flatMap((part) => part.files)
  for (const id of new Set(files.map((file) => file.id))) {
    const sealed = contents.sealedFiles.get(id)
    if (sealed !== undefined) packs.push({ ...common, kind: 'file', sealed })
  }
  return packs
}

/** What is too large to travel is left out, the largest first. */
async function sealFitting(
  { installationKey, log }: Sealing,
  whole: DayPack,
): Promise<{ readonly pack: DayPack; readonly sealed: SealedPack }> {
  let pack = whole
  for (;;) {
    const sealed = await sealJson(pack, installationKey)
    const smaller = sealed.bytes.length > sealedPackBytesMax ? withoutLargest(pack) : null
    if (smaller === null) return { pack, sealed }
    log.warn({ courseId: pack.courseId, on: pack.on }, 'a day is too large for one pack')
    pack = smaller
  }
}
