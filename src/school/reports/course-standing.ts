/** Where pupils stand in a course and period, of what families are shown: see docs/reports.md. Pure. */
import type { Assessment, Gradebook, GradingPeriod, HeldGrade } from '#contract/grades.ts'
import type { CourseStanding, StepCounts } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { averageOf } from '#school/grades/average.ts'
import { periodOf } from '#school/grades/grading-period.ts'

/** A gradebook, or what is known of some pupils in one. */
interface BookOfStandings extends Pick<Gradebook, 'withoutPoints' | 'periods'> {
  readonly pupils: readonly { readonly pupil: { readonly id: Id } }[]
  readonly assessments: readonly Assessment[]
  readonly grades: readonly HeldGrade[]
}

export interface StandingsOfCourse {
  /** Everybody of the book, graded or not. */
  readonly byPupil: ReadonlyMap<Id, CourseStanding>
  /** Assessments of the period that are not shown yet. */
  readonly notShown: number
}

export function standingsOf(
  book: BookOfStandings,
  period: Pick<GradingPeriod, 'id'>,
  nowMs: number,
): StandingsOfCourse {
  const inPeriod = book.assessments.filter(({ on }) => periodOf(on, book.periods)?.id === period.id)
  const shown = inPeriod.filter(({ shownAt }) => shownAt !== null && Date.parse(shownAt) <= nowMs)
  const gradesOf = Map.groupBy(book.grades, ({ pupilId }) => pupilId)
  const byPupil = book.pupils.map(({ pupil }): [Id, CourseStanding] => {
    const held = new Map(gradesOf.get(pupil.id)?.map((one) => [one.assessmentId, one.grade]))
    const graded = shown.map(({ id, scale, weight }) => ({
      scale,
      weight,
      grade: held.get(id) ?? null,
    }))
    const counts = { attainment: noSteps(), mastery: noSteps() }
    for (const { grade, scale } of graded) {
      if (grade?.kind !== 'step' || scale.kind === 'points') continue
      counts[scale.kind][grade.step - 1] = (counts[scale.kind][grade.step - 1] ?? 0) + 1
    }
    const hundredths = book.withoutPoints ? null : averageOf(graded).hundredths
    return [pupil.id, { hundredths, ...counts }]
  })
  return { byPupil: new Map(byPupil), notShown: inPeriod.length - shown.length }
}

/** Nothing was shown of this pupil in the period. */
export function isEmptyStanding({ attainment, hundredths, mastery }: CourseStanding): boolean {
  return hundredths === null && [...attainment, ...mastery].every((count) => count === 0)
}

export function emptyStanding(): CourseStanding {
  return { hundredths: null, attainment: noSteps(), mastery: noSteps() }
}

/** The mean of the averages there are, in hundredths, rounded half up; null where there is none. */
export function meanOf(averages: readonly (number | null)[]): number | null {
  const there = averages.filter((one) => one !== null)
  const sum = there.reduce((all, one) => all + one, 0)
  return there.length === 0 ? null : Math.floor((2 * sum + there.length) / (2 * there.length))
}

function noSteps(): StepCounts {
  return [0, 0, 0, 0]
}
