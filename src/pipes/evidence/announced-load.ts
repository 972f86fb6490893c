/** Load of a rehearsal that was announced before it began: it is expected, and named as such. */
import type { AnnouncedPlan } from './load-table.ts'
import { lay, type Sorting } from './sorting.ts'

export interface AnnouncedLoad {
  readonly units: number
  /** Plans in force during the interval. */
  readonly plans: readonly AnnouncedPlan[]
  /** Plans that were told after their load had begun: they excuse nothing. */
  readonly late: number
}

export function layAnnouncedLoad(sorting: Sorting): AnnouncedLoad {
  const { at, plans, source } = sorting.table
  const near = plans.filter((plan) => plan.from < sorting.to && plan.to >= sorting.from)
  const inForce = near.filter((plan) => plan.at <= plan.from)
  let units = 0
  if (inForce.length > 0) {
    for (const unit of sorting.inside) {
      const now = at.values[unit] ?? 0
      const from = source.values[unit] ?? 0
      if (!inForce.some((plan) => now >= plan.from && now <= plan.to && plan.sources.has(from))) {
        continue
      }
      lay(sorting, unit, 'expected', 'announced-plan')
      units += 1
    }
  }
  return { units, plans: inForce, late: near.length - inForce.length }
}
