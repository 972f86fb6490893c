/**
 * Opens courses of a new year as they were last year, for its classes: subject and name, with the
 * teachers who are named. Each course is taken over once for a class, however often it is asked.
 */
import type { CoursesTakenOver, CourseToTake } from '#contract/course-passage.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, expectValue, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { areOfYear, type CourseRow, isCourseOfYear, readCourse } from './course-store.ts'
import { findCurrentYear } from './find-current-year.ts'
import { areActiveIn } from './find-people-of.ts'
import { lockSchool } from './lock-school.ts'
import { findMovingYears } from './read-moving-up.ts'
import { saveCourseWithin } from './save-course.ts'
import { holdYearRow } from './school-year-store.ts'
import { nameTakenOver } from './taken-course.ts'
import { insertTakenPairs, readTakenPairs, type TakenPair } from './taken-course-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

interface Taking extends Pick<Context, 'clock' | 'random'> {
  readonly trx: SchoolTransaction
  readonly place: { readonly actorId: Id; readonly uai: string; readonly yearId: Id }
}

/** All of it or nothing: everything is looked at before anything is written. */
export async function takeCoursesOver(
  { clock, db, random }: Context,
  actorId: Id,
  uai: string,
  wanted: readonly CourseToTake[],
): Promise<Result<CoursesTakenOver>> {
  const now = await findCurrentYear(db, clock, uai)
  const years = now === null ? null : await findMovingYears(db, now)
  if (years === null) return refuse('bad_request', { where: 'year' })
  return db.transaction().execute(async (trx) => {
    // A second press waits here for the first, and finds its courses; what others write of the school waits for neither.
    await lockSchool(trx, uai)
    await holdYearRow(trx, years.to.id)
    const taking: Taking = { trx, clock, random, place: { actorId, uai, yearId: years.to.id } }
    const found: Found[] = []
    for (const one of wanted) {
      const source = await findSource(taking, one, years.from.id)
      if (source === null) return refuse('not_found')
      found.push({ ...one, source })
    }
    const pairs = await readTakenPairs(trx, years.to.id)
    const done = { opened: 0, already: 0 }
    for (const one of found) {
      const made = await takeOver(taking, one, pairs)
      if (made === null) done.already += 1
      else done.opened += 1
      pairs.push(...(made ?? []))
    }
    return accept(done)
  })
}

interface Found extends CourseToTake {
  readonly source: CourseRow
}

/** Null where the course is not of last year, the classes not of the new one, or the teachers not of the school. */
async function findSource(
  { place: { uai, yearId }, trx }: Taking,
  { classIds, sourceId, teacherIds }: CourseToTake,
  fromYearId: Id,
): Promise<CourseRow | null> {
  const areTheirs =
    (await isCourseOfYear(trx, sourceId, fromYearId)) &&
    (await areOfYear(trx, yearId, classIds, [])) &&
    (await areActiveIn(trx, uai, teacherIds, ['teacher', 'head']))
  return areTheirs ? readCourse(trx, sourceId) : null
}

/** Null where all of the classes have it. What several classes followed together, they follow together again. */
async function takeOver(
  { clock, place, random, trx }: Taking,
  { classIds, source, sourceId, teacherIds }: Found,
  pairs: readonly TakenPair[],
): Promise<TakenPair[] | null> {
  const ofSource = pairs.filter((pair) => pair.sourceId === sourceId)
  const lacking = classIds.filter((id) => !ofSource.some(({ classId }) => classId === id))
  if (lacking.length === 0) return null
  const joined = source.classes.length > 1 ? ofSource[0] : undefined
  const there = joined === undefined ? null : await readCourse(trx, joined.courseId)
  const courseId = there?.id ?? mintId(clock, random)
  const input = there === null ? { classIds: lacking, teacherIds } : joinTo(there, lacking)
  const name = nameTakenOver(madeOf(there ?? source), await readNames(trx, input.classIds))
  const saved = await saveCourseWithin(
    trx,
    place,
    { id: courseId, isNew: there === null, at: new Date(clock.now()) },
    {
      subjectCode: (there ?? source).subject_code,
      ...(name === undefined ? {} : { name }),
      groupIds: there?.groups.map(({ id }) => id) ?? [],
      classIds: [...input.classIds],
      teacherIds: [...input.teacherIds],
    },
  )
  expectValue(saved)
  await insertTakenPairs(trx, { sourceId, classIds: lacking, courseId })
  return lacking.map((classId) => ({ sourceId, classId, courseId }))
}

/** A class that comes later; who teaches it is as it stands by now. */
function joinTo(there: CourseRow, classIds: readonly Id[]) {
  return {
    classIds: [...new Set([...there.classes.map(({ id }) => id), ...classIds])],
    teacherIds: there.teachers.map(({ id }) => id),
  }
}

function madeOf({ classes, name, subject_label: subjectLabel }: CourseRow) {
  return { name, subjectLabel, classNames: classes.map((one) => one.name) }
}

async function readNames(trx: SchoolTransaction, classIds: readonly Id[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('class')
    .select('name')
    .where('id', 'in', [...classIds])
    .execute()
  return rows.map(({ name }) => name)
}
