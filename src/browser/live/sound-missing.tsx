/** What makes the class heard did not come over a poor line: said at once, for nobody hears that they hear nothing. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'

export function SoundMissing({ onAgain }: { onAgain: () => void }) {
  const words = useWords('live').sound
  const tu = useVoice() === 'tu'
  return (
    <Notice
      kind="attention"
      title={words.missing}
      live
      actions={<Button onClick={onAgain}>{words.loadAgain}</Button>}
    >
      <p>{words.missingMeans({ tu })}</p>
    </Notice>
  )
}
