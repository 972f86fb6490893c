/** A guardian's first page: one card a child, what is to do this evening first. */
import { useWords } from '#browser/catalogue/speech.ts'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import { ChildCard } from './child-card.tsx'
import './guardian-home.css'

export function GuardianHomePage() {
  const words = useWords('guardian')
  const viewer = useViewer()
  const navigation = useRoleLinks('guardian')
  const me = viewer.state === 'known' ? viewer.me : null
  const schools = me?.childrenSchools ?? []
  const schoolNameOf = (uais: readonly string[]): string | null =>
    schools.length < 2
      ? null
      : schools
          .filter(({ uai }) => uais.includes(uai))
          .map(({ name }) => name)
          .join(' · ')
  return (
    <PageShell title={words.title} intro={words.intro} navigation={navigation}>
      <div class="child-cards">
        {me?.children.map((child) => (
          <ChildCard key={child.id} child={child} schoolName={schoolNameOf(child.schoolUais)} />
        ))}
      </div>
    </PageShell>
  )
}
