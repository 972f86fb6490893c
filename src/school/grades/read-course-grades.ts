/** The assessments of courses and what some pupils have in them: for rooms that sum grades up. */
import type { Assessment, GradingPeriod, HeldGrade } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readAssessments, readGrades } from './gradebook-store.ts'

export interface CourseGrades {
  readonly assessments: readonly (Assessment & { readonly courseId: Id })[]
  readonly grades: readonly HeldGrade[]
}

/** Of a period's days, and of these pupils, whether or not they are in the courses by now. */
export async function readCourseGrades(
  db: SchoolDatabase,
  asked: {
    readonly courseIds: readonly Id[]
    readonly pupilIds: readonly Id[]
    readonly period: Pick<GradingPeriod, 'startsOn' | 'endsOn'>
  },
): Promise<CourseGrades> {
  const { startsOn, endsOn } = asked.period
  const all = await readAssessments(db, asked.courseIds)
  const assessments = all.filter(({ on }) => on >= startsOn && on <= endsOn)
  const ids = assessments.map(({ id }) => id)
  return { assessments, grades: await readGrades(db, ids, asked.pupilIds) }
}
