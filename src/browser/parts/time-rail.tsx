/**
 * The day as a rail: now large, next below it, the rest folded. What is over stands folded above.
 * Who calls decides what is now and next; the rail only shows it.
 */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from './disclosure.tsx'
import type { SubjectKind } from './subject-kind.ts'
import { SubjectMark } from './subject-mark.tsx'
import './time-rail.css'

export interface RailItem {
  id: string
  /** `plain`: simply shown, for a day that is not today. */
  place: 'past' | 'now' | 'next' | 'later' | 'plain'
  /** Already as people say it: "9 h 15". */
  startText: string
  endText?: string | undefined
  /** For machines: ISO 8601. */
  startsAt?: string | undefined
  title: ComponentChildren
  /** Draws the subject's band and icon. */
  subject?: SubjectKind | undefined
  /** Teacher, room, what to bring. */
  detail?: ComponentChildren
  /** What is in it and what can be done: the lesson, the exercise. */
  children?: ComponentChildren
}

export interface TimeRailProps {
  /** What the rail is, for screen readers: "Ma journée". */
  label: string
  items: readonly RailItem[]
}

function RailLine({ item }: { item: RailItem }) {
  const words = useWords('general')
  const flag = item.place === 'now' ? words.now : item.place === 'next' ? words.next : null
  return (
    <li class={`rail-item ${item.place}`} aria-current={item.place === 'now' ? 'time' : undefined}>
      <p class="rail-time">
        <time dateTime={item.startsAt}>{item.startText}</time>
        {item.endText && <span class="rail-end"> – {item.endText}</span>}
      </p>
      <div class="rail-body">
        {flag && <p class="rail-flag">{flag}</p>}
        <h3 class="rail-title">
          {item.subject && <SubjectMark subject={item.subject} iconOnly />}
          <span>{item.title}</span>
        </h3>
        {item.detail && <p class="rail-detail">{item.detail}</p>}
        {item.children && <div class="rail-content">{item.children}</div>}
      </div>
    </li>
  )
}

function RailList({ items }: { items: readonly RailItem[] }) {
  return (
    <ol class="rail-list">
      {items.map((item) => (
        <RailLine key={item.id} item={item} />
      ))}
    </ol>
  )
}

export function TimeRail({ label, items }: TimeRailProps) {
  const words = useWords('general')
  const past = items.filter((item) => item.place === 'past')
  const shown = items.filter((item) => item.place !== 'past' && item.place !== 'later')
  const later = items.filter((item) => item.place === 'later')
  return (
    <section class="rail" aria-label={label}>
      {past.length > 0 && (
        <Disclosure label={words.pastCount({ count: past.length })}>
          <RailList items={past} />
        </Disclosure>
      )}
      {shown.length > 0 && <RailList items={shown} />}
      {later.length > 0 && (
        <Disclosure label={words.laterCount({ count: later.length })} open={shown.length === 0}>
          <RailList items={later} />
        </Disclosure>
      )}
    </section>
  )
}
