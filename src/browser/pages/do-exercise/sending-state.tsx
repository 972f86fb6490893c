/** Where a photo or another file is, and what went wrong on its way. */
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import type { AttemptDesk } from './attempt-desk.ts'
import type { PhotoHere } from './photo-sender.ts'

interface SendingStateProps {
  desk: AttemptDesk
  /** Undefined where this device holds no copy: the school has it. */
  photo: PhotoHere | undefined
  words: { readonly atSchool: string; readonly sending: string; readonly failed: string }
}

export function SendingState({ desk, photo, words }: SendingStateProps) {
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  if (photo === undefined || photo.at === 'school') {
    return (
      <p class="soft">
        <Sign name="check" /> {words.atSchool}
      </p>
    )
  }
  const { refusal } = photo
  if (refusal === null) {
    return (
      <>
        <p role="status">{general.onDevice}</p>
        {photo.share > 0 && (
          <Progress label={words.sending} value={Math.round(photo.share * 100)} max={100} />
        )}
      </>
    )
  }
  const said = currentRefusalWords({ refusal, refusals, general, voice, format })
  return (
    <>
      <p role="alert">
        <strong>{words.failed}</strong> {said.what}
      </p>
      <Button onClick={() => void desk.photos.retry(photo.key)}>{general.retry}</Button>
    </>
  )
}
