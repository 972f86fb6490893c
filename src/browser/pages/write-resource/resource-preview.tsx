/** The draft as a pupil will read it, made by the server from what was saved last. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Reading } from '#contract/resources.ts'
import { ReadingPreview } from './reading-preview.tsx'

export interface ResourcePreviewProps {
  resourceId: string
  flush: () => Promise<boolean>
}

export function ResourcePreview({ resourceId, flush }: ResourcePreviewProps) {
  const words = useWords('write').page
  const loaded = useLoad(`preview ${resourceId}`, async (signal) => {
    const isWhole = await flush()
    const reading = await callApi<Reading>(`/api/resources/${resourceId}/preview`, { signal })
    return reading.ok ? { ok: true, value: { reading: reading.value, isWhole } } : reading
  })
  return (
    <LoadView loaded={loaded} label={words.previewFor}>
      {({ reading, isWhole }) => (
        <div class="stack">
          {!isWhole && <Notice kind="attention" title={words.previewNotSaved} />}
          <ReadingPreview reading={reading} label={words.previewFor} />
        </div>
      )}
    </LoadView>
  )
}
