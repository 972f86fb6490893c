/** A teacher's word under a plan, and who said it. */
import type { WorkPlan } from '#contract/work-plans.ts'
import './work-plans.css'

export function PlanComment({ comment }: { comment: WorkPlan['comment'] }) {
  if (comment === null) return null
  return (
    <blockquote class="plan-comment">
      <p>{comment.text}</p>
      <footer class="small soft">{comment.by}</footer>
    </blockquote>
  )
}
