/** Says quietly that what is read is this device's own, since when, and offers to ask again. */
import { useEffect, useState } from 'preact/hooks'
import { prepareWords, useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { LocalFirst } from './use-local-first.ts'

type Shown = Pick<LocalFirst<unknown>, 'load' | 'line' | 'keptAtMs' | 'reload'>

function KeptSince({
  isLate,
  keptAtMs,
  busy,
  reload,
}: {
  isLate: boolean
  keptAtMs: number
  busy: boolean
  reload(): void
}) {
  const words = useWords('device')
  const general = useWords('general')
  const tu = useVoice() === 'tu'
  const format = useFormat()
  const when = format.dateTime(new Date(keptAtMs).toISOString())
  return (
    <div class="page-notice">
      <Notice
        kind="information"
        live
        title={isLate ? words.late({ tu }) : words.offline({ tu })}
        actions={
          <Button busy={busy} onClick={reload}>
            {general.retry}
          </Button>
        }
      >
        <p>{words.keptSince({ when })}</p>
      </Notice>
    </div>
  )
}

/** Nothing while the server answers: not even its words are fetched then. */
export function OfflineNotice({ loaded: { load, line, keptAtMs, reload } }: { loaded: Shown }) {
  const [hasWords, setHasWords] = useState(false)
  const isOwn = line === 'none' || line === 'late'
  const isShown = isOwn && load.state === 'ready' && keptAtMs !== null
  useEffect(() => {
    if (!isShown) return
    prepareWords(['device']).then(
      () => setHasWords(true),
      // Without its words nothing can be said; what is read is there all the same.
      () => undefined,
    )
  }, [isShown])
  if (!isShown || !hasWords) return null
  return (
    <KeptSince
      isLate={line === 'late'}
      keptAtMs={keptAtMs}
      busy={load.refreshing}
      reload={reload}
    />
  )
}
