/** The lessons of a log by date, the latest first, as the course asked for lets them through. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { LogLesson as Entry } from '#contract/lesson-log.ts'
import { LogLesson, type LogLinks } from './log-lesson.tsx'
import './lesson-log.css'

export function LogList(props: { lessons: readonly Entry[]; isCut: boolean; links: LogLinks }) {
  const { isCut, lessons, links } = props
  const words = useWords('lesson-log').list
  const format = useFormat()
  if (lessons.length === 0) {
    return <EmptyState drawing={<EmptyYard />}>{words.none}</EmptyState>
  }
  const byDay = Map.groupBy(lessons, ({ onDate }) => onDate)
  return (
    <div class="stack stack-wide log-list">
      {isCut && <Notice kind="attention" title={words.isCut} />}
      {[...byDay].map(([day, ofDay]) => (
        <section key={day} class="log-day">
          <h2>{format.day(dayInstant(day))}</h2>
          <ul class="plain log-lessons">
            {ofDay.map((lesson) => (
              <LogLesson key={lesson.id} lesson={lesson} links={links} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
