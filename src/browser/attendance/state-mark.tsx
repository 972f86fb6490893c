/** A state of attendance as sign, word and colour, always the same; and why it is so. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import type { AttendanceState, AttendanceWhy } from '#contract/attendance.ts'
import { isOfMorning, type LessonHalf } from './arrival-half.ts'
import './attendance.css'

const signs: Readonly<Record<AttendanceState, SignName>> = {
  present: 'success',
  reached: 'phone',
  excused: 'file',
  unreachable: 'danger',
  our_fault: 'attention',
  to_find_out: 'search',
  not_known_yet: 'more',
}

export function StateMark({ state }: { state: AttendanceState }) {
  const words = useWords('attendance').states
  return (
    <span class={`attendance-state ${state}`}>
      <Sign name={signs[state]} />
      {words[state]}
    </span>
  )
}

export function signOf(state: AttendanceState): SignName {
  return signs[state]
}

/** `lesson`: of which half-day it is told, by which clock. */
export function useWhyText(): (why: AttendanceWhy, lesson: LessonHalf) => string {
  const { why: words, reasons } = useWords('attendance')
  const format = useFormat()
  return (why, lesson) => {
    switch (why.kind) {
      case 'corrected': {
        const said = words.corrected({ by: why.by, time: format.dateTime(why.at) })
        return why.note === '' ? said : `${said} – ${why.note}`
      }
      case 'explained': {
        const said = words.explained({ reason: reasons[why.reason] })
        return why.note === '' ? said : `${said} – ${why.note}`
      }
      case 'called':
        return words.called({ by: why.by, time: format.time(why.at) })
      case 'outage':
        return words.outage({ from: format.time(why.from), until: format.time(why.until) })
      case 'nothing':
      case 'few_came':
      case 'not_kept':
        return words[why.kind]
      case 'arrived': {
        const time = format.time(why.at)
        // One arrival counts for the day: beside an afternoon's lesson it would read like an arrival there.
        return isOfMorning(why.at, lesson)
          ? words.arrivedMorning({ time })
          : words.arrived({ time })
      }
      default:
        return words[why.kind]({ time: format.time(why.at) })
    }
  }
}
