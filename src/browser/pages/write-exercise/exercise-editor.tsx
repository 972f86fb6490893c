/** The desk on which an exercise is written: its bar, its questions, its preview. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Tabs } from '#browser/parts/tabs.tsx'
import { ConflictNotice } from '#browser/write/conflict-notice.tsx'
import { copyExercise } from '#browser/write/copy-content.ts'
import { planToGive, useLessonInHand } from '#browser/write/lesson-in-hand.ts'
import { PublishBar } from '#browser/write/publish-bar.tsx'
import { useDraft } from '#browser/write/use-draft.ts'
import { useUploads } from '#browser/write/use-uploads.ts'
import type { ExerciseDraft } from '#contract/exercises.ts'
import { ExercisePreview } from './exercise-preview.tsx'
import {
  type ExerciseWork,
  exerciseToSend,
  exerciseWork,
  type SentExercise,
} from './exercise-work.ts'
import { QuestionList } from './question-list.tsx'
import { TakeAway } from './take-away.tsx'
import { usePublishExercise } from './use-publish-exercise.ts'
import './write-exercise.css'

function useExerciseDraft(draft: ExerciseDraft) {
  const words = useWords('question').missing
  return useDraft<ExerciseWork, SentExercise>({
    name: `exercise ${draft.id}`,
    first: () => exerciseWork(draft),
    version: draft.draftVersion,
    toDraft: (work) => exerciseToSend(work, words),
    save: (body, draftVersion) =>
      callApi(`/api/exercises/${draft.id}/draft`, {
        method: 'PUT',
        body: { ...body, draftVersion },
      }),
  })
}

export interface ExerciseEditorProps {
  draft: ExerciseDraft
  /** Forgets what is on this page and takes what is on the server. */
  onStartAgain: () => void
}

export function ExerciseEditor({ draft, onStartAgain }: ExerciseEditorProps) {
  const words = useWords('write')
  const question = useWords('question')
  const { work, change, state, flush, overwrite, forget, isResumed } = useExerciseDraft(draft)
  const { files, upload } = useUploads(`/api/exercises/${draft.id}/files`, draft.files)
  const [tab, setTab] = useState<'write' | 'preview'>('write')
  const lessonId = useLessonInHand()
  const publishing = usePublishExercise({ draft, work, flush, isResumed })
  const takeTheirs = (): void => {
    forget()
    onStartAgain()
  }
  const copyMine = () => {
    const sent = exerciseToSend(work, question.missing)
    const mine = sent.ok ? { ...draft, ...sent.draft, files: [...files] } : draft
    const title = words.saving.mineTitle({ title: work.title })
    return copyExercise(mine, title, draft.schoolUai ?? '')
  }
  return (
    <div class="write-page">
      <PublishBar
        state={state}
        publication={publishing.publication}
        hasChanges={publishing.hasChanges}
        publishing={publishing}
        hint={words.page.assignHint}
        next={
          lessonId && (
            <p>
              <LinkButton kind="primary" href={planToGive(lessonId, draft.id)}>
                {words.page.assignNow}
              </LinkButton>
            </p>
          )
        }
      />
      {state.kind === 'conflict' && (
        <ConflictNotice copyMine={copyMine} overwrite={overwrite} takeTheirs={takeTheirs} />
      )}
      <Tabs
        label={words.page.blocks}
        tabs={[
          { key: 'write', label: words.page.writeTab },
          { key: 'preview', label: words.page.previewTab },
        ]}
        open={tab}
        onOpen={setTab}
      >
        {tab === 'preview' ? (
          <ExercisePreview exerciseId={draft.id} files={files} flush={flush} />
        ) : (
          <QuestionList
            exerciseId={draft.id}
            schoolUai={draft.schoolUai ?? ''}
            work={work}
            change={change}
            files={files}
            upload={upload}
            errorAt={publishing.errorAt}
            isTroubled={publishing.isTroubled}
          />
        )}
      </Tabs>
      <TakeAway exerciseId={draft.id} />
    </div>
  )
}
