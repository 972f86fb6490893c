/**
 * A letter from the school: its code, then login and password. The same way serves the first time
 * and the forgotten password; only the school hands the code out.
 */
import { useEffect, useState } from 'preact/hooks'
import { useSearch } from 'wouter'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Letter } from '#browser/drawings/letter.tsx'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { takeHeldCode } from '#browser/identity/held-code.ts'
import { withNext } from '#browser/identity/next-address.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { CodeField } from '#browser/parts/code-field.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { usePageVoice } from '#browser/viewer.ts'
import type { LetterFound } from '#contract/sign-in.ts'
import { LetterAccount } from './letter-account.tsx'
import '#browser/identity/identity.css'

/** Three groups of four. */
const letterCodeLength = 12

interface Found {
  readonly code: string
  readonly letter: LetterFound
}

function LetterCode({ onFound }: { onFound: (found: Found) => void }) {
  const words = useWords('sign-in')
  const [code, setCode] = useState(() => takeHeldCode() ?? '')
  const [isShort, setIsShort] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)

  const look = async (typed: string): Promise<void> => {
    if (busy) return
    if (typed.length < letterCodeLength) return setIsShort(true)
    setBusy(true)
    setRefusal(null)
    const answer = await callApi<LetterFound>('/api/letter/look', {
      body: { code: typed },
      ofDevice: true,
    })
    setBusy(false)
    if (answer.ok) onFound({ code: typed, letter: answer.value })
    else setRefusal(answer.refusal)
  }
  // A code that was typed on another page has come along whole: it is looked at right away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => {
    if (code !== '') void look(code)
  }, [])
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void look(code)
      }}
    >
      <CodeField
        label={words.letterCode}
        length={letterCodeLength}
        value={code}
        onValue={(value) => {
          setCode(value)
          setIsShort(false)
        }}
        onComplete={(typed) => void look(typed)}
        error={isShort ? words.codeShort({ count: letterCodeLength - code.length }) : null}
      />
      {refusal && (
        <EntryRefusal
          refusal={refusal}
          onRetry={() => void look(code)}
          wrongCode={words.letterWrong}
        />
      )}
      <div>
        <Button type="submit" kind="primary" busy={busy} busyText={words.letterChecking}>
          {words.letterNext}
        </Button>
      </div>
    </form>
  )
}

export function UseLetterPage() {
  const words = useWords('sign-in')
  const search = useSearch()
  const [found, setFound] = useState<Found | null>(null)
  usePageVoice('vous')
  const heading =
    found === null
      ? words.letterTitle
      : words.letterHello({ name: `${found.letter.givenName} ${found.letter.familyName}` })
  return (
    <PageShell
      title={words.letterTitle}
      heading={heading}
      person="nothing"
      back={{ href: withNext(pagePaths.signIn, search), label: words.backToChoice }}
    >
      {found === null ? (
        <div class="step">
          <div class="step-drawing">
            <Letter />
          </div>
          <div class="stack">
            <p>{words.letterIntro}</p>
            <LetterCode onFound={setFound} />
          </div>
        </div>
      ) : (
        <LetterAccount code={found.code} letter={found.letter} onOther={() => setFound(null)} />
      )}
    </PageShell>
  )
}
