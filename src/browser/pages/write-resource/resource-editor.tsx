/** The desk on which a resource is written: its bar, its details, its blocks, its preview. */
import { useState } from 'preact/hooks'
import type { Words } from '#browser/catalogue/catalogue.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { type Tab, Tabs } from '#browser/parts/tabs.tsx'
import { Proofreading } from '#browser/proofreading/proofreading.tsx'
import { createSurface, type Surface } from '#browser/surface/create-surface.ts'
import { goToWords } from '#browser/surface/go-to-words.ts'
import type { SurfaceFacts } from '#browser/surface/surface-facts.ts'
import { useFocusBack } from '#browser/surface/use-focus-back.ts'
import { WritingSurface, type WritingSurfaceProps } from '#browser/surface/writing-surface.tsx'
import type { FoundDraft } from '#browser/write/kept-draft.ts'
import { useLessonInHand } from '#browser/write/lesson-in-hand.ts'
import { OriginLine } from '#browser/write/origin-line.tsx'
import { OtherVersionNotice } from '#browser/write/other-version-notice.tsx'
import { PublishBar } from '#browser/write/publish-bar.tsx'
import { TagsField } from '#browser/write/tags-field.tsx'
import { useDraft } from '#browser/write/use-draft.ts'
import { useUploads } from '#browser/write/use-uploads.ts'
import type { ResourceDraft } from '#contract/resources.ts'
import { stepsForLesson } from './attach-to-lesson.tsx'
import { ChooseExercise, type ChooseExerciseProps } from './choose-exercise.tsx'
import { copyMyResource } from './copy-my-resource.ts'
import { EarlierStates } from './earlier-states.tsx'
import { ResourceDetails } from './resource-details.tsx'
import { ResourcePreview } from './resource-preview.tsx'
import {
  type ResourceWork,
  resourceDoor,
  resourceToSend,
  resourceWork,
  type SentResource,
} from './resource-work.ts'
import { useExerciseTitles } from './use-exercise-titles.ts'
import { usePublishResource } from './use-publish-resource.ts'

type OpenTab = 'write' | 'preview' | 'states'

export interface ResourceEditorProps {
  draft: ResourceDraft
  /** What an earlier page typed of it and did not save. */
  kept: FoundDraft | null
  /** Forgets what is on this page and takes what is on the server. */
  onStartAgain: () => void
}

function useResourceDraft({ draft, kept, onStartAgain }: ResourceEditorProps) {
  const words = useWords('write').page
  return useDraft<ResourceWork, SentResource>({
    name: `resource ${draft.id}`,
    first: () => resourceWork(draft),
    version: draft.draftVersion,
    toDraft: (work) => resourceToSend(work, words),
    door: resourceDoor(draft.id),
    kept,
    onSavedElsewhere: onStartAgain,
  })
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
  props: Omit<WritingSurfaceProps, 'onExercise'> &
    Pick<ChooseExerciseProps, 'exercises'> & { work: ResourceWork },
) {
  const [onChosen, setOnChosen] = useState<((exerciseId: string) => void) | null>(null)
  useFocusBack(props.surface, onChosen !== null)
  return (
    <>
      <WritingSurface {...props} onExercise={(chosen) => setOnChosen(() => chosen)} />
      <Proofreading
        blocks={props.work.blocks}
        levelLabel={props.work.levelLabel}
        onGo={({ block, words }) => props.surface.run(goToWords(block, words))}
      />
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

const tabsOf = (words: Words['write']): readonly Tab<OpenTab>[] => [
  { key: 'write', label: words.page.writeTab },
  { key: 'preview', label: words.page.previewTab },
  { key: 'states', label: words.states.tab },
]

export function ResourceEditor(props: ResourceEditorProps) {
  const { draft } = props
  const words = useWords('write')
  const { work, change, state, isElsewhere, flush, overwrite, forget, isResumed } =
    useResourceDraft(props)
  const { files, upload } = useUploads(`/api/resources/${draft.id}/files`, draft.files)
  const [tab, setTab] = useState<OpenTab>('write')
  const [tags, setTags] = useState<readonly string[]>(draft.tags)
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
  const takeTheirs = (): void => {
    forget()
    props.onStartAgain()
  }
  return (
    <div class="write-page">
      <PublishBar
        state={state}
        publication={publishing.publication}
        hasChanges={publishing.hasChanges}
        publishing={publishing}
        hint={words.page.attachHint}
        {...stepsForLesson(lessonId, draft, words.page)}
      />
      <OriginLine name={draft.originName} />
      <OtherVersionNotice
        state={state}
        isElsewhere={isElsewhere}
        copyMine={() => copyMyResource(draft, work, files, words)}
        overwrite={overwrite}
        takeTheirs={takeTheirs}
      />
      <Tabs label={words.page.blocks} tabs={tabsOf(words)} open={tab} onOpen={setTab}>
        {tab === 'preview' && <ResourcePreview resourceId={draft.id} flush={flush} />}
        {tab === 'states' && (
          <EarlierStates resourceId={draft.id} flush={flush} onRestored={takeTheirs} />
        )}
        {tab === 'write' && (
          <div class="stack">
            <ResourceDetails
              work={work}
              schoolUai={draft.schoolUai}
              onChange={(part) => change((before) => ({ ...before, ...part }))}
            />
            <TagsField door={`/api/resources/${draft.id}`} tags={tags} onTags={setTags} />
            <SurfaceWithExercises {...{ work, surface, facts, upload, exercises }} />
          </div>
        )}
      </Tabs>
    </div>
  )
}
