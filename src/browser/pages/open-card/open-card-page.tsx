/**
 * Where a card's QR code leads: signs in with what stood after `#` (taken out of the address bar
 * before this page came), greets by first name, or says what to do with a card that opens nothing.
 */
import { useEffect, useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { CameraOnCard } from '#browser/drawings/camera-on-card.tsx'
import { CardInHand } from '#browser/drawings/card-in-hand.tsx'
import { cardFragment } from '#browser/identity/card-fragment.ts'
import { type Entry, enterByCard } from '#browser/identity/enter-preau.ts'
import { EntryRefusal } from '#browser/identity/entry-refusal.tsx'
import { Greeting } from '#browser/identity/greeting.tsx'
import { HearLines } from '#browser/identity/hear-lines.tsx'
import { NotKeptNotice } from '#browser/identity/not-kept-notice.tsx'
import { useHeadingFocus } from '#browser/identity/use-heading-focus.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { usePageVoice } from '#browser/viewer.ts'
import '#browser/identity/identity.css'

function useCard(): string | null {
  const [card, setCard] = useState(cardFragment.current())
  useEffect(() => cardFragment.subscribe(() => setCard(cardFragment.current())), [])
  return card
}

/** The server looked at the card and said no; anything else may go well another time. */
function isFinal({ status }: ApiRefusal): boolean {
  return status >= 400 && status < 429
}

/** A card that opens nothing: the drawing says what to do before the words do. */
function ShutCard({
  title,
  lines,
  scan,
}: {
  title: string
  lines: readonly string[]
  scan: boolean
}) {
  const words = useWords('sign-in')
  useHeadingFocus()
  return (
    <PageShell title={title} person="nothing">
      <div class="step">
        <div class="step-drawing">{scan ? <CameraOnCard /> : <CardInHand />}</div>
        <div class="stack">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <div class="row">
            <HearLines lines={[title, ...lines]} />
            <LinkButton kind="primary" href={pagePaths.signInByCard}>
              {words.typeInstead}
            </LinkButton>
          </div>
        </div>
      </div>
    </PageShell>
  )
}

export function OpenCardPage() {
  const words = useWords('sign-in')
  const card = useCard()
  const [turn, setTurn] = useState(0)
  const [entry, setEntry] = useState<Entry | null>(null)
  usePageVoice('tu')

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is the wish to try again.
  useEffect(() => {
    if (card === null) return
    let left = false
    setEntry(null)
    void enterByCard(card).then((result) => {
      // Used, or known to open nothing: only a failure on the way is worth keeping it for.
      if (result.state !== 'refused' || isFinal(result.refusal)) cardFragment.forget()
      if (!left) setEntry(result)
    })
    return () => {
      left = true
    }
  }, [card, turn])

  if (entry?.state === 'in') return <Greeting person={entry.person} />
  if (card === null) {
    return <ShutCard title={words.noCardTitle} lines={[words.noCardText]} scan />
  }
  const code = entry?.state === 'refused' ? entry.refusal.code : null
  if (code === 'wrong_code' || code === 'bad_request') {
    return (
      <ShutCard title={words.damagedTitle} lines={[words.damagedText, words.damagedTodo]} scan />
    )
  }
  if (code === 'card_revoked') {
    return (
      <ShutCard
        title={words.revokedTitle}
        lines={[words.revokedText, words.revokedTodo]}
        scan={false}
      />
    )
  }
  return (
    <PageShell title={words.openingTitle} person="nothing">
      <div class="stack">
        {entry === null && (
          <>
            <p>{words.openingText}</p>
            <Waiting />
          </>
        )}
        {entry?.state === 'refused' && (
          <EntryRefusal refusal={entry.refusal} onRetry={() => setTurn((count) => count + 1)} />
        )}
        {entry?.state === 'not-kept' && <NotKeptNotice />}
      </div>
    </PageShell>
  )
}
