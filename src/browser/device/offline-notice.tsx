/** Says quietly that what is read is this device's own, since when, and offers to ask again. */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { LocalFirst } from './use-local-first.ts'

export function OfflineNotice({
  loaded,
}: {
  loaded: Pick<LocalFirst<unknown>, 'load' | 'line' | 'keptAtMs' | 'reload'>
}) {
  const words = useWords('device')
  const general = useWords('general')
  const tu = useVoice() === 'tu'
  const format = useFormat()
  const { load, line, keptAtMs, reload } = loaded
  if (line !== 'none' || load.state !== 'ready' || keptAtMs === null) return null
  const when = format.dateTime(new Date(keptAtMs).toISOString())
  return (
    <Notice
      kind="information"
      live
      title={words.offline({ tu })}
      actions={
        <Button busy={load.refreshing} onClick={reload}>
          {general.retry}
        </Button>
      }
    >
      <p>{words.keptSince({ when })}</p>
    </Notice>
  )
}
