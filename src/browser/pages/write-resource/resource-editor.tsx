/** The desk on which a resource is written: its bar, its details, its blocks, its preview. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import type { Words } from '#browser/catalogue/catalogue.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { Tabs } from '#browser/parts/tabs.tsx'
import { createSurface, type Surface } from '#browser/surface/create-surface.ts'
import type { SurfaceFacts } from '#browser/surface/surface-facts.ts'
import { useFocusBack } from '#browser/surface/use-focus-back.ts'
import { WritingSurface, type WritingSurfaceProps } from '#browser/surface/writing-surface.tsx'
import { ConflictNotice } from '#browser/write/conflict-notice.tsx'
import { copyResource } from '#browser/write/copy-content.ts'
import { useLessonInHand } from '#browser/write/lesson-in-hand.ts'
import { PublishBar } from '#browser/write/publish-bar.tsx'
import { useDraft } from '#browser/write/use-draft.ts'
import { useUploads } from '#browser/write/use-uploads.ts'
import type { FileSummary, ResourceDraft } from '#contract/resources.ts'
import { AttachToLesson } from './attach-to-lesson.tsx'
import { ChooseExercise, type ChooseExerciseProps } from './choose-exercise.tsx'
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

/** This page's version as a resource of its own. */
function copyMine(
  draft: ResourceDraft,
  work: ResourceWork,
  files: readonly FileSummary[],
  words: Words['write'],
) {
  const sent = resourceToSend(work, words.page)
  const mine = sent.ok ? { ...draft, ...sent.draft, files: [...files] } : draft
  return copyResource(mine, words.saving.mineTitle({ title: work.title }))
}

/** Made once for a draft, so that what can be undone outlives a look at the preview. */
function useSurface(
  work: ResourceWork,
  change: (by: (work: ResourceWork) => ResourceWork) => void,
  facts: SurfaceFacts,
): Surface {
  const words = useWords('write')
  const [surface] = useState(() =>
    createSurface({
      blocks: work.blocks,
      onBlocks: (blocks) => change((before) => ({ ...before, blocks })),
      facts,
      label: words.surface.label,
      words: {
        begin: words.surface.begin,
        caption: words.table.caption,
        source: words.block.source,
        callouts: words.block.calloutKinds,
      },
    }),
  )
  return surface
}

function SurfaceWithExercises(
  props: Omit<WritingSurfaceProps, 'onExercise'> & Pick<ChooseExerciseProps, 'exercises'>,
) {
  const [onChosen, setOnChosen] = useState<((exerciseId: string) => void) | null>(null)
  useFocusBack(props.surface, onChosen !== null)
  return (
    <>
      <WritingSurface {...props} onExercise={(chosen) => setOnChosen(() => chosen)} />
      <ChooseExercise
        open={onChosen !== null}
        exercises={props.exercises}
        onChosen={(id) => {
          onChosen?.(id)
          setOnChosen(null)
        }}
        onClose={() => setOnChosen(null)}
      />
    </>
  )
}

export function ResourceEditor({ draft, onStartAgain }: ResourceEditorProps) {
  const words = useWords('write')
  const { work, change, state, flush, overwrite, forget, isResumed } = useResourceDraft(draft)
  const { files, upload } = useUploads(`/api/resources/${draft.id}/files`, draft.files)
  const [tab, setTab] = useState<'write' | 'preview'>('write')
  const exercises = useExerciseTitles()
  const lessonId = useLessonInHand()
  const publishing = usePublishResource({ draft, work, flush, isResumed })
  const facts = {
    files,
    fileAddress: resourceFiles(draft.id),
    exerciseTitle: (id: string) => exercises.get(id)?.title ?? null,
    problemsOf: publishing.problemsOf,
  }
  const surface = useSurface(work, change, facts)
  const tabs = [
    { key: 'write', label: words.page.writeTab },
    { key: 'preview', label: words.page.previewTab },
  ] as const
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
        hint={words.page.attachHint}
        next={lessonId && <AttachToLesson lessonId={lessonId} resourceId={draft.id} />}
      />
      {state.kind === 'conflict' && (
        <ConflictNotice
          copyMine={() => copyMine(draft, work, files, words)}
          overwrite={overwrite}
          takeTheirs={takeTheirs}
        />
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
            <SurfaceWithExercises
              surface={surface}
              facts={facts}
              upload={upload}
              exercises={exercises}
            />
          </div>
        )}
      </Tabs>
    </div>
  )
}
