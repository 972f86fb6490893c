/** A guardian's first page: one card a child. */
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
  const children = viewer.state === 'known' ? viewer.me.children : []
  return (
    <PageShell title={words.title} intro={words.intro} navigation={navigation}>
      <div class="child-cards">
        {children.map((child) => (
          <ChildCard key={child.id} child={child} strong={children.length === 1} />
        ))}
      </div>
    </PageShell>
  )
}
