/** One lesson of a log: what was done, what is to do and for when, what was given with it. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import type { LogLesson as Entry } from '#contract/lesson-log.ts'

export interface LogLinks {
  /** Where an exercise leads this reader. */
  readonly exerciseHref: (assignmentId: string) => string
  /** Whether the reader may write of lessons of this course. */
  readonly mayWrite: (courseId: string) => boolean
  /** Whether a recorded live class of this course opens for the reader. */
  readonly mayReplay: (courseId: string) => boolean
}

function Signed({ by, at }: { by: string | null; at: string | null }) {
  const words = useWords('lesson-log').list
  const format = useFormat()
  if (by === null || at === null) return null
  return <p class="log-signed">{words.by({ name: by, when: format.dateTime(at) })}</p>
}

function Line(props: { label: string; children: ComponentChildren }) {
  return (
    <div class="log-line">
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function Done({ done, isBare }: { done: Entry['done']; isBare: boolean }) {
  const words = useWords('lesson-log').list
  if (done.length === 0) {
    return isBare ? <p class="log-nothing">{words.nothing}</p> : null
  }
  return (
    <dl class="log-lines">
      <Line label={words.done}>
        {done.map(({ at, by, text }) => (
          <div key={`${by} ${at} ${text}`}>
            <p class="log-text">{text}</p>
            <Signed by={by} at={at} />
          </div>
        ))}
      </Line>
    </dl>
  )
}

function Homework({ homework }: { homework: Entry['homework'] }) {
  const words = useWords('lesson-log').list
  const format = useFormat()
  if (homework === null) return null
  const { at, by, dueOn, text } = homework
  const label =
    dueOn === null ? words.homework : words.homeworkFor({ day: format.nearDay(dayInstant(dueOn)) })
  return (
    <dl class="log-lines">
      <Line label={label}>
        <p class="log-text">{text}</p>
        <Signed by={by} at={at} />
      </Line>
    </dl>
  )
}

function Given({ lesson, links }: { lesson: Entry; links: LogLinks }) {
  const words = useWords('lesson-log').list
  const format = useFormat()
  const { exercises, readings } = lesson
  if (readings.length + exercises.length === 0) return null
  return (
    <dl class="log-lines">
      {readings.length > 0 && (
        <Line label={words.readings}>
          <ul class="plain log-given">
            {readings.map(({ id, isThere, title }) => (
              <li key={id}>
                {isThere ? (
                  <PageLink href={pagePaths.reading(id)}>{title}</PageLink>
                ) : (
                  `${title} (${words.takenAway})`
                )}
              </li>
            ))}
          </ul>
        </Line>
      )}
      {exercises.length > 0 && (
        <Line label={words.exercises}>
          <ul class="plain log-given">
            {exercises.map(({ dueAt, id, isToSome, title }) => (
              <li key={id}>
                <PageLink href={links.exerciseHref(id)}>{title}</PageLink>
                {dueAt !== null && ` · ${words.dueAt({ when: format.dateTime(dueAt) })}`}
                {isToSome && ` · ${words.toSome}`}
              </li>
            ))}
          </ul>
        </Line>
      )}
    </dl>
  )
}

function WriteLink({ lesson }: { lesson: Entry }) {
  const words = useWords('lesson-log').list
  const format = useFormat()
  return (
    <PageLink href={pagePaths.lessonPlan(lesson.id)} class="log-write no-print">
      {lesson.done.length === 0 ? words.write : words.complete}
      <span class="for-screen-readers">
        {' '}
        {words.theLesson({ course: lesson.courseName, day: format.day(lesson.startsAt) })}
      </span>
    </PageLink>
  )
}

export function LogLesson({ lesson, links }: { lesson: Entry; links: LogLinks }) {
  const words = useWords('lesson-log').list
  const format = useFormat()
  const { courseId, courseName, done, endsAt, movedFrom, startsAt, status, subject } = lesson
  const mayReplay = lesson.isRecorded === true && links.mayReplay(courseId)
  const carries =
    lesson.readings.length + lesson.exercises.length > 0 || lesson.homework !== null || mayReplay
  const isCancelled = status === 'cancelled'
  return (
    <li class="log-lesson">
      <div class="log-lesson-head">
        <SubjectMark subject={subjectKindOf(subject.label, subject.family)} iconOnly />
        <div>
          <h3>{courseName}</h3>
          <p class="soft">
            {format.time(startsAt)} – {format.time(endsAt)}
            {movedFrom !== null && ` · ${words.moved({ day: format.day(dayInstant(movedFrom)) })}`}
          </p>
        </div>
        {links.mayWrite(courseId) && <WriteLink lesson={lesson} />}
      </div>
      {isCancelled && <p class="log-nothing">{words.cancelled}</p>}
      <Done done={done} isBare={!(carries || isCancelled)} />
      <Homework homework={lesson.homework} />
      <Given lesson={lesson} links={links} />
      {mayReplay && (
        <p class="no-print">
          <PageLink href={pagePaths.liveReplay(lesson.id)}>
            {words.replay}
            <span class="for-screen-readers">
              {' '}
              {words.theLesson({ course: courseName, day: format.day(startsAt) })}
            </span>
          </PageLink>
        </p>
      )}
    </li>
  )
}
