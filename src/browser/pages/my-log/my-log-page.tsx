/** *Mon cahier de textes*: a pupil's lessons, what was done and what is to do. */
import { useWords } from '#browser/catalogue/speech.ts'
import { FamilyLog } from '#browser/lesson-log/family-log.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'

export function MyLogPage() {
  const words = useWords('lesson-log')
  const navigation = useRoleLinks(null)
  const viewer = useViewer()
  const pupilId = viewer.state === 'known' ? viewer.me.personId : ''
  return (
    <PageShell
      title={words.own}
      intro={words.familyIntro}
      navigation={navigation}
      back={{ href: pagePaths.myDay, label: words.back.day }}
    >
      <FamilyLog pupilId={pupilId} exerciseHref={pagePaths.exercise} />
    </PageShell>
  )
}
