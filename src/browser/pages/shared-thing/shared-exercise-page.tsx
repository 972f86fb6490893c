/** An exercise that a colleague shares, to be tried as a pupil would, and copied. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { ExerciseTrial } from '#browser/pages/write-exercise/exercise-preview.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { SharedExercise } from '#contract/exercise-previews.ts'
import { TakeCopy } from './take-copy.tsx'
import '#browser/write/write.css'

export function SharedExercisePage({ params }: PageProps) {
  const words = useWords('write')
  const navigation = useTeacherLinks('exercises')
  const exerciseId = params.exerciseId ?? ''
  const door = `/api/exercises/${exerciseId}`
  const loaded = useLoad(door, (signal) => callApi<SharedExercise>(`${door}/shared`, { signal }))
  const { load } = loaded
  return (
    <PageShell
      title={load.state === 'ready' ? load.value.preview.title : words.lists.exercises}
      back={{ href: pagePaths.myExercises, label: words.lists.exercises }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.page.previewFor}>
        {({ preview, files, authorName }) => (
          <div class="write-page stack stack-wide">
            <TakeCopy
              title={preview.title}
              authorName={authorName}
              door={door}
              pathOf={pagePaths.writeExercise}
            />
            <ExerciseTrial preview={preview} exerciseId={exerciseId} files={files} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
