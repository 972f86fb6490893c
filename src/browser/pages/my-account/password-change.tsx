/** Changes one's own password; the other sign-ins of the account end with it. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { NewPasswordField, usePasswordError } from '#browser/identity/new-password-field.tsx'
import { PasswordField } from '#browser/identity/password-field.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'

export interface PasswordChangeProps {
  /** Sessions ended with the change: the list of devices is to be asked anew. */
  onChanged: () => void
}

/** The server checks passwords in a queue of its own: on a busy morning that takes its time. */
const changeTimeoutMs = 60_000

export function PasswordChange({ onChanged }: PasswordChangeProps) {
  const words = useWords('account')
  const { passwordMissing } = useWords('sign-in')
  const passwordError = usePasswordError()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const [ended, setEnded] = useState<number | null>(null)

  const change = async (): Promise<void> => {
    setIsTried(true)
    if (busy || current === '' || next === '') return
    setBusy(true)
    setRefusal(null)
    setEnded(null)
    const answer = await callApi<{ ended: number }>('/api/me/password', {
      body: { current, next },
      timeoutMs: changeTimeoutMs,
    })
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    setCurrent('')
    setNext('')
    setIsTried(false)
    setEnded(answer.value.ended)
    onChanged()
  }
  const isWrong = refusal?.code === 'wrong_credentials'
  const weak = refusal === null ? null : passwordError(refusal)
  const missing = (text: string): string | null => (isTried && text === '' ? passwordMissing : null)
  return (
    <section class="stack" aria-labelledby="my-password">
      <h2 id="my-password">{words.passwordSection}</h2>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        <PasswordField
          label={words.currentPassword}
          value={current}
          onValue={setCurrent}
          name="current-password"
          autocomplete="current-password"
          error={isWrong ? words.currentWrong : missing(current)}
        />
        <NewPasswordField value={next} onValue={setNext} error={weak ?? missing(next)} />
        {refusal && !isWrong && weak === null && (
          <EntryRefusal refusal={refusal} onRetry={() => void change()} />
        )}
        {ended !== null && (
          <Notice kind="success" live title={words.passwordChanged({ count: ended })} />
        )}
        <div>
          <Button type="submit" kind="primary" busy={busy}>
            {words.changePassword}
          </Button>
        </div>
      </form>
    </section>
  )
}
