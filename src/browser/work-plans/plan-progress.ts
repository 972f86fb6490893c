/** How far a work plan is, and what this device knows of it before the server does: pure. */
import type { PlanItem, WorkPlan } from '#contract/work-plans.ts'
import type { Id } from '#kernel/ids.ts'

/** What was withdrawn or taken off the course counts neither as done nor as to do. */
export function countedItems(plan: Pick<WorkPlan, 'items'>): readonly PlanItem[] {
  return plan.items.filter(({ isGone }) => !isGone)
}

export interface PlanProgress {
  readonly done: number
  readonly total: number
}

export function progressOf(plans: readonly Pick<WorkPlan, 'items'>[]): PlanProgress {
  const counted = plans.flatMap(countedItems)
  return { done: counted.filter(({ isDone }) => isDone).length, total: counted.length }
}

/** The plans with what was ticked on this device; an assignment is a fact, and no tick changes it. */
export function withTicks(
  plans: readonly WorkPlan[],
  ticks: readonly { readonly planId: Id; readonly itemId: Id; readonly isDone: boolean }[],
): WorkPlan[] {
  return plans.map((plan) => ({
    ...plan,
    items: plan.items.map((item) => {
      const tick = ticks.find(({ itemId, planId }) => planId === plan.id && itemId === item.id)
      if (tick === undefined || item.kind === 'assignment') return item
      return { ...item, isDone: tick.isDone }
    }),
  }))
}
