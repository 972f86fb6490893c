/** Opens the only school that somebody runs, or lets those who run several choose. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { runnableSchools } from '#browser/school/use-school.ts'
import { useViewer } from '#browser/viewer.ts'

export function ChooseSchoolPage() {
  const words = useWords('head').choose
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const [, navigate] = useLocation()
  const schools = viewer.state === 'known' ? runnableSchools(viewer.me) : []
  const only = schools.length === 1 ? schools[0] : undefined
  useEffect(() => {
    if (only) navigate(pagePaths.schoolHome(only.uai), { replace: true })
  }, [only, navigate])
  return (
    <PageShell title={words.title} navigation={navigation} density="staff">
      {schools.length === 0 ? (
        <EmptyState drawing={<EmptyYard />}>{words.none}</EmptyState>
      ) : (
        <div class="grid">
          {schools.map((school) => (
            <Card
              key={school.uai}
              title={school.name}
              actions={
                <LinkButton href={pagePaths.schoolHome(school.uai)}>{words.open}</LinkButton>
              }
            >
              <p class="soft">{words.code({ uai: school.uai })}</p>
            </Card>
          ))}
        </div>
      )}
    </PageShell>
  )
}
