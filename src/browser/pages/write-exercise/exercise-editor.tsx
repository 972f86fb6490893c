/** The desk on which an exercise is written: its bar, its questions, its preview. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Tabs } from '#browser/parts/tabs.tsx'
import type { FoundDraft } from '#browser/write/kept-draft.ts'
import { planToGive, useLessonInHand } from '#browser/write/lesson-in-hand.ts'
import { OriginLine } from '#browser/write/origin-line.tsx'
import { OtherVersionNotice } from '#browser/write/other-version-notice.tsx'
import { PublishBar } from '#browser/write/publish-bar.tsx'
import { useDraft } from '#browser/write/use-draft.ts'
import { useUploads } from '#browser/write/use-uploads.ts'
import type { ExerciseDraft } from '#contract/exercises.ts'
import { copyMyExercise } from './copy-my-exercise.ts'
import { ExercisePreview } from './exercise-preview.tsx'
import {
  type ExerciseWork,
  exerciseDoor,
  exerciseToSend,
  exerciseWork,
  type SentExercise,
} from './exercise-work.ts'
import { QuestionList } from './question-list.tsx'
import { TakeAway } from './take-away.tsx'
import { usePublishExercise } from './use-publish-exercise.ts'
import './write-exercise.css'

function useExerciseDraft({ draft, kept, onStartAgain }: ExerciseEditorProps) {
  const words = useWords('question').missing
  return useDraft<ExerciseWork, SentExercise>({
    name: `exercise ${draft.id}`,
    first: () => exerciseWork(draft),
    version: draft.draftVersion,
    toDraft: (work) => exerciseToSend(work, words),
    door: exerciseDoor(draft.id),
    kept,
    onSavedElsewhere: onStartAgain,
  })
}

export interface ExerciseEditorProps {
  draft: ExerciseDraft
  /** What an earlier page typed of it and did not save. */
  kept: FoundDraft | null
  /** Forgets what is on this page and takes what is on the server. */
  onStartAgain: () => void
}

function GiveToLesson({ lessonId, exerciseId }: { lessonId: string; exerciseId: string }) {
  const words = useWords('write').page
  return (
    <p>
      <LinkButton kind="primary" href={planToGive(lessonId, exerciseId)}>
        {words.assignNow}
      </LinkButton>
    </p>
  )
}

export function ExerciseEditor(props: ExerciseEditorProps) {
  const { draft, onStartAgain } = props
  const words = useWords('write')
  const question = useWords('question')
  const { work, change, state, isElsewhere, flush, overwrite, forget, isResumed } =
    useExerciseDraft(props)
  const { files, upload, add } = useUploads(`/api/exercises/${draft.id}/files`, draft.files)
  const [tab, setTab] = useState<'write' | 'preview'>('write')
  const [tags, setTags] = useState<readonly string[]>(draft.tags)
  const lessonId = useLessonInHand()
  const publishing = usePublishExercise({ draft, work, flush, isResumed })
  const takeTheirs = (): void => {
    forget()
    onStartAgain()
  }
  return (
    <div class="write-page">
      <PublishBar
        state={state}
        publication={publishing.publication}
        hasChanges={publishing.hasChanges}
        publishing={publishing}
        hint={words.page.assignHint}
        next={lessonId && <GiveToLesson lessonId={lessonId} exerciseId={draft.id} />}
      />
      <OriginLine name={draft.originName} />
      <OtherVersionNotice
        state={state}
        isElsewhere={isElsewhere}
        copyMine={() => copyMyExercise(draft, work, files, { saving: words.saving, question })}
        overwrite={overwrite}
        takeTheirs={takeTheirs}
      />
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
            onFiles={add}
            tags={tags}
            onTags={setTags}
            errorAt={publishing.errorAt}
            isTroubled={publishing.isTroubled}
          />
        )}
      </Tabs>
      <TakeAway exerciseId={draft.id} />
    </div>
  )
}
