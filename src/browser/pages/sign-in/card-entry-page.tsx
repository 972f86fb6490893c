/** "J'ai une carte": let the telephone's own camera read it, or type what is written on it. */
import { useState } from 'preact/hooks'
import { useSearch } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { CameraOnCard } from '#browser/drawings/camera-on-card.tsx'
import { CardInHand } from '#browser/drawings/card-in-hand.tsx'
import { CodeEntry } from '#browser/identity/code-entry.tsx'
import { Greeting } from '#browser/identity/greeting.tsx'
import { HearLines } from '#browser/identity/hear-lines.tsx'
import { withNext } from '#browser/identity/next-address.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { usePageVoice } from '#browser/viewer.ts'
import type { SignedIn } from '#contract/sign-in.ts'
import '#browser/identity/identity.css'

/** Four groups of four. */
const cardCodeLength = 16

/** What is held in a hand has a camera, most of the time; a desk has a keyboard. */
function isHeldInHand(): boolean {
  return matchMedia('(pointer: coarse)').matches
}

function ScanStep() {
  const words = useWords('sign-in')
  return (
    <section class="step" aria-labelledby="scan">
      <div class="step-drawing">
        <CameraOnCard />
      </div>
      <div class="stack">
        <h2 id="scan">{words.scanTitle}</h2>
        <p>{words.scanText}</p>
        <div>
          <HearLines lines={[words.scanTitle, words.scanText]} what={words.scanTitle} />
        </div>
      </div>
    </section>
  )
}

function TypeStep({ onIn }: { onIn: (person: SignedIn) => void }) {
  const words = useWords('sign-in')
  const search = useSearch()
  return (
    <section class="step" aria-labelledby="type">
      <div class="step-drawing">
        <CardInHand />
      </div>
      <div class="stack">
        <h2 id="type">{words.typeTitle}</h2>
        <p>{words.typeText}</p>
        <div>
          <HearLines lines={[words.typeTitle, words.typeText]} what={words.typeTitle} />
        </div>
        <CodeEntry
          label={words.codeLabel}
          hint={words.codeHint}
          length={cardCodeLength}
          onIn={onIn}
        />
        <p>
          <PageLink href={withNext(pagePaths.signInByDictatedCode, search)}>
            {words.codeInThree}
          </PageLink>
        </p>
      </div>
    </section>
  )
}

export function CardEntryPage() {
  const words = useWords('sign-in')
  const search = useSearch()
  usePageVoice('tu')
  const [person, setPerson] = useState<SignedIn | null>(null)
  const [inHand] = useState(isHeldInHand)
  if (person !== null) return <Greeting person={person} />
  return (
    <PageShell
      title={words.cardTitle}
      intro={words.cardIntro}
      person="nothing"
      back={{ href: withNext(pagePaths.signIn, search), label: words.backToChoice }}
    >
      <div class="stack stack-wide">
        {inHand && <ScanStep />}
        <TypeStep onIn={setPerson} />
        {!inHand && <ScanStep />}
      </div>
    </PageShell>
  )
}
