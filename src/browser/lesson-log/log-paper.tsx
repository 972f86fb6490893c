/** A log as a document: what is printed of a class or a course and a time, in the order of the days. */
import '#browser/paper/paper.css'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { LogLesson as Entry } from '#contract/lesson-log.ts'
import type { LogSpan } from './log-span.ts'
import { useSpanText } from './log-tools.tsx'
import './log-paper.css'

export interface LogPaperProps {
  schoolName: string
  /** A class or a course, and the school year. */
  of: string
  year: string
  courseName: string | null
  span: LogSpan
  lessons: readonly Entry[]
}

function DoneCell({ lesson }: { lesson: Entry }) {
  const words = useWords('lesson-log').list
  const format = useFormat()
  const { done, exercises, readings, status } = lesson
  const given = [
    ...(readings.length === 0
      ? []
      : [`${words.readings} : ${format.list(readings.map(({ title }) => title))}.`]),
    ...(exercises.length === 0
      ? []
      : [`${words.exercises} : ${format.list(exercises.map(({ title }) => title))}.`]),
  ]
  return (
    <td>
      {status === 'cancelled' && <p>{words.cancelled}</p>}
      {done.map(({ at, by, text }) => (
        <div key={`${by} ${at} ${text}`}>
          <p class="log-text">{text}</p>
          {by !== null && at !== null && (
            <p class="log-paper-by">{words.by({ name: by, when: format.shortDay(at) })}</p>
          )}
        </div>
      ))}
      {given.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {done.length + given.length === 0 && status !== 'cancelled' && (
        <p class="log-paper-nothing">{words.nothing}</p>
      )}
    </td>
  )
}

function Row({ lesson }: { lesson: Entry }) {
  const words = useWords('lesson-log').list
  const format = useFormat()
  const { courseName, endsAt, homework, movedFrom, onDate, startsAt } = lesson
  return (
    <tr>
      <th scope="row">
        {format.shortDay(dayInstant(onDate))}
        <br />
        {format.time(startsAt)} – {format.time(endsAt)}
        {movedFrom !== null && (
          <>
            <br />
            {words.moved({ day: format.shortDay(dayInstant(movedFrom)) })}
          </>
        )}
      </th>
      <td>{courseName}</td>
      <DoneCell lesson={lesson} />
      <td>
        {homework !== null && (
          <>
            {homework.dueOn !== null && (
              <p>
                <strong>
                  {words.homeworkFor({ day: format.shortDay(dayInstant(homework.dueOn)) })}
                </strong>
              </p>
            )}
            <p class="log-text">{homework.text}</p>
          </>
        )}
      </td>
    </tr>
  )
}

export function LogPaper(props: LogPaperProps) {
  const { courseName, lessons, of, schoolName, span, year } = props
  const words = useWords('lesson-log')
  const format = useFormat()
  const spanText = useSpanText()
  return (
    <article class="paper log-paper">
      <header class="log-paper-head">
        <p>{schoolName}</p>
        <p class="log-paper-title">{words.ofClass({ name: of, year })}</p>
        <p>
          {courseName ?? words.paper.whole} · {spanText(span)} ·{' '}
          {words.paper.lessons({ count: lessons.length })}
        </p>
      </header>
      <table class="log-paper-table">
        <thead>
          <tr>
            <th scope="col">{words.paper.when}</th>
            <th scope="col">{words.paper.course}</th>
            <th scope="col">{words.paper.done}</th>
            <th scope="col">{words.paper.homework}</th>
          </tr>
        </thead>
        <tbody>
          {lessons.toReversed().map((lesson) => (
            <Row key={lesson.id} lesson={lesson} />
          ))}
        </tbody>
      </table>
      <footer class="log-paper-foot">
        <p>{words.paper.printedOn({ day: format.shortDay(Date.now()) })}</p>
        <div class="log-paper-visa">
          <p>{words.paper.visa}</p>
          <p>{words.paper.visaOn}</p>
        </div>
      </footer>
    </article>
  )
}
