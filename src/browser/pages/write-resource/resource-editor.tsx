/** The desk on which a resource is written: its bar, its details, its blocks, its preview. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { Tabs } from '#browser/parts/tabs.tsx'
import { BlockListEditor } from '#browser/write/block-list-editor.tsx'
import { ConflictNotice } from '#browser/write/conflict-notice.tsx'
import { copyResource } from '#browser/write/copy-content.ts'
import { useLessonInHand } from '#browser/write/lesson-in-hand.ts'
import { type BlockType, fileBlockTypes, wordBlockTypes } from '#browser/write/new-block.ts'
import { PublishBar } from '#browser/write/publish-bar.tsx'
import { useDraft } from '#browser/write/use-draft.ts'
import { useUploads } from '#browser/write/use-uploads.ts'
import type { ResourceDraft } from '#contract/resources.ts'
import { AttachToLesson } from './attach-to-lesson.tsx'
import { ChooseExercise } from './choose-exercise.tsx'
import { ResourceDetails } from './resource-details.tsx'
import { ResourcePreview } from './resource-preview.tsx'
import {
  type ResourceWork,
  resourceToSend,
  resourceWork,
  type SentResource,
} from './resource-work.ts'
import { useExerciseTitles } from './use-exercise-titles.ts'
import { usePublishResource } from './use-publish-resource.ts'

const blockTypes: readonly BlockType[] = [...wordBlockTypes, ...fileBlockTypes, 'exercise']

export interface ResourceEditorProps {
  draft: ResourceDraft
  /** Forgets what is on this page and takes what is on the server. */
  onStartAgain: () => void
}

function useResourceDraft(draft: ResourceDraft) {
  const words = useWords('write').page
  return useDraft<ResourceWork, SentResource>({
    name: `resource ${draft.id}`,
    first: () => resourceWork(draft),
    version: draft.draftVersion,
    toDraft: (work) => resourceToSend(work, words),
    save: (body, draftVersion) =>
      callApi(`/api/resources/${draft.id}/draft`, {
        method: 'PUT',
        body: { ...body, draftVersion },
      }),
  })
}

export function ResourceEditor({ draft, onStartAgain }: ResourceEditorProps) {
  const words = useWords('write')
  const { work, change, state, flush, overwrite, forget, isResumed } = useResourceDraft(draft)
  const { files, upload } = useUploads(`/api/resources/${draft.id}/files`, draft.files)
  const [tab, setTab] = useState<'write' | 'preview'>('write')
  const [onChosen, setOnChosen] = useState<((exerciseId: string) => void) | null>(null)
  const exercises = useExerciseTitles()
  const lessonId = useLessonInHand()
  const publishing = usePublishResource({ draft, work, flush, isResumed })
  const choose = (id: string): void => {
    onChosen?.(id)
    setOnChosen(null)
  }
  const tabs = [
    { key: 'write', label: words.page.writeTab },
    { key: 'preview', label: words.page.previewTab },
  ] as const
  const takeTheirs = (): void => {
    forget()
    onStartAgain()
  }
  const copyMine = () => {
    const sent = resourceToSend(work, words.page)
    const mine = sent.ok ? { ...draft, ...sent.draft, files: [...files] } : draft
    return copyResource(mine, words.saving.mineTitle({ title: work.title }))
  }
  return (
    <div class="write-page">
      <PublishBar
        state={state}
        publication={publishing.publication}
        hasChanges={publishing.hasChanges}
        publishing={publishing}
        hint={words.page.attachHint}
        next={lessonId && <AttachToLesson lessonId={lessonId} resourceId={draft.id} />}
      />
      {state.kind === 'conflict' && (
        <ConflictNotice copyMine={copyMine} overwrite={overwrite} takeTheirs={takeTheirs} />
      )}
      <Tabs label={words.page.blocks} tabs={tabs} open={tab} onOpen={setTab}>
        {tab === 'preview' ? (
          <ResourcePreview resourceId={draft.id} flush={flush} />
        ) : (
          <div class="stack">
            <ResourceDetails
              work={work}
              schoolUai={draft.schoolUai}
              onChange={(part) => change((before) => ({ ...before, ...part }))}
            />
            <BlockListEditor
              name="block"
              types={blockTypes}
              blocks={work.blocks}
              onBlocks={(by) => change((before) => ({ ...before, blocks: by(before.blocks) }))}
              files={files}
              fileAddress={resourceFiles(draft.id)}
              upload={upload}
              onExercise={(chosen) => setOnChosen(() => chosen)}
              exerciseTitle={(id) => exercises.get(id)?.title ?? null}
              problemsAt={publishing.problemsAt}
            />
          </div>
        )}
      </Tabs>
      <ChooseExercise
        open={onChosen !== null}
        exercises={exercises}
        onChosen={choose}
        onClose={() => setOnChosen(null)}
      />
    </div>
  )
}
