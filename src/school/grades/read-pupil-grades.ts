/** What a pupil and the pupil's guardians see of the grades by now: what its teacher shows, and its averages. */
import type { GradingPeriod, PupilGrades } from '#contract/grades.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { RoomContext } from '#school/room-context.ts'
import { averageOf } from './average.ts'
import { isWithoutPoints } from './grade-scale.ts'
import { readAssessments, readGradedCourses, readGrades } from './gradebook-store.ts'
import { periodOf } from './grading-period.ts'
import { readPeriods } from './grading-period-store.ts'

/**
 * Averages are made of what is shown: nobody works a hidden grade out of them. Courses in which
 * nothing is shown are left out.
 */
export async function readPupilGrades(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  pupil: PersonName,
  courseIds: readonly Id[],
): Promise<PupilGrades> {
  const courses = await readGradedCourses(db, courseIds)
  const [allPeriods, allAssessments] = await Promise.all([
    readPeriods(db, [...new Set(courses.map(({ yearId }) => yearId))]),
    readAssessments(
      db,
      courses.map(({ id }) => id),
    ),
  ])
  const nowMs = clock.now()
  const shown = allAssessments.filter(
    ({ shownAt }) => shownAt !== null && Date.parse(shownAt) <= nowMs,
  )
  const grades = await readGrades(
    db,
    shown.map(({ id }) => id),
    [pupil.id],
  )
  const byAssessment = new Map(grades.map((one) => [one.assessmentId, one]))
  return {
    pupil,
    courses: courses.flatMap(({ id, name, schoolKind, subject, yearId }) => {
      const periods = allPeriods.filter((period) => period.yearId === yearId)
      const held = shown
        .filter(({ courseId }) => courseId === id)
        .flatMap(({ courseId: _, ...assessment }) => {
          const given = byAssessment.get(assessment.id)
          if (given === undefined || given.grade === null) return []
          return [{ assessment, grade: given.grade }]
        })
      if (held.length === 0) return []
      const withoutPoints = isWithoutPoints(schoolKind)
      const byPeriod = Map.groupBy(held, ({ assessment }) => periodOf(assessment.on, periods))
      return [
        {
          course: { id, name, subject },
          withoutPoints,
          periods: [...byPeriod].map(([period, inPeriod]) => ({
            period: period === null ? null : withoutYear(period),
            ...(withoutPoints
              ? { hundredths: null, counted: 0 }
              : averageOf(
                  inPeriod.map(({ assessment: { scale, weight }, grade }) => ({
                    scale,
                    weight,
                    grade,
                  })),
                )),
            grades: inPeriod,
          })),
        },
      ]
    }),
  }
}

function withoutYear({ endsOn, id, label, startsOn }: GradingPeriod): GradingPeriod {
  return { id, label, startsOn, endsOn }
}
