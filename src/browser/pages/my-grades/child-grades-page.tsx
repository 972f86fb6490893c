/** One child's grades, as those who answer for the child see them. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { PupilGradesView } from '#browser/grades/pupil-grades-view.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import type { PupilGrades } from '#contract/grades.ts'

export function ChildGradesPage({ params }: PageProps) {
  const words = useWords('grades')
  const guardian = useWords('guardian')
  const navigation = useRoleLinks(null)
  const pupilId = params.pupilId ?? ''
  const loaded = useLoad(`grades ${pupilId}`, (signal) =>
    callApi<PupilGrades>(`/api/pupils/${pupilId}/grades`, { signal }),
  )
  const value = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <PageShell
      title={value === null ? words.title : words.family.ofChild({ name: value.pupil.givenName })}
      navigation={navigation}
      back={{ href: pagePaths.children, label: guardian.title }}
    >
      <LoadView loaded={loaded} label={words.title}>
        {(ready) => <PupilGradesView value={ready} />}
      </LoadView>
    </PageShell>
  )
}
