/** What a guardian is asked to sign for one child: the words and one press; yes or no is asked once more, for it stands. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { AskedSignatures, SignatureAnswer, SignatureInput } from '#contract/signatures.ts'

type AskedSignature = AskedSignatures['requests'][number]

interface EveningSignatureProps {
  request: AskedSignature
  pupilId: string
  givenName: string
  onSigned: () => void
}

function EveningSignature({ request, pupilId, givenName, onSigned }: EveningSignatureProps) {
  const words = useWords('guardian').signing
  const format = useFormat()
  const act = useAct()
  const [wish, setWish] = useState<SignatureAnswer>('read')
  const [asking, setAsking] = useState(false)
  const { by, contentHash, id, kind, of, signed, text, until } = request
  const sign = (answer: SignatureAnswer): void => {
    setWish(answer)
    const body: SignatureInput = { answer, contentHash }
    void act.run(
      () => callApi(`/api/pupils/${pupilId}/signatures/${id}`, { method: 'PUT', body }),
      () => {
        setAsking(false)
        onSigned()
      },
    )
  }
  const choose = (answer: SignatureAnswer): void => {
    setWish(answer)
    act.forget()
    if (answer === 'read') sign(answer)
    else setAsking(true)
  }
  const answers: SignatureAnswer[] = kind === 'read' ? ['read'] : ['allowed', 'not_allowed']
  return (
    <li class={signed === null ? 'evening-signature' : 'evening-signature signed'}>
      <p class="evening-words">{text}</p>
      <p class="evening-detail">
        {words.askedBy({ by, of, until: format.day(dayInstant(until)) })}
      </p>
      {signed === null ? (
        <div class="stack">
          <p class="row">
            {answers.map((answer) => (
              <Button key={answer} busy={act.busy} onClick={() => choose(answer)}>
                {words.answers[answer]}
                <span class="for-screen-readers"> {text}</span>
              </Button>
            ))}
          </p>
          <p class="evening-detail">{words.once}</p>
        </div>
      ) : (
        <p class="evening-signed">
          <Sign name={signed.answer === 'not_allowed' ? 'cross' : 'check'} />{' '}
          {words.signed({
            answer: words.answers[signed.answer],
            when: format.dateTime(signed.at),
          })}
        </p>
      )}
      <ConfirmDialog
        open={asking}
        title={words.answerFor({ answer: words.answers[wish], name: givenName })}
        confirmText={words.sign}
        busy={act.busy}
        danger={false}
        onConfirm={() => sign(wish)}
        onClose={() => setAsking(false)}
      >
        <p class="evening-words">{text}</p>
        <p>{words.once}</p>
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
      {act.refusal && !asking && (
        <ErrorView refusal={act.refusal} onRetry={() => choose(wish)} live />
      )}
    </li>
  )
}

export function EveningSignatures(props: {
  requests: readonly AskedSignature[]
  pupilId: string
  givenName: string
  onSigned: () => void
}) {
  const { requests, pupilId, givenName, onSigned } = props
  const words = useWords('guardian').signing
  if (requests.length === 0) return null
  return (
    <div class="evening">
      <h3>{words.title}</h3>
      <ul class="plain">
        {requests.map((request) => (
          <EveningSignature
            key={request.id}
            request={request}
            pupilId={pupilId}
            givenName={givenName}
            onSigned={onSigned}
          />
        ))}
      </ul>
    </div>
  )
}
