/** Whether a pupil may be in recordings of live classes: asked of who decides, told to the others. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import type { RecordingConsent } from '#contract/live-recording.ts'
import type { Id } from '#kernel/ids.ts'

interface ConsentProps {
  pupilId: Id
  /** Of the child; null: the reader is the pupil. */
  name: string | null
}

function Question(props: ConsentProps & { consent: RecordingConsent; onChanged: () => void }) {
  const { consent, name, onChanged, pupilId } = props
  const words = useWords('recording-consent')
  const format = useFormat()
  const act = useAct()
  const [wish, setWish] = useState<'yes' | 'no' | null>(null)
  const stands = consent.isGiven ? 'yes' : 'no'
  const answer = (value: 'yes' | 'no'): void => {
    setWish(value)
    const body = { isGiven: value === 'yes' }
    void act.run(
      () => callApi(`/api/pupils/${pupilId}/recording-consent`, { method: 'PUT', body }),
      () => {
        toast({ text: words.saved[value] })
        onChanged()
      },
    )
  }
  return (
    <div class="stack">
      <RadioGroup
        label={words.question({ name })}
        hint={words.means}
        inLine
        disabled={act.busy}
        value={act.refusal === null ? (wish ?? stands) : stands}
        onValue={answer}
        options={(['no', 'yes'] as const).map((value) => ({ value, label: words[value] }))}
      />
      {consent.changedAt !== null && (
        <p class="soft">{words.since({ when: format.day(consent.changedAt) })}</p>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} live />}
    </div>
  )
}

function Told({ consent, name }: { consent: RecordingConsent; name: string | null }) {
  const words = useWords('recording-consent')
  if (name !== null) return <p>{words.ofAge({ name })}</p>
  return <p>{words.family[consent.isGiven ? 'yes' : 'no']}</p>
}

export function RecordingConsentPlace(props: ConsentProps) {
  const { pupilId } = props
  const words = useWords('recording-consent')
  const loaded: Loaded<RecordingConsent> = useLoad(`recording consent ${pupilId}`, (signal) =>
    callApi<RecordingConsent>(`/api/pupils/${pupilId}/recording-consent`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.own}>
      {(consent) =>
        consent.mayChange ? (
          <Question {...props} consent={consent} onChanged={loaded.reload} />
        ) : (
          <Told consent={consent} name={props.name} />
        )
      }
    </LoadView>
  )
}
