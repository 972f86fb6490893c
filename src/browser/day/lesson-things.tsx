/** What a lesson carries: what to read, what to do, what to prepare. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { DayAssignment, DayLesson } from '#contract/day.ts'
import { dayInstant } from './day-instant.ts'
import type { DayLinks } from './day-links.ts'
import { DueText } from './due-text.tsx'
import type { PrimaryAct } from './lesson-places.ts'
import { WorkBadge } from './work-badge.tsx'

export interface LessonThingsProps {
  lesson: DayLesson
  links: DayLinks
  nowMs: number
  primary: PrimaryAct | null
}

function Thing(props: { title: string; detail: ComponentChildren; action: ComponentChildren }) {
  return (
    <li class="day-thing">
      <div class="day-thing-words">
        <p class="day-thing-title">{props.title}</p>
        <p class="day-thing-detail">{props.detail}</p>
      </div>
      {props.action}
    </li>
  )
}

function AssignmentThing(props: {
  work: DayAssignment
  links: DayLinks
  nowMs: number
  isPrimary: boolean
}) {
  const { work, links, nowMs, isPrimary } = props
  const words = useWords('day')
  const format = useFormat()
  const opensLater = Date.parse(work.opensAt) > nowMs
  return (
    <Thing
      title={work.title}
      detail={
        <>
          <WorkBadge state={work.state} />{' '}
          {opensLater ? (
            words.opens({ when: format.dateTime(work.opensAt, nowMs) })
          ) : (
            <DueText work={work} nowMs={nowMs} whose={links.whose} />
          )}
        </>
      }
      action={
        <LinkButton href={links.assignment(work.id)} kind={isPrimary ? 'primary' : 'quiet'}>
          {links.whose === 'own' ? words.acts[work.state] : words.look}
          <span class="for-screen-readers"> {work.title}</span>
        </LinkButton>
      }
    />
  )
}

export function LessonThings({ lesson, links, nowMs, primary }: LessonThingsProps) {
  const words = useWords('day')
  const format = useFormat()
  const isPrimary = (kind: PrimaryAct['kind'], id: string): boolean =>
    primary?.kind === kind && primary.id === id && primary.lessonId === lesson.id
  const { resources, assignments, homework, homeworkDueOn } = lesson
  return (
    <>
      {resources.length + assignments.length > 0 && (
        <ul class="plain day-things">
          {resources.map((resource) => (
            <Thing
              key={resource.id}
              title={resource.title}
              detail={words.readingTime({ minutes: Math.max(1, resource.minutes) })}
              action={
                <LinkButton
                  href={pagePaths.reading(resource.id)}
                  kind={isPrimary('resource', resource.id) ? 'primary' : 'quiet'}
                >
                  {words.read}
                  <span class="for-screen-readers"> {resource.title}</span>
                </LinkButton>
              }
            />
          ))}
          {assignments.map((work) => (
            <AssignmentThing
              key={work.id}
              work={work}
              links={links}
              nowMs={nowMs}
              isPrimary={isPrimary('assignment', work.id)}
            />
          ))}
        </ul>
      )}
      {homework && (
        <div class="day-homework">
          <p class="day-thing-title">
            {homeworkDueOn === null
              ? words.homework
              : words.homeworkFor({ day: format.nearDay(dayInstant(homeworkDueOn), nowMs) })}
          </p>
          <p>{homework}</p>
        </div>
      )}
    </>
  )
}
