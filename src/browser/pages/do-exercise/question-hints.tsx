/**
 * The hints of a question: each can be opened once the one before it was. One that costs points says so
 * first, and opens with a press of its own; what lies open can be folded and read again for nothing.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { Inlines } from '#contract/content.ts'
import { costOfNextHint, hintsOf } from '#contract/hints.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'

interface HintProps {
  hint: Inlines
  /** From 1. */
  number: number
  all: number
  isOpened: boolean
  /** In points, while it is not open. */
  cost: number
  onOpen: () => Promise<void>
}

function Hint({ hint, number, all, isOpened, cost, onOpen }: HintProps) {
  const words = useWords('exercise')
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [pressed, setPressed] = useState(false)
  const text = useRef<HTMLParagraphElement>(null)
  const isHidden = !isOpened && cost > 0
  const price = { count: cost, shown: format.number(cost) }
  // The button that had the focus is gone: the focus goes to what it opened.
  useEffect(() => {
    if (pressed && isOpened) text.current?.focus()
  }, [pressed, isOpened])
  const label = all === 1 ? words.hint : words.hintNumber({ number, all })
  return (
    <Disclosure
      label={
        isHidden ? (
          <>
            {label} <span class="hint-price">{words.hintPrice(price)}</span>
          </>
        ) : (
          label
        )
      }
      onToggle={(unfolded) => {
        if (unfolded && !isOpened && cost === 0) void onOpen()
      }}
    >
      {isHidden ? (
        <>
          <p>{words.hintCosts(price)}</p>
          <div>
            <Button
              busy={busy}
              onClick={() => {
                setPressed(true)
                setBusy(true)
                void onOpen().finally(() => setBusy(false))
              }}
            >
              {words.openHint}
            </Button>
          </div>
        </>
      ) : (
        <p ref={text} class="hint-text" tabIndex={-1} lang={contentLanguage}>
          <InlineText inlines={hint} />
        </p>
      )}
    </Disclosure>
  )
}

export interface QuestionHintsProps {
  question: PupilQuestion
  /** So many lie open. */
  opened: number
  /** Handed in, or on its way: no other one can be opened. */
  locked: boolean
  /** Resolves once it is kept that so many are open. */
  onOpen: (opened: number) => Promise<void>
}

export function QuestionHints({ question, opened, locked, onOpen }: QuestionHintsProps) {
  const hints = hintsOf(question)
  return (
    <>
      {keyed(hints.slice(0, locked ? opened : opened + 1)).map(({ key, item: hint }, place) => (
        <Hint
          key={key}
          hint={hint}
          number={place + 1}
          all={hints.length}
          isOpened={place < opened}
          cost={costOfNextHint(question, place)}
          onOpen={() => onOpen(place + 1)}
        />
      ))}
    </>
  )
}
