/** The letter was right: whose it is, and the login and password that the person chooses. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { arriveAt, type Entry, enterByLetter } from '#browser/identity/enter-preau.ts'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { NewPasswordField, usePasswordError } from '#browser/identity/new-password-field.tsx'
import { NotKeptNotice } from '#browser/identity/not-kept-notice.tsx'
import { SharedSwitch } from '#browser/identity/shared-switch.tsx'
import { useHeadingFocus } from '#browser/identity/use-heading-focus.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Field } from '#browser/parts/field.tsx'
import type { LetterFound } from '#contract/sign-in.ts'

export interface LetterAccountProps {
  code: string
  letter: LetterFound
  /** The name is not the reader's: back to the code. */
  onOther: () => void
}

/** What a refusal says about one of the two fields; null where it is about neither. */
function useFieldErrors(outcome: Entry | null) {
  const words = useWords('sign-in')
  const passwordError = usePasswordError()
  const refusal = outcome?.state === 'refused' ? outcome.refusal : null
  const isLogin = refusal?.code === 'bad_request' && refusal.detail.where === '/login'
  const login =
    refusal?.code === 'login_taken' ? words.loginTaken : isLogin ? words.loginRefused : null
  const password = refusal === null ? null : passwordError(refusal)
  return { login, password, other: login === null && password === null ? refusal : null }
}

export function LetterAccount({ code, letter, onOther }: LetterAccountProps) {
  const words = useWords('sign-in')
  const format = useFormat()
  useHeadingFocus()
  const [, navigate] = useLocation()
  const [login, setLogin] = useState(letter.proposedLogin ?? '')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Entry | null>(null)
  const errors = useFieldErrors(outcome)
  const chooses = letter.login === null

  const open = async (): Promise<void> => {
    setIsTried(true)
    if (busy || password === '' || (chooses && login.trim() === '')) return
    setBusy(true)
    setOutcome(null)
    const entry = await enterByLetter({ code, login: chooses ? login : null, password })
    setBusy(false)
    if (entry.state !== 'in') return setOutcome(entry)
    arriveAt(pagePaths.home, navigate)
  }
  const loginMissing = isTried && login.trim() === '' ? words.loginMissing : null
  const passwordMissing = isTried && password === '' ? words.passwordMissing : null
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <p>
        {letter.login === null ? words.activationText : words.resetText({ login: letter.login })}{' '}
        {words.letterUntil({ day: format.day(letter.expiresAt) })}
      </p>
      <div>
        <Button onClick={onOther}>{words.notMyName}</Button>
      </div>
      {chooses ? (
        <Field
          label={words.newLogin}
          hint={words.newLoginHint}
          value={login}
          onValue={setLogin}
          name="username"
          autocomplete="username"
          spellcheck={false}
          required
          error={errors.login ?? loginMissing}
        />
      ) : (
        // For the device's own memory of passwords, which files them under a login.
        <input type="hidden" name="username" autocomplete="username" value={letter.login ?? ''} />
      )}
      <NewPasswordField
        value={password}
        onValue={(value) => {
          setPassword(value)
          setOutcome(null)
        }}
        error={errors.password ?? passwordMissing}
      />
      {errors.other && <EntryRefusal refusal={errors.other} onRetry={() => void open()} />}
      {outcome?.state === 'not-kept' && <NotKeptNotice />}
      <SharedSwitch />
      <div>
        <Button type="submit" kind="primary" busy={busy} busyText={words.entering}>
          {letter.purpose === 'reset' ? words.keepPassword : words.openAccount}
        </Button>
      </div>
    </form>
  )
}
