/** Writing an exercise: questions of every kind, saved by themselves, tried out, published. */
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
import type { ExerciseDraft } from '#contract/exercises.ts'
import { ExerciseEditor } from './exercise-editor.tsx'

export function WriteExercisePage({ params }: PageProps) {
  const writing = useWords('write')
  const words = writing.lists
  const lessonId = useLessonInHand()
  const navigation = useTeacherLinks('exercises')
  const exerciseId = params.exerciseId ?? ''
  // Taking the version of the server is a new beginning: nothing of the old fields may stay.
  const [turn, setTurn] = useState(0)
  const loaded = useLoad(`write exercise ${exerciseId} ${turn}`, (signal) =>
    openDraft<ExerciseDraft>(`exercise ${exerciseId}`, () =>
      callApi(`/api/exercises/${exerciseId}`, { signal }),
    ),
  )
  const { load } = loaded
  return (
    <PageShell
      title={load.state === 'ready' ? load.value.draft.title : words.exercises}
      back={
        lessonId === null
          ? { href: pagePaths.myExercises, label: words.exercises }
          : { href: pagePaths.lessonPlan(lessonId), label: writing.page.toLesson }
      }
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.exercises}>
        {({ draft, kept }) => (
          <ExerciseEditor
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
