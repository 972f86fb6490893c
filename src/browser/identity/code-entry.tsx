/**
 * Where a code is typed: it goes off by itself with its last sign, what was typed stays when it
 * opens nothing, and the code of a letter finds its own page.
 */
import { useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { CodeField } from '#browser/parts/code-field.tsx'
import type { SignedIn } from '#contract/sign-in.ts'
import { type Entry, enterByCode } from './enter-preau.ts'
import { EntryRefusal, type EntryRefusalProps } from './entry-refusal.tsx'
import { holdCode } from './held-code.ts'
import { withNext } from './next-address.ts'
import { NotKeptNotice } from './not-kept-notice.tsx'

export interface CodeEntryProps {
  label: string
  hint: string
  /** Signs of the code, without separators. */
  length: number
  onIn: (person: SignedIn) => void
  wrongCode?: EntryRefusalProps['wrongCode']
}

export function CodeEntry({ label, hint, length, onIn, wrongCode }: CodeEntryProps) {
  const words = useWords('sign-in')
  const [, navigate] = useLocation()
  const search = useSearch()
  const [code, setCode] = useState('')
  const [isShort, setIsShort] = useState(false)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Entry | null>(null)

  const enter = async (typed: string): Promise<void> => {
    if (busy) return
    if (typed.length < length) return setIsShort(true)
    setBusy(true)
    setOutcome(null)
    const entry = await enterByCode(typed)
    setBusy(false)
    if (entry.state === 'in') return onIn(entry.person)
    if (entry.state === 'letter') {
      holdCode(typed)
      return navigate(withNext(pagePaths.signInByLetter, search))
    }
    setOutcome(entry)
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter(code)
      }}
    >
      <CodeField
        label={label}
        hint={hint}
        length={length}
        value={code}
        onValue={(value) => {
          setCode(value)
          setIsShort(false)
        }}
        onComplete={(typed) => void enter(typed)}
        error={isShort ? words.codeShort({ count: length - code.length }) : null}
      />
      {outcome?.state === 'refused' && (
        <EntryRefusal
          refusal={outcome.refusal}
          onRetry={() => void enter(code)}
          wrongCode={wrongCode}
        />
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
