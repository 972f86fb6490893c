/** Makes a course what was asked (subject × classes or groups × teachers), or closes it. */
import type { CourseInput } from '#contract/classes.ts'
import type { Id } from '#kernel/ids.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { writeCourseMembers } from './course-member-store.ts'
import {
  areOfYear,
  insertCourse,
  isCourseOfYear,
  lockCourse,
  readCourse,
  readPeopleOfCourse,
  updateCourse,
} from './course-store.ts'
import { ensureSubject } from './ensure-subject.ts'
import { findCurrentYear } from './find-current-year.ts'
import { areActiveIn } from './find-people-of.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

export async function saveCourse(
  context: Context,
  actorId: Id,
  uai: string,
  courseId: Id,
  input: CourseInput,
): Promise<Result<{ id: Id }>> {
  const year = (await findCurrentYear(context.db, context.clock, uai))?.year ?? null
  if (year === null) return refuse('bad_request', { where: 'year' })
  return context.db
    .transaction()
    .execute((trx) =>
      saveCourseWithin(
        trx,
        { actorId, uai, yearId: year.id },
        { id: courseId, isNew: false, at: new Date(context.clock.now()) },
        input,
      ),
    )
}

/** Inside the caller's transaction: for one who opens a course, or many. Whoever follows it does so from that moment on. */
export async function saveCourseWithin(
  trx: SchoolTransaction,
  place: { readonly actorId: Id | null; readonly uai: string; readonly yearId: Id },
  { at, id, isNew }: { readonly id: Id; readonly isNew: boolean; readonly at: Date },
  input: CourseInput,
): Promise<Result<{ id: Id }>> {
  const { actorId, uai, yearId } = place
  if (input.classIds.length + input.groupIds.length === 0) {
    return refuse('bad_request', { where: 'classIds' })
  }
  if (!isNew) await lockCourse(trx, id)
  if (!isNew && (await readCourse(trx, id))?.school_uai !== uai) return refuse('not_found')
  // Else pupils of this year would follow a course of the last one.
  if (!isNew && !(await isCourseOfYear(trx, id, yearId))) {
    return refuse('bad_request', { where: 'year' })
  }
  const isKnown =
    (await areOfYear(trx, yearId, input.classIds, input.groupIds)) &&
    (await areActiveIn(trx, uai, input.teacherIds, ['teacher', 'head']))
  if (!isKnown) return refuse('not_found')
  const subject = await ensureSubject(trx, input.subjectCode)
  if (subject === null) return refuse('bad_request', { where: 'subjectCode' })
  const before = await readPeopleOfCourse(trx, id)
  const name = plainLine(input.name ?? '') || (await nameCourse(trx, subject.label, input))
  const course = { id, uai, yearId, ...input, name }
  await (isNew ? insertCourse(trx, course) : updateCourse(trx, course))
  await writeCourseMembers(trx, course, at)
  await publishRightsOf(trx, [...new Set([...before, ...(await readPeopleOfCourse(trx, id))])])
  await writeAuditLine(trx, {
    schoolUai: uai,
    actorId,
    action: isNew ? 'course_created' : 'course_changed',
    subjectId: id,
  })
  return accept({ id })
}

/** Its lessons and work stay for those who look back; nobody follows it any more. */
export function closeCourse(
  { db, clock }: Context,
  actorId: Id,
  courseId: Id,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute((trx) => closeCourseWithin({ clock }, trx, actorId, courseId))
}

/** Inside the caller's transaction. */
export async function closeCourseWithin(
  { clock }: Pick<Context, 'clock'>,
  trx: SchoolTransaction,
  actorId: Id,
  courseId: Id,
): Promise<Result<Record<string, never>>> {
  await lockCourse(trx, courseId)
  const course = await readCourse(trx, courseId)
  if (course === null) return refuse('not_found')
  const people = await readPeopleOfCourse(trx, courseId)
  await trx
    .updateTable('course')
    .set({ deactivated_at: new Date(clock.now()) })
    .where('id', '=', courseId)
    .execute()
  await publishRightsOf(trx, people)
  await writeAuditLine(trx, {
    schoolUai: course.school_uai,
    actorId,
    action: 'course_closed',
    subjectId: courseId,
  })
  return accept({})
}

/** 'Mathématiques 6e A', 'Latin Groupe 1, Groupe 2'. */
async function nameCourse(
  trx: SchoolTransaction,
  subjectLabel: string,
  input: CourseInput,
): Promise<string> {
  const named = async (table: 'class' | 'pupil_group', ids: readonly Id[]) =>
    ids.length === 0
      ? []
      : trx
          .selectFrom(table)
          .select('name')
          .where('id', 'in', [...ids])
          .orderBy('name')
          .execute()
  const rows = [
    ...(await named('class', input.classIds)),
    ...(await named('pupil_group', input.groupIds)),
  ]
  return `${subjectLabel} ${rows.map((row) => row.name).join(', ')}`.slice(0, 120)
}
