/** One work plan as its pupil and the guardians read it: an item a row, and the teacher's word under it. */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Card } from '#browser/parts/card.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { PlanItem, WorkPlan } from '#contract/work-plans.ts'
import { PlanComment } from './plan-comment.tsx'
import { PlanPicture } from './plan-picture.tsx'
import { progressOf } from './plan-progress.ts'
import './work-plans.css'

export interface PlanSheetProps {
  plan: WorkPlan
  /** Where an item's thing opens; absent: it cannot be opened by this reader. */
  readingHref: (resourceId: string) => string
  assignmentHref: (assignmentId: string) => string
  /** Absent: who reads does not tick. */
  onTick?: ((itemId: string, isDone: boolean) => void) | undefined
}

function ItemBox({ item, onTick }: { item: PlanItem; onTick: PlanSheetProps['onTick'] }) {
  const words = useWords('work-plan')
  if (onTick !== undefined && item.kind !== 'assignment' && !item.isGone) {
    return (
      <label class="plan-tick">
        <input
          type="checkbox"
          checked={item.isDone}
          onChange={(event) => onTick(item.id, event.currentTarget.checked)}
        />
        <span>{item.text}</span>
      </label>
    )
  }
  return (
    <div class="plan-tick">
      <span class={item.isDone ? 'plan-fact done' : 'plan-fact'}>
        {item.isDone && <Sign name="check" />}
      </span>
      <span>
        {item.text}
        {!item.isGone && (
          <span class="for-screen-readers"> {item.isDone ? words.done : words.toDo}</span>
        )}
      </span>
    </div>
  )
}

function ItemAside({ item, ...props }: { item: PlanItem } & PlanSheetProps) {
  const words = useWords('work-plan')
  const isOwn = props.onTick !== undefined
  const tu = useVoice() === 'tu' && isOwn
  const { kind, thingId } = item
  if (item.isGone) return <p class="small soft">{words.gone[kind]}</p>
  if (kind === 'words' || thingId === null) return null
  const isReading = kind === 'resource'
  return (
    <p>
      <PageLink href={isReading ? props.readingHref(thingId) : props.assignmentHref(thingId)}>
        {isReading ? words.read : words.open}
        <span class="for-screen-readers"> {item.text}</span>
      </PageLink>
      {!isReading && (
        <span class="soft">
          {' · '}
          {item.isDone ? words.handedIn : words.ticksItself({ tu })}
        </span>
      )}
    </p>
  )
}

export function PlanSheet(props: PlanSheetProps) {
  const { plan, onTick } = props
  const words = useWords('work-plan')
  const format = useFormat()
  const { done, total } = progressOf([plan])
  const from = format.day(dayInstant(plan.firstDay))
  const to = format.day(dayInstant(plan.lastDay))
  return (
    <Card
      title={plan.title ?? plan.courseName}
      aside={
        <span class="plan-far">
          <PlanPicture plan={plan} />
          <span class="numbers">
            {words.progress({ done: format.number(done), total: format.number(total) })}
          </span>
        </span>
      }
    >
      <p class="small soft">
        {plan.title !== null && `${plan.courseName} · `}
        {plan.firstDay === plan.lastDay ? from : words.span({ from, to })}
      </p>
      <ul class="plain plan-items">
        {plan.items.map((item) => (
          <li key={item.id} class={item.isGone ? 'gone' : undefined}>
            <ItemBox item={item} onTick={onTick} />
            <ItemAside item={item} {...props} />
          </li>
        ))}
      </ul>
      <PlanComment comment={plan.comment} />
    </Card>
  )
}
