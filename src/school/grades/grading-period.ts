/** What lies in which period, and the averages that are made of it. Pure. */
import type { Assessment, Average, GradingPeriod, HeldGrade } from '#contract/grades.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { averageOf } from './average.ts'

/** Where a day lies; null where it lies in none. */
export function periodOf(on: Day, periods: readonly GradingPeriod[]): GradingPeriod | null {
  return periods.find(({ startsOn, endsOn }) => on >= startsOn && on <= endsOn) ?? null
}

export type PeriodProblem = 'ends_before_start' | 'overlap' | 'outside_year'

/** Null: the periods of a school year stand one after the other and within it. */
export function findPeriodProblem(
  periods: readonly Pick<GradingPeriod, 'startsOn' | 'endsOn'>[],
  year: Pick<GradingPeriod, 'startsOn' | 'endsOn'>,
): PeriodProblem | null {
  const sorted = [...periods].sort((left, right) => (left.startsOn < right.startsOn ? -1 : 1))
  for (const [index, { endsOn, startsOn }] of sorted.entries()) {
    if (endsOn < startsOn) return 'ends_before_start'
    if (startsOn < year.startsOn || endsOn > year.endsOn) return 'outside_year'
    const next = sorted[index + 1]
    if (next !== undefined && next.startsOn <= endsOn) return 'overlap'
  }
  return null
}

/** Every pupil's average in every period that has something to count. */
export function averagesOf(
  pupilIds: readonly Id[],
  book: {
    readonly withoutPoints: boolean
    readonly periods: readonly GradingPeriod[]
    readonly assessments: readonly Assessment[]
    readonly grades: readonly HeldGrade[]
  },
): Average[] {
  if (book.withoutPoints) return []
  const byPupil = Map.groupBy(book.grades, ({ pupilId }) => pupilId)
  const byPeriod = Map.groupBy(book.assessments, ({ on }) => periodOf(on, book.periods)?.id ?? null)
  return pupilIds.flatMap((pupilId) => {
    const held = new Map(byPupil.get(pupilId)?.map((one) => [one.assessmentId, one.grade]))
    return [...byPeriod].map(([periodId, assessments]) => ({
      pupilId,
      periodId,
      ...averageOf(
        assessments.map(({ id, scale, weight }) => ({
          scale,
          weight,
          grade: held.get(id) ?? null,
        })),
      ),
    }))
  })
}
