/** The draft as a pupil will read it, made by the server from what was saved last. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { Card } from '#browser/parts/card.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Reading } from '#contract/resources.ts'
import { useExerciseTitles } from './use-exercise-titles.ts'

export interface ResourcePreviewProps {
  resourceId: string
  flush: () => Promise<boolean>
}

export function ResourcePreview({ resourceId, flush }: ResourcePreviewProps) {
  const words = useWords('write')
  const exercises = useExerciseTitles()
  const loaded = useLoad(`preview ${resourceId}`, async (signal) => {
    const isWhole = await flush()
    const reading = await callApi<Reading>(`/api/resources/${resourceId}/preview`, { signal })
    return reading.ok ? { ok: true, value: { reading: reading.value, isWhole } } : reading
  })
  return (
    <LoadView loaded={loaded} label={words.page.previewFor}>
      {({ reading, isWhole }) => (
        <div class="stack">
          {!isWhole && <Notice kind="attention" title={words.page.previewNotSaved} />}
          <section class="preview" aria-label={words.page.previewFor}>
            <h2>{reading.title}</h2>
            <ContentBlocks
              blocks={reading.content.blocks}
              fileAddress={resourceFiles(resourceId)}
              files={reading.files}
              headingShift={1}
              listen
              exercise={(exerciseId) => (
                <Card
                  title={exercises.get(exerciseId)?.title ?? words.block.exerciseUnknown}
                  headingLevel={3}
                />
              )}
            />
          </section>
        </div>
      )}
    </LoadView>
  )
}
