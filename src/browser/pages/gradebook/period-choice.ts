/** Which part of the year a gradebook shows: one period, what lies in none, or the whole year. */
import type { Assessment, Gradebook, GradingPeriod } from '#contract/grades.ts'
import type { Day } from '#kernel/calendar-day.ts'

export interface PeriodChoice {
  /** A period's id, `none`, or `all`. */
  readonly key: string
  readonly period: GradingPeriod | null
  readonly assessments: readonly Assessment[]
  /** Averages are of one period; where the school has named none, of the whole year. */
  readonly hasAverages: boolean
}

type Book = Pick<Gradebook, 'periods' | 'assessments' | 'withoutPoints' | 'today'>

function liesIn(on: Day, { endsOn, startsOn }: GradingPeriod): boolean {
  return on >= startsOn && on <= endsOn
}

/** What lies in no period is a choice only where something does. */
export function periodChoices({
  assessments,
  withoutPoints,
  periods,
}: Book): readonly PeriodChoice[] {
  const averages = (own: readonly Assessment[]): boolean =>
    !withoutPoints && own.some(({ scale }) => scale.kind === 'points')
  const all = { key: 'all', period: null, assessments }
  if (periods.length === 0) return [{ ...all, hasAverages: averages(assessments) }]
  const outside = assessments.filter(({ on }) => !periods.some((period) => liesIn(on, period)))
  return [
    ...periods.map((period) => {
      const own = assessments.filter(({ on }) => liesIn(on, period))
      return { key: period.id, period, assessments: own, hasAverages: averages(own) }
    }),
    ...(outside.length === 0
      ? []
      : [{ key: 'none', period: null, assessments: outside, hasAverages: averages(outside) }]),
    { ...all, hasAverages: false },
  ]
}

/** The period of today; else the last one that has begun, else the first choice. */
export function openPeriod(book: Book): string {
  const { periods, today } = book
  const begun = periods.filter(({ startsOn }) => startsOn <= today)
  return begun.at(-1)?.id ?? periodChoices(book)[0]?.key ?? 'all'
}
