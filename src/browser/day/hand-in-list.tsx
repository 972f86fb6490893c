/** Work to hand in, the most urgent first: exercises and what was asked in plain words. */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import type { HandIn } from '#contract/day.ts'
import { dayInstant } from './day-instant.ts'
import type { DayLinks } from './day-links.ts'
import { DueText } from './due-text.tsx'
import type { PrimaryAct } from './lesson-places.ts'
import { WorkBadge } from './work-badge.tsx'
import './day.css'

export interface HandInListProps {
  items: readonly HandIn[]
  links: DayLinks
  nowMs: number
  primary?: PrimaryAct | null | undefined
}

function HandInLine({
  item,
  links,
  nowMs,
  primary,
}: Omit<HandInListProps, 'items'> & { item: HandIn }) {
  const words = useWords('day')
  const format = useFormat()
  const subject = (
    <SubjectMark subject={subjectKindOf(item.subject.label, item.subject.family)}>
      {item.subject.label}
    </SubjectMark>
  )
  if (item.kind === 'homework') {
    return (
      <li class="hand-in">
        {subject}
        <p>{item.text}</p>
        <p class="day-thing-detail">
          {words.due({ when: format.nearDay(dayInstant(item.dueOn), nowMs) })}
        </p>
      </li>
    )
  }
  const isPrimary =
    primary?.kind === 'assignment' && primary.lessonId === null && primary.id === item.assignmentId
  return (
    <li class="hand-in">
      {subject}
      <p>
        <PageLink href={links.assignment(item.assignmentId)}>{item.title}</PageLink>
      </p>
      <p class="day-thing-detail">
        <WorkBadge state={item.state} /> <DueText work={item} nowMs={nowMs} whose={links.whose} />
      </p>
      {isPrimary && (
        <LinkButton kind="primary" href={links.assignment(item.assignmentId)}>
          {words.acts[item.state]}
          <span class="for-screen-readers"> {item.title}</span>
        </LinkButton>
      )}
    </li>
  )
}

function Lines({ items, ...rest }: HandInListProps) {
  return (
    <ul class="plain">
      {items.map((item) => (
        <HandInLine
          key={item.kind === 'assignment' ? item.assignmentId : `${item.lessonId}-homework`}
          item={item}
          {...rest}
        />
      ))}
    </ul>
  )
}

export function HandInList({ items, ...rest }: HandInListProps) {
  const words = useWords('day')
  const tu = useVoice() === 'tu' && rest.links.whose === 'own'
  const isDone = (item: HandIn): boolean =>
    item.kind === 'assignment' && (item.state === 'received' || item.state === 'marked')
  const waiting = items.filter((item) => !isDone(item))
  const done = items.filter(isDone)
  return (
    <section class="hand-ins" aria-labelledby="hand-ins-title">
      <h2 id="hand-ins-title">{words.toHandIn}</h2>
      {waiting.length === 0 ? (
        <p class="soft">{words.nothingToHandIn({ tu })}</p>
      ) : (
        <Lines items={waiting} {...rest} />
      )}
      {done.length > 0 && (
        <Disclosure label={words.handedIn({ count: done.length })}>
          <Lines items={done} {...rest} />
        </Disclosure>
      )}
    </section>
  )
}
