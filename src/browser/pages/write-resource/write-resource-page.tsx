/** Writing a resource (leçon): blocks, saved by themselves, previewed as a pupil sees them, published. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useLessonInHand } from '#browser/write/lesson-in-hand.ts'
import { openDraft } from '#browser/write/open-draft.ts'
import type { ResourceDraft } from '#contract/resources.ts'
import { ResourceEditor } from './resource-editor.tsx'

export function WriteResourcePage({ params }: PageProps) {
  const writing = useWords('write')
  const words = writing.lists
  const lessonId = useLessonInHand()
  const navigation = useTeacherLinks('resources')
  const resourceId = params.resourceId ?? ''
  // Taking the version of the server is a new beginning: nothing of the old fields may stay.
  const [turn, setTurn] = useState(0)
  const loaded = useLoad(`write resource ${resourceId} ${turn}`, (signal) =>
    openDraft<ResourceDraft>(`resource ${resourceId}`, () =>
      callApi(`/api/resources/${resourceId}`, { signal }),
    ),
  )
  const { load } = loaded
  return (
    <PageShell
      title={load.state === 'ready' ? load.value.draft.title : words.resources}
      back={
        lessonId === null
          ? { href: pagePaths.myResources, label: words.resources }
          : { href: pagePaths.lessonPlan(lessonId), label: writing.page.toLesson }
      }
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.resources}>
        {({ draft, kept }) => (
          <ResourceEditor
            key={`${draft.id} ${turn}`}
            draft={draft}
            kept={kept}
            onStartAgain={() => setTurn((count) => count + 1)}
          />
        )}
      </LoadView>
    </PageShell>
  )
}
