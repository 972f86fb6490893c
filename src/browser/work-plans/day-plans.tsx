/** On a day: how far the work plan is, in one line a course, and the way to it. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import { ticksSince } from '#browser/satchel/keep-tick.ts'
import { useOwnSatchel } from '#browser/satchel/own-satchel.ts'
import { standsOn } from '#contract/work-plan-limits.ts'
import type { WorkPlan } from '#contract/work-plans.ts'
import { PlanPicture } from './plan-picture.tsx'
import { progressOf, withTicks } from './plan-progress.ts'
import './work-plans.css'

export interface DayPlansProps {
  plans: readonly WorkPlan[]
  on: string
  /** Where they are read and ticked. */
  href: string
  /** When the pupil's own device asked for them; absent: an adult follows. */
  askedAtMs: number | undefined
}

export function DayPlans({ plans, on, href, askedAtMs }: DayPlansProps) {
  const words = useWords('work-plan')
  const format = useFormat()
  const own = useOwnSatchel()
  const isOwn = askedAtMs !== undefined
  const ticks = isOwn ? ticksSince(own?.view.entries ?? [], askedAtMs) : []
  const standing = withTicks(plans, ticks).filter((plan) => standsOn(plan, on))
  const present = standing.filter(({ lastDay }) => on <= lastDay)
  // Last week's is on the day only while there is no other: it is done, or its word is new.
  const shown = present.length > 0 ? present : standing
  const said = (of: typeof shown): string => {
    const { done, total } = progressOf(of)
    return words.progress({ done: format.number(done), total: format.number(total) })
  }
  return (
    <section class="plan-day" aria-labelledby="work-plan-title">
      <h2 id="work-plan-title">
        <PageLink href={href}>{words.onDay({ own: isOwn, progress: said(shown) })}</PageLink>
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
