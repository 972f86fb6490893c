/** On a day: how far the work plan is, in one line a course, and the way to it. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { MyDay } from '#contract/day.ts'
import { standsOn } from '#contract/work-plan-limits.ts'
import { PlanPicture } from './plan-picture.tsx'
import { progressOf } from './plan-progress.ts'
import './work-plans.css'

export interface DayPlansProps {
  plans: MyDay['workPlans']
  on: string
  /** Where they are read and ticked. */
  href: string
  /** The pupil reads; else an adult follows. */
  isOwn: boolean
}

export function DayPlans({ plans = [], on, href, isOwn }: DayPlansProps) {
  const words = useWords('day').workPlan
  const format = useFormat()
  const standing = plans.filter((plan) => standsOn(plan, on))
  const present = standing.filter(({ lastDay }) => on <= lastDay)
  // Last week's is on the day only while there is no other: it is done, or its word is new.
  const shown = present.length > 0 ? present : standing
  if (shown.length === 0) return null
  const said = (of: typeof shown): string => {
    const { done, total } = progressOf(of)
    return words.progress({ done: format.number(done), total: format.number(total) })
  }
  return (
    <section class="plan-day" aria-labelledby="work-plan-title">
      <h2 id="work-plan-title">
        <PageLink href={href}>{words.title({ own: isOwn, progress: said(shown) })}</PageLink>
      </h2>
      <ul class="plain">
        {shown.map((plan) => (
          <li key={plan.id}>
            <PlanPicture plan={plan} />
            <span>
              {shown.length === 1
                ? plan.courseName
                : words.ofCourse({ course: plan.courseName, progress: said([plan]) })}
              {plan.comment !== null && <span class="soft"> · {words.withComment}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
