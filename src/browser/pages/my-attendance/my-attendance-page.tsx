/** *Mes présences*: how a pupil stands, half-day by half-day, and why. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { HalfDaysList } from '#browser/attendance/half-days-list.tsx'
import { isToExplain } from '#browser/attendance/is-to-explain.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { PupilAttendance } from '#contract/attendance.ts'

export function MyAttendancePage() {
  const words = useWords('attendance')
  const general = useWords('general')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const pupilId = viewer.state === 'known' ? viewer.me.personId : ''
  const tu = useVoice() === 'tu'
  const loaded = useLoad(`attendance ${pupilId}`, (signal) =>
    callApi<PupilAttendance>(`/api/pupils/${pupilId}/attendance`, { signal }),
  )
  useFreshReturn(loaded.reload)
  return (
    <PageShell
      title={words.own.title}
      intro={words.family.intro}
      navigation={navigation}
      back={{ href: pagePaths.myDay, label: general.homes.pupil }}
    >
      <LoadView loaded={loaded} label={words.own.title}>
        {({ halfDays, timeZone }) => (
          <div class="stack stack-wide">
            {halfDays.some(isToExplain) && (
              <Notice kind="information" title={words.own.toFindOut}>
                <p>{words.own.whatToDo({ tu })}</p>
              </Notice>
            )}
            <HalfDaysList {...{ halfDays, timeZone }} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
