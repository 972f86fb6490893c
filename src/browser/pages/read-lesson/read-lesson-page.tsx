/** A lesson as a good book page: contents, exercises inside, comfort of reading at hand. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { plainPiece, spokenBlocks } from '#browser/content/content-text.ts'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { useSpokenLabels } from '#browser/content/use-spoken-labels.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { keepAnswer, readHere } from '#browser/device/load-here.ts'
import { OfflineNotice } from '#browser/device/offline-notice.tsx'
import { useLocalFirst } from '#browser/device/use-local-first.ts'
import { AskEnquiry } from '#browser/messages/ask-enquiry.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useLessonInHand } from '#browser/write/lesson-in-hand.ts'
import type { InlineAssignments } from '#contract/inline-assignments.ts'
import type { Reading } from '#contract/resources.ts'
import { ExerciseCard } from './exercise-card.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { ReadingTools } from './reading-tools.tsx'
import './read-lesson.css'

/** A lesson with those of its files that lie on this device, by their id. */
interface Read {
  readonly reading: Reading
  readonly files: ReadonlyMap<string, string>
}

async function askReading(resourceId: string, signal: AbortSignal): Promise<ApiResult<Read>> {
  const path = `/api/resources/${resourceId}/reading`
  const [answer, here] = await Promise.all([
    callApi<Reading>(path, { signal }),
    readHere((code) => code.readReadingHere(resourceId)),
  ])
  if (!answer.ok) return answer
  return { ok: true, value: { reading: answer.value, files: here?.value.files ?? new Map() } }
}

function ReadingBody({ read: { reading, files: filesHere } }: { read: Read }) {
  const labels = useSpokenLabels()
  const { id, title, content, files } = reading
  const hasExercise = content.blocks.some((block) => block.type === 'exercise')
  const exercises = useLocalFirst<InlineAssignments>(`exercises ${id} ${hasExercise}`, {
    readHere: async () => (hasExercise ? readHere((code) => code.readWorkHere(id)) : null),
    ask: async (signal) =>
      hasExercise
        ? callApi<InlineAssignments>(`/api/resources/${id}/assignments`, { signal })
        : { ok: true, value: { assignments: [] } },
    onAnswer: (work, askedFor) => {
      if (hasExercise) keepAnswer(askedFor, `work ${id}`, work)
    },
  })
  const fromServer = resourceFiles(id)
  useFreshReturn(exercises.reload)
  return (
    <article class="reading">
      <ReadingProgress />
      <ReadingTools
        pieces={() => [plainPiece(`${title}.`), ...spokenBlocks(content.blocks, labels)]}
      />
      <ContentBlocks
        blocks={content.blocks}
        fileAddress={(fileId) => filesHere.get(fileId) ?? fromServer(fileId)}
        files={files}
        sparing
        listen
        exercise={(exerciseId) => <ExerciseCard exerciseId={exerciseId} loaded={exercises} />}
      />
      <AskEnquiry about={{ kind: 'resources', id }} />
    </article>
  )
}

export function ReadLessonPage({ params }: PageProps) {
  const words = useWords('resource')
  const general = useWords('general')
  const navigation = useRoleLinks(null)
  // A teacher who looks at what the pupils of a lesson read goes back to its plan.
  const lessonId = useLessonInHand()
  const resourceId = params.resourceId ?? ''
  const loaded = useLocalFirst<Read>(`reading ${resourceId}`, {
    readHere: () => readHere((code) => code.readReadingHere(resourceId)),
    ask: (signal) => askReading(resourceId, signal),
  })
  const reading = loaded.load.state === 'ready' ? loaded.load.value.reading : null
  return (
    <PageShell
      title={reading?.title ?? words.lesson}
      navigation={navigation}
      back={
        lessonId === null
          ? { href: pagePaths.home, label: general.back }
          : { href: pagePaths.lessonPlan(lessonId), label: words.toPlan }
      }
      intro={
        reading?.subjectCode && (
          <span class="row">
            <SubjectMark subject={subjectKindOf(reading.subjectCode)} />
            {reading.levelLabel && <span>{reading.levelLabel}</span>}
          </span>
        )
      }
    >
      <OfflineNotice loaded={loaded} />
      <LoadView loaded={loaded} label={words.lesson}>
        {(value) => <ReadingBody read={value} />}
      </LoadView>
    </PageShell>
  )
}
