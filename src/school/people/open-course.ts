/** Opens a course of the current school year: a subject, the classes and groups that follow it, its teachers. */
import { isDeepStrictEqual } from 'node:util'
import type { OpenCourse } from '#contract/classes.ts'
import type { Id } from '#kernel/ids.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { type CourseRow, isCourseKnown, readCourse } from './course-store.ts'
import { findCurrentYear } from './find-current-year.ts'
import { saveCourseWithin } from './save-course.ts'
import { lockYearNames } from './school-year-store.ts'

/** The same id again opens nothing more; where it is another course's, it is refused, `bad_request`. */
export async function openCourse(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  uai: string,
  { id, ...input }: OpenCourse,
): Promise<Result<{ id: Id }>> {
  const year = (await findCurrentYear(db, clock, uai))?.year ?? null
  if (year === null) return refuse('bad_request', { where: 'year' })
  return db.transaction().execute(async (trx) => {
    // One at a time: two of the same id would both find it free.
    await lockYearNames(trx, year.id)
    if (await isCourseKnown(trx, id)) {
      const known = await readCourse(trx, id)
      const isSame = known !== null && known.school_uai === uai && isAsAsked(known, input)
      return isSame ? accept({ id }) : refuse('bad_request', { where: 'id' })
    }
    const which = { id, isNew: true, at: new Date(clock.now()) }
    return saveCourseWithin(trx, { actorId, uai, yearId: year.id }, which, input)
  })
}

function isAsAsked(known: CourseRow, asked: Omit<OpenCourse, 'id'>): boolean {
  const name = plainLine(asked.name ?? '') || known.name
  const idsOf = (rows: readonly { readonly id: Id }[]) => new Set(rows.map(({ id }) => id))
  return isDeepStrictEqual(
    [asked.subjectCode, name, ...[asked.classIds, asked.groupIds, asked.teacherIds].map(toSet)],
    [known.subject_code, known.name, ...[known.classes, known.groups, known.teachers].map(idsOf)],
  )
}

function toSet(ids: readonly Id[]): Set<Id> {
  return new Set(ids)
}
