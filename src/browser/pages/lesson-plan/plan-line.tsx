/** One thing that a lesson carries: its name, its facts, what can be done with it. */
import type { ComponentChildren } from 'preact'
import './lesson-plan.css'

export interface PlanLineProps {
  title: ComponentChildren
  detail?: ComponentChildren
  actions: ComponentChildren
}

export function PlanLine({ title, detail, actions }: PlanLineProps) {
  return (
    <li class="plan-line">
      <div class="plan-line-words">
        <p class="plan-line-title">{title}</p>
        {detail && <p class="plan-line-detail">{detail}</p>}
      </div>
      <div class="row">{actions}</div>
    </li>
  )
}
