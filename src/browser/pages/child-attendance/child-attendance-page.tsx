/** A child's half-days for the guardian: what is to explain first, then all of them. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { StateMark, useWhyText } from '#browser/attendance/state-mark.tsx'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { PupilAttendance } from '#contract/attendance.ts'
import { ExplainDialog, type HalfPlace } from './explain-dialog.tsx'
import './child-attendance.css'

type HalfDayLine = PupilAttendance['halfDays'][number]

/** What a guardian may know better than the school. */
function isToExplain({ state }: HalfDayLine): boolean {
  return state === 'to_find_out' || state === 'unreachable'
}

function useHalfText(): (place: HalfPlace) => string {
  const words = useWords('attendance')
  const format = useFormat()
  return ({ onDate, half }) =>
    words.family.halfDay({ day: format.nearDay(dayInstant(onDate)), half: words.halves[half] })
}

function HalfDayItem(props: { line: HalfDayLine; isFirst: boolean; onExplain: () => void }) {
  const { line, isFirst, onExplain } = props
  const words = useWords('attendance').family
  const format = useFormat()
  const halfText = useHalfText()
  const whyText = useWhyText()
  return (
    <li class="child-half">
      <h2>{halfText(line)}</h2>
      <StateMark state={line.state} />
      <ul class="plain">
        {line.lessons.map((lesson) => (
          <li key={lesson.id} class="attendance-why">
            {words.lesson({
              time: format.time(lesson.startsAt),
              course: lesson.courseName,
              why: whyText(lesson.why),
            })}
          </li>
        ))}
      </ul>
      {isToExplain(line) && (
        <p>
          <Button kind={isFirst ? 'primary' : 'quiet'} onClick={onExplain}>
            {words.explainHalf}
            <span class="for-screen-readers"> {halfText(line)}</span>
          </Button>
        </p>
      )}
    </li>
  )
}

function HalfDays(props: { value: PupilAttendance; onExplain: (place: HalfPlace) => void }) {
  const { value, onExplain } = props
  const words = useWords('attendance').family
  const open = value.halfDays.filter(isToExplain)
  const others = value.halfDays.filter((line) => !isToExplain(line))
  return (
    <div class="stack stack-wide">
      <Notice
        kind={open.length === 0 ? 'success' : 'attention'}
        title={open.length === 0 ? words.nothingToExplain : words.toExplain({ count: open.length })}
      />
      <p>
        <Button onClick={() => onExplain({ onDate: value.on, half: 'morning' })}>
          {words.explainOther}
        </Button>
      </p>
      {value.halfDays.length === 0 && <p class="soft">{words.none}</p>}
      <ul class="plain child-halves">
        {[...open, ...others].map((line, place) => (
          <HalfDayItem
            key={`${line.onDate} ${line.half}`}
            line={line}
            isFirst={place === 0}
            onExplain={() => onExplain(line)}
          />
        ))}
      </ul>
    </div>
  )
}

export function ChildAttendancePage({ params }: PageProps) {
  const words = useWords('attendance').family
  const navigation = useRoleLinks(null)
  const viewer = useViewer()
  const pupilId = params.pupilId ?? ''
  const child =
    viewer.state === 'known' ? viewer.me.children.find((one) => one.id === pupilId) : undefined
  const name = child?.givenName ?? ''
  const [explained, setExplained] = useState<HalfPlace | null>(null)
  const loaded = useLoad(`child attendance ${pupilId}`, (signal) =>
    callApi<PupilAttendance>(`/api/pupils/${pupilId}/attendance`, { signal }),
  )
  useFreshReturn(loaded.reload)
  return (
    <PageShell
      title={name === '' ? words.title : words.titleOf({ name })}
      intro={words.intro}
      navigation={navigation}
      back={{ href: pagePaths.children, label: words.back }}
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <HalfDays value={value} onExplain={setExplained} />}
      </LoadView>
      {explained !== null && (
        <ExplainDialog
          pupilId={pupilId}
          name={name}
          place={explained}
          onClose={() => setExplained(null)}
          onSent={() => {
            setExplained(null)
            loaded.reload()
          }}
        />
      )}
    </PageShell>
  )
}
