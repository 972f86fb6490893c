/** A pupil's half-days: how each stands, and why, lesson by lesson. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { PupilAttendance } from '#contract/attendance.ts'
import type { HalfDay } from '#contract/half-days.ts'
import { isToExplain } from './is-to-explain.ts'
import { FamilyStays } from './live-stays.tsx'
import { StateMark, useWhyText } from './state-mark.tsx'
import './half-days-list.css'

export type HalfDayLine = PupilAttendance['halfDays'][number]

export interface HalfPlace {
  readonly onDate: string
  readonly half: HalfDay
}

export function useHalfText(): (place: HalfPlace) => string {
  const words = useWords('attendance')
  const format = useFormat()
  const today = format.nearDay(Date.now())
  return ({ onDate, half }) => {
    const day = format.nearDay(dayInstant(onDate))
    return day === today
      ? words.family.today[half]
      : words.family.halfDay({ day, half: words.halves[half] })
  }
}

function HalfDayItem(props: { line: HalfDayLine; timeZone: string; children: ComponentChildren }) {
  const { line, timeZone, children } = props
  const words = useWords('attendance').family
  const format = useFormat()
  const halfText = useHalfText()
  const whyText = useWhyText()
  return (
    <li class="half-day">
      <h2>{halfText(line)}</h2>
      {line.schoolName !== null && <p class="attendance-why">{line.schoolName}</p>}
      <StateMark state={line.state} />
      <ul class="plain">
        {line.lessons.map((lesson) => (
          <li key={lesson.id} class="attendance-why">
            {words.lesson({
              time: format.time(lesson.startsAt),
              course: lesson.courseName,
              why: whyText(lesson.why, { half: line.half, timeZone }),
            })}
            {lesson.stays !== undefined && <FamilyStays stays={lesson.stays} />}
          </li>
        ))}
      </ul>
      {children}
    </li>
  )
}

/** What is to find out first; `foot` is what stands under a half-day, told its place in the list. */
export function HalfDaysList(props: {
  halfDays: readonly HalfDayLine[]
  /** The school's, an IANA name. */
  timeZone: string
  foot?: ((line: HalfDayLine, place: number) => ComponentChildren) | undefined
}) {
  const { halfDays, timeZone, foot } = props
  const words = useWords('attendance').family
  if (halfDays.length === 0) return <p class="soft">{words.none}</p>
  const open = halfDays.filter(isToExplain)
  const others = halfDays.filter((line) => !isToExplain(line))
  return (
    <ul class="plain half-days">
      {[...open, ...others].map((line, place) => (
        <HalfDayItem key={`${line.onDate} ${line.half} ${line.schoolName}`} {...{ line, timeZone }}>
          {foot?.(line, place)}
        </HalfDayItem>
      ))}
    </ul>
  )
}
