/** What makes the class heard did not come over a poor line: said at once, for nobody hears that they hear nothing. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { ReloadButton } from '#browser/parts/reload-button.tsx'

/** Without `onAgain` nothing but the page anew makes the browser ask for it again. */
export function SoundMissing({ onAgain }: { onAgain?: () => void }) {
  const words = useWords('live').sound
  const general = useWords('general')
  const tu = useVoice() === 'tu'
  return (
    <Notice
      kind="attention"
      title={words.missing}
      live
      actions={
        onAgain === undefined ? (
          <ReloadButton label={general.reload} />
        ) : (
          <Button onClick={onAgain}>{words.loadAgain}</Button>
        )
      }
    >
      <p>{words.missingMeans({ tu })}</p>
    </Notice>
  )
}
