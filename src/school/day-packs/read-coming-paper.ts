/** Reads what a course has in the coming days, to be printed for whoever has no line. */
import type { ComingPaper } from '#contract/coming-paper.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readDaysOfCourse, readPackedCourse, readSchoolDays } from './course-days-store.ts'
import { gatherContents } from './gather-contents.ts'
import type { PackBuilding } from './pack-context.ts'
import { composeComingPaper } from './paper-of-days.ts'

/** The same days as in the packs; `not_found` where the course is closed. */
export async function readComingPaper(
  context: PackBuilding,
  courseId: Id,
): Promise<Result<ComingPaper>> {
  const { db, clock } = context
  const open = await readPackedCourse(db, courseId)
  if (open === null) return refuse('not_found')
  const { course, timeZone } = open
  const now = clock.now()
  const today = dayOf(now, timeZone)
  const coming = await readSchoolDays(db, course.schoolUai, today)
  const days = await readDaysOfCourse(db, course.id, { coming, timeZone, today })
  const contents = await gatherContents({ ...context, installationKey: null }, days)
  return accept(composeComingPaper(course, days, contents, now))
}
