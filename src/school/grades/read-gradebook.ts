/** A course's gradebook, whole: who is in it, what was assessed, what each one has. */
import type { Gradebook } from '#contract/grades.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type Caller, teaches } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { isWithoutPoints } from './grade-scale.ts'
import {
  readAssessments,
  readGradedCourses,
  readGradedPupils,
  readGrades,
} from './gradebook-store.ts'
import { averagesOf } from './grading-period.ts'
import { readPeriods } from './grading-period-store.ts'

export async function readGradebook(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  caller: Caller,
  courseId: Id,
): Promise<Result<Gradebook>> {
  const [course] = await readGradedCourses(db, [courseId])
  if (course === undefined) return refuse('not_found')
  const [periods, pupils, assessments] = await Promise.all([
    readPeriods(db, [course.yearId]),
    readGradedPupils(db, courseId),
    readAssessments(db, [courseId]),
  ])
  const pupilIds = pupils.map(({ pupil }) => pupil.id)
  const assessmentIds = assessments.map(({ id }) => id)
  const grades = await readGrades(db, assessmentIds, pupilIds)
  const withoutPoints = isWithoutPoints(course.schoolKind)
  const { id, name, schoolUai, subject } = course
  return accept({
    course: { id, name, subject },
    schoolUai,
    withoutPoints,
    mayGrade: teaches(caller, courseId),
    today: dayOf(clock.now(), course.timeZone),
    periods: periods.map(({ yearId: _, ...period }) => period),
    pupils,
    assessments: assessments.map(({ courseId: _, ...assessment }) => assessment),
    grades,
    averages: averagesOf(pupilIds, { withoutPoints, periods, assessments, grades }),
  })
}
