/** How far a plan is as a row of small boxes, filled when done: beside the number, which says it. */
import type { WorkPlan } from '#contract/work-plans.ts'
import { countedItems } from './plan-progress.ts'
import './work-plans.css'

export function PlanPicture({ plan }: { plan: Pick<WorkPlan, 'items'> }) {
  return (
    <span class="plan-picture" aria-hidden="true">
      {countedItems(plan).map(({ id, isDone }) => (
        <span key={id} class={isDone ? 'done' : undefined} />
      ))}
    </span>
  )
}
