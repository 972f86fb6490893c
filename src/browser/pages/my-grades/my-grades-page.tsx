/** *Mes notes*: what a pupil's teachers show of the grades. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { PupilGradesView } from '#browser/grades/pupil-grades-view.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { PupilGrades } from '#contract/grades.ts'

export function MyGradesPage() {
  const words = useWords('grades').family
  const general = useWords('general')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const pupilId = viewer.state === 'known' ? viewer.me.personId : ''
  const loaded = useLoad(`grades ${pupilId}`, (signal) =>
    callApi<PupilGrades>(`/api/pupils/${pupilId}/grades`, { signal }),
  )
  return (
    <PageShell
      title={words.title}
      navigation={navigation}
      back={{ href: pagePaths.myDay, label: general.homes.pupil }}
    >
      <LoadView loaded={loaded} label={words.title}>
        {(value) => <PupilGradesView value={value} />}
      </LoadView>
    </PageShell>
  )
}
