/** A school year as its form holds it, before it is sent: what is wrong with it, and a proposal. */
import type { SchoolYear } from '#contract/schools.ts'
import { addDays, type Day, daysBetween, isDay, mondayOf, weekdayOf } from '#kernel/calendar-day.ts'

export interface YearDraft {
  readonly label: string
  readonly startsOn: Day
  readonly endsOn: Day
  /** The letter of the week in which the year begins. */
  readonly firstWeek: 'A' | 'B'
}

export type YearMistake = 'label' | 'labelTaken' | 'days' | 'order' | 'length' | 'overlap'

/** As the server has them: a year has about 300 days. */
const yearDaysMin = 90
const yearDaysMax = 400

/** The first thing to mend, or null. The server looks again. */
export function yearMistake(draft: YearDraft, others: readonly SchoolYear[]): YearMistake | null {
  const { label, startsOn, endsOn } = draft
  if (label.trim().length < 4) return 'label'
  if (others.some((year) => year.label === label.trim())) return 'labelTaken'
  if (!isDay(startsOn) || !isDay(endsOn)) return 'days'
  if (endsOn <= startsOn) return 'order'
  const days = daysBetween(startsOn, endsOn)
  if (days < yearDaysMin || days > yearDaysMax) return 'length'
  const crosses = others.some((year) => year.startsOn <= endsOn && startsOn <= year.endsOn)
  return crosses ? 'overlap' : null
}

/** What the server takes: the Monday of one week A instead of the first week's letter. */
export function yearInput({ label, startsOn, endsOn, firstWeek }: YearDraft) {
  const monday = mondayOf(startsOn)
  const weekAMonday = firstWeek === 'A' ? monday : addDays(monday, 7)
  return { label: label.trim(), startsOn, endsOn, weekAMonday }
}

/** 'A' or 'B', counted from the Monday of a week A in both directions. */
export function letterOf(day: Day, weekAMonday: Day): 'A' | 'B' {
  const weeks = daysBetween(mondayOf(weekAMonday), mondayOf(day)) / 7
  return Math.abs(weeks) % 2 === 0 ? 'A' : 'B'
}

export function draftOf(year: SchoolYear): YearDraft {
  const { label, startsOn, endsOn, weekAMonday } = year
  return { label, startsOn, endsOn, firstWeek: letterOf(startsOn, weekAMonday) }
}

/**
 * The year after the last one, or the one that `today` falls in: from 1 September to the first
 * Saturday of July, as most years in France; to be mended by hand.
 */
export function nextYearDraft(years: readonly SchoolYear[], today: Day): YearDraft {
  const last = years.toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1)).at(-1)
  const thisAutumn = Number(today.slice(0, 4)) - (today.slice(5) < '07-15' ? 1 : 0)
  const autumn = last === undefined ? thisAutumn : Number(last.endsOn.slice(0, 4))
  const first = `${autumn}-09-01`
  // A year does not begin on a weekend.
  const startsOn = weekdayOf(first) > 5 ? addDays(mondayOf(first), 7) : first
  const july = `${autumn + 1}-07-01`
  const endsOn = addDays(july, (6 - weekdayOf(july) + 7) % 7)
  return { label: `${autumn}-${autumn + 1}`, startsOn, endsOn, firstWeek: 'A' }
}
