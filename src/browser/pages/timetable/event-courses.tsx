/** The kinds of events of a calendar, each with its course to choose: those that nobody knows first. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { type Option, Select } from '#browser/parts/select.tsx'
import type { CalendarReport } from '#contract/timetable-calendars.ts'

/** By what events are called: their course, or null where they are left aside. */
export type CourseChoices = ReadonlyMap<string, string | null>

/** What a report shows, as choices: the next trial, and applying, change nothing of it. */
export function choicesOf({ events }: CalendarReport): CourseChoices {
  return new Map(
    events.flatMap(({ courseId, label, state }) =>
      state === 'open' ? [] : [[label, courseId] as const],
    ),
  )
}

interface EventCoursesProps {
  read: CalendarReport
  choices: CourseChoices
  onChoices: (choices: CourseChoices) => void
}

export function EventCourses(props: EventCoursesProps) {
  const { events } = props.read
  const words = useWords('timetable-file').calendar
  const open = events.filter(({ state }) => state === 'open')
  const known = events.filter(({ state }) => state !== 'open')
  return (
    <>
      {open.length > 0 && (
        <section class="stack">
          <Notice kind="attention" title={words.open({ count: open.length })}>
            <p>{words.openMeans}</p>
          </Notice>
          <EventList {...props} events={open} />
        </section>
      )}
      {known.length > 0 && (
        <Disclosure label={words.known({ count: known.length })}>
          <EventList {...props} events={known} />
        </Disclosure>
      )}
      <p class="soft">{words.scope}</p>
    </>
  )
}

/** Stands for no course; no id is so short. */
const leftValue = 'left'

function EventList(props: EventCoursesProps & { events: CalendarReport['events'] }) {
  const { choices, events, onChoices, read } = props
  const words = useWords('timetable-file').calendar
  const format = useFormat()
  const options: Option[] = [
    { value: leftValue, label: words.leave },
    ...read.courses.map(({ audience, id, name, teachers }) => ({
      value: id,
      group: format.list(audience),
      label: [name, ...teachers].join(' · '),
    })),
  ]
  const shownFor = (label: string): string => {
    const choice = choices.get(label)
    return choice === null ? leftValue : (choice ?? '')
  }
  const choose = (label: string, value: string): void => {
    const next = new Map(choices)
    if (value === '') next.delete(label)
    else next.set(label, value === leftValue ? null : value)
    onChoices(next)
  }
  return (
    <ul class="plain calendar-events">
      {events.map(({ dates, label, line }) => (
        <li key={label}>
          <Select
            label={label}
            hint={words.where({ dates, line })}
            value={shownFor(label)}
            placeholder={words.choose}
            options={options}
            onValue={(value) => choose(label, value)}
          />
        </li>
      ))}
    </ul>
  )
}
