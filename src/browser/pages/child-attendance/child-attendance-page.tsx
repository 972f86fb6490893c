/** A child's half-days for the guardian: what is to explain first, then all of them. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { HalfDaysList, type HalfPlace, useHalfText } from '#browser/attendance/half-days-list.tsx'
import { isToExplain } from '#browser/attendance/is-to-explain.ts'
import { useWords } from '#browser/catalogue/speech.ts'
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
import { ExplainDialog } from './explain-dialog.tsx'

function HalfDays(props: { value: PupilAttendance; onExplain: (place: HalfPlace) => void }) {
  const { value, onExplain } = props
  const words = useWords('attendance').family
  const halfText = useHalfText()
  const open = value.halfDays.filter(isToExplain)
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
      <HalfDaysList
        halfDays={value.halfDays}
        timeZone={value.timeZone}
        foot={(line, place) =>
          isToExplain(line) && (
            <p>
              <Button kind={place === 0 ? 'primary' : 'quiet'} onClick={() => onExplain(line)}>
                {words.explainHalf}
                <span class="for-screen-readers">
                  {' '}
                  {halfText(line)} {line.schoolName}
                </span>
              </Button>
            </p>
          )
        }
      />
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
