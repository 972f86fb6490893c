/** One child's reports, as those who answer for the child read them. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import type { PupilReports } from '#contract/reports.ts'
import { ReportsView } from './reports-view.tsx'

export function ChildReportsPage({ params }: PageProps) {
  const words = useWords('reports').family
  const guardian = useWords('guardian')
  const navigation = useRoleLinks(null)
  const pupilId = params.pupilId ?? ''
  const loaded = useLoad(`reports ${pupilId}`, (signal) =>
    callApi<PupilReports>(`/api/pupils/${pupilId}/reports`, { signal }),
  )
  const pupil = loaded.load.state === 'ready' ? loaded.load.value.pupil : null
  return (
    <PageShell
      title={pupil === null ? guardian.seeReports : words.ofChild({ name: pupil.givenName })}
      navigation={navigation}
      back={{ href: pagePaths.children, label: guardian.title }}
    >
      <LoadView loaded={loaded} label={guardian.seeReports}>
        {(value) => <ReportsView value={value} />}
      </LoadView>
    </PageShell>
  )
}
