/** A resource that a colleague shares, as a pupil would read it, to be copied. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { ShownReading } from '#browser/pages/write-resource/reading-preview.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { SharedReading } from '#contract/resources.ts'
import { TakeCopy } from './take-copy.tsx'
import '#browser/write/write.css'

export function SharedResourcePage({ params }: PageProps) {
  const words = useWords('sharing').look
  const writing = useWords('write')
  const navigation = useTeacherLinks('resources')
  const door = `/api/resources/${params.resourceId ?? ''}`
  const loaded = useLoad(door, (signal) => callApi<SharedReading>(`${door}/shared`, { signal }))
  const { load } = loaded
  return (
    <PageShell
      title={load.state === 'ready' ? load.value.reading.title : writing.lists.resources}
      back={{ href: pagePaths.myResources, label: writing.lists.resources }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={writing.page.previewFor}>
        {({ reading, authorName }) => (
          <div class="write-page stack stack-wide">
            <TakeCopy
              title={reading.title}
              authorName={authorName}
              door={door}
              pathOf={pagePaths.writeResource}
            />
            <ShownReading
              reading={reading}
              label={writing.page.previewFor}
              titleOfExercise={() => words.exerciseInside}
            />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
