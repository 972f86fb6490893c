/** What a colleague wrote of the pupil meanwhile, under one's own text: which of the two stays is chosen here. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Id } from '#kernel/ids.ts'
import type { TextsInHand } from './texts-in-hand.ts'
import './reports.css'

export function NewerText({ pupilId, texts }: { pupilId: Id; texts: TextsInHand }) {
  const words = useWords('reports').newer
  const format = useFormat()
  const newer = texts.newerThan(pupilId)
  if (newer === null) return null
  const when = format.dateTime(newer.at, Date.now())
  return (
    <div class="report-newer">
      <Notice
        kind="attention"
        title={words.title({ by: newer.by, when })}
        actions={
          <>
            <Button onClick={() => texts.keepOwn(pupilId)}>{words.keepOwn}</Button>
            <Button onClick={() => texts.takeNewer(pupilId)}>{words.take}</Button>
          </>
        }
      >
        <blockquote>{newer.text}</blockquote>
        <p>{words.means}</p>
      </Notice>
    </div>
  )
}
