/** A code that a teacher reads out over the telephone, when the card stayed at school. */
import { useState } from 'preact/hooks'
import { useSearch } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { CodeEntry } from '#browser/identity/code-entry.tsx'
import { Greeting } from '#browser/identity/greeting.tsx'
import { HearLines } from '#browser/identity/hear-lines.tsx'
import { withNext } from '#browser/identity/next-address.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { usePageVoice } from '#browser/viewer.ts'
import type { SignedIn } from '#contract/sign-in.ts'

/** Three groups of four. */
const dictatedCodeLength = 12

export function UseDictatedCodePage() {
  const words = useWords('sign-in')
  const search = useSearch()
  usePageVoice('tu')
  const [person, setPerson] = useState<SignedIn | null>(null)
  if (person !== null) return <Greeting person={person} />
  return (
    <PageShell
      title={words.dictatedTitle}
      intro={words.dictatedIntro}
      person="nothing"
      back={{ href: withNext(pagePaths.signIn, search), label: words.backToChoice }}
    >
      <div class="stack">
        <p>{words.dictatedText}</p>
        <div>
          <HearLines lines={[words.dictatedIntro, words.dictatedText]} />
        </div>
        <CodeEntry
          label={words.dictatedLabel}
          hint={words.codeHint}
          length={dictatedCodeLength}
          onIn={setPerson}
          wrongCode={words.dictatedWrong}
        />
        <p>
          <PageLink href={withNext(pagePaths.signInByCard, search)}>{words.codeInFour}</PageLink>
        </p>
      </div>
    </PageShell>
  )
}
