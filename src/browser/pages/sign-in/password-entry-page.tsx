/** "J'ai un identifiant et un mot de passe": for adults; a forgotten one goes through the school. */
import { useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { arriveAt, type Entry, enterByPassword } from '#browser/identity/enter-preau.ts'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { nextAddressOf, withNext } from '#browser/identity/next-address.ts'
import { NotKeptNotice } from '#browser/identity/not-kept-notice.tsx'
import { PasswordField } from '#browser/identity/password-field.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { usePageVoice } from '#browser/viewer.ts'

function PasswordForm() {
  const words = useWords('sign-in')
  const [, navigate] = useLocation()
  const search = useSearch()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Entry | null>(null)

  const enter = async (): Promise<void> => {
    setIsTried(true)
    if (busy || login.trim() === '' || password === '') return
    setBusy(true)
    setOutcome(null)
    const entry = await enterByPassword(login, password)
    setBusy(false)
    if (entry.state !== 'in') return setOutcome(entry)
    arriveAt(nextAddressOf(search) ?? pagePaths.home, navigate)
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <Field
        label={words.login}
        hint={words.loginHint}
        value={login}
        onValue={setLogin}
        name="username"
        autocomplete="username"
        spellcheck={false}
        required
        error={isTried && login.trim() === '' ? words.loginMissing : null}
      />
      <PasswordField
        label={words.password}
        value={password}
        onValue={setPassword}
        name="password"
        autocomplete="current-password"
        error={isTried && password === '' ? words.passwordMissing : null}
      />
      {outcome?.state === 'refused' && (
        <EntryRefusal refusal={outcome.refusal} onRetry={() => void enter()} />
      )}
      {outcome?.state === 'not-kept' && <NotKeptNotice />}
      <div>
        <Button type="submit" kind="primary" busy={busy} busyText={words.entering}>
          {words.enter}
        </Button>
      </div>
    </form>
  )
}

export function PasswordEntryPage() {
  const words = useWords('sign-in')
  const search = useSearch()
  usePageVoice('vous')
  return (
    <PageShell
      title={words.passwordTitle}
      person="nothing"
      back={{ href: withNext(pagePaths.signIn, search), label: words.backToChoice }}
    >
      <div class="stack stack-wide">
        <PasswordForm />
        <Disclosure label={words.forgotten}>
          {words.forgottenLines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <LinkButton href={withNext(pagePaths.signInByLetter, search)}>
            {words.haveNewLetter}
          </LinkButton>
        </Disclosure>
      </div>
    </PageShell>
  )
}
