/** *Mes bulletins*: the reports that a pupil's school has given out. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { PupilReports } from '#contract/reports.ts'
import { ReportsView } from './reports-view.tsx'

export function MyReportsPage() {
  const words = useWords('reports').family
  const general = useWords('general')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const pupilId = viewer.state === 'known' ? viewer.me.personId : ''
  const loaded = useLoad(`reports ${pupilId}`, (signal) =>
    callApi<PupilReports>(`/api/pupils/${pupilId}/reports`, { signal }),
  )
  return (
    <PageShell
      title={words.title}
      navigation={navigation}
      back={{ href: pagePaths.myDay, label: general.homes.pupil }}
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <ReportsView value={value} />}
      </LoadView>
    </PageShell>
  )
}
