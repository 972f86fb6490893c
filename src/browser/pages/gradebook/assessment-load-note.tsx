/** Warns, before it is saved, of an assessment that would be one too many in a class's week. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Notice } from '#browser/parts/notice.tsx'
import type { AssessmentLoad } from '#contract/lesson-log.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'

export interface AssessmentLoadNoteProps {
  courseId: string
  assessmentId: string
  /** As typed so far. */
  on: string
}

export function AssessmentLoadNote(props: AssessmentLoadNoteProps) {
  return isDay(props.on) ? <LoadOfDay {...props} /> : null
}

/** Nothing is forbidden: without an answer the assessment is set up all the same. */
function LoadOfDay(props: { courseId: string; assessmentId: string; on: Day }) {
  const { assessmentId, courseId, on } = props
  const words = useWords('grades').edit.load
  const format = useFormat()
  const { load } = useLoad<AssessmentLoad>(`load ${assessmentId} ${on}`, (signal) =>
    callApi<AssessmentLoad>(`/api/courses/${courseId}/assessment-load`, {
      query: { on, assessmentId },
      signal,
    }),
  )
  if (load.state !== 'ready') return null
  const full = load.value.classes.filter(({ isTooMany }) => isTooMany)
  return (
    <>
      {full.map(({ count, name, others }) => (
        <Notice key={name} kind="attention" live title={words.tooMany({ name, count })}>
          <ul>
            {others.map((one) => (
              <li key={`${one.on} ${one.courseName} ${one.title}`}>
                {words.other({
                  day: format.day(dayInstant(one.on)),
                  course: one.courseName,
                  title: one.title,
                })}
              </li>
            ))}
          </ul>
          <p>{words.means}</p>
        </Notice>
      ))}
    </>
  )
}
