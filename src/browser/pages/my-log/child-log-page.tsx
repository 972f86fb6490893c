/** A child's cahier de textes, for the guardian. */
import { useWords } from '#browser/catalogue/speech.ts'
import { FamilyLog } from '#browser/lesson-log/family-log.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'

export function ChildLogPage({ params }: PageProps) {
  const words = useWords('lesson-log')
  const navigation = useRoleLinks(null)
  const viewer = useViewer()
  const pupilId = params.pupilId ?? ''
  const children = viewer.state === 'known' ? viewer.me.children : []
  const name = children.find(({ id }) => id === pupilId)?.givenName ?? ''
  return (
    <PageShell
      title={name === '' ? words.title : words.ofChild({ name })}
      intro={words.familyIntro}
      navigation={navigation}
      back={{ href: pagePaths.children, label: words.back.children }}
    >
      <FamilyLog
        pupilId={pupilId}
        exerciseHref={(assignmentId) => pagePaths.childWork(pupilId, assignmentId)}
      />
    </PageShell>
  )
}
