/** Decisions about work plans: what one may hold, what stays the same. No I/O. */
import { planAheadDaysMax, planDaysMax } from '#contract/work-plan-limits.ts'
import type { PlanItemInput } from '#contract/work-plans.ts'
import { addDays, type Day, daysBetween, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

/** Days for which a plan is kept after its last one. */
export const workPlansKeptDays = 31
/** Plans that one pupil may have in a course at once, those that are over and kept included. */
export const plansOfPupilMax = 12

/** What a teacher writes of a plan. */
export interface PlanContent {
  readonly title: string | null
  readonly firstDay: Day
  readonly lastDay: Day
  readonly items: readonly PlanItemInput[]
}

/** Without blanks around the words. */
export function tidyContent({ firstDay, items, lastDay, title }: PlanContent): PlanContent {
  return {
    title: title?.trim() ?? null,
    firstDay,
    lastDay,
    items: items.map((item) =>
      item.kind === 'words' ? { ...item, words: item.words.trim() } : item,
    ),
  }
}

/** Where a plan is not one, as the path of the field; null: it is. */
export function findPlanProblem(
  { firstDay, items, lastDay }: PlanContent,
  today: Day,
): string | null {
  if (!isDay(firstDay) || firstDay > addDays(today, planAheadDaysMax)) return 'firstDay'
  if (!isDay(lastDay) || lastDay < firstDay) return 'lastDay'
  // What the night would delete at once is no plan.
  if (lastDay < addDays(today, -workPlansKeptDays)) return 'lastDay'
  if (daysBetween(firstDay, lastDay) >= planDaysMax) return 'lastDay'
  if (new Set(items.map(({ id }) => id)).size < items.length) return 'items'
  return null
}

export interface PlanThing {
  readonly kind: 'resource' | 'assignment'
  readonly id: Id
}

/** The resources and assignments that items name. */
export function thingsOf(items: readonly PlanItemInput[]): readonly PlanThing[] {
  return items.flatMap((item) => {
    if (item.kind === 'words') return []
    const id = item.kind === 'resource' ? item.resourceId : item.assignmentId
    return [{ kind: item.kind, id }]
  })
}

/** Whether every thing is among the known ones. */
export function areKnown(things: readonly PlanThing[], known: readonly PlanThing[]): boolean {
  return things.every((thing) =>
    known.some(({ id, kind }) => id === thing.id && kind === thing.kind),
  )
}

/** Whether two plans say the same: then a change that comes twice has been made. */
export function isSameContent(one: PlanContent, other: PlanContent): boolean {
  const textOf = ({ firstDay, items, lastDay, title }: PlanContent): string =>
    JSON.stringify([
      title,
      firstDay,
      lastDay,
      items.map((item) => [item.id, item.kind === 'words' ? item.words : thingsOf([item])]),
    ])
  return textOf(one) === textOf(other)
}
