/** A lesson as a good book page: contents, exercises inside, comfort of reading at hand. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { plainPiece, spokenBlocks } from '#browser/content/content-text.ts'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { useSpokenLabels } from '#browser/content/use-spoken-labels.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import type { InlineAssignments } from '#contract/exercises.ts'
import type { Reading } from '#contract/resources.ts'
import { ExerciseCard } from './exercise-card.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { ReadingTools } from './reading-tools.tsx'
import './read-lesson.css'

function ReadingBody({ reading }: { reading: Reading }) {
  const labels = useSpokenLabels()
  const { id, title, content, files } = reading
  const hasExercise = content.blocks.some((block) => block.type === 'exercise')
  const exercises = useLoad<InlineAssignments>(`exercises ${id} ${hasExercise}`, async (signal) =>
    hasExercise
      ? callApi<InlineAssignments>(`/api/resources/${id}/assignments`, { signal })
      : { ok: true, value: { assignments: [] } },
  )
  useFreshReturn(exercises.reload)
  return (
    <article class="reading">
      <ReadingProgress />
      <ReadingTools
        pieces={() => [plainPiece(`${title}.`), ...spokenBlocks(content.blocks, labels)]}
      />
      <ContentBlocks
        blocks={content.blocks}
        fileAddress={resourceFiles(id)}
        files={files}
        listen
        exercise={(exerciseId) => <ExerciseCard exerciseId={exerciseId} loaded={exercises} />}
      />
    </article>
  )
}

export function ReadLessonPage({ params }: PageProps) {
  const words = useWords('resource')
  const general = useWords('general')
  const navigation = useRoleLinks(null)
  const resourceId = params.resourceId ?? ''
  const loaded = useLoad(`reading ${resourceId}`, (signal) =>
    callApi<Reading>(`/api/resources/${resourceId}/reading`, { signal }),
  )
  const reading = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <PageShell
      title={reading?.title ?? words.lesson}
      navigation={navigation}
      back={{ href: pagePaths.home, label: general.back }}
      intro={
        reading?.subjectCode && (
          <span class="row">
            <SubjectMark subject={subjectKindOf(reading.subjectCode)} />
            {reading.levelLabel && <span>{reading.levelLabel}</span>}
          </span>
        )
      }
    >
      <LoadView loaded={loaded} label={words.lesson}>
        {(value) => <ReadingBody reading={value} />}
      </LoadView>
    </PageShell>
  )
}
