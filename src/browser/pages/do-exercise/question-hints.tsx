/** The hints of a question: each can be opened once the one before it was. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { Inlines } from '#contract/content.ts'

export function QuestionHints({ hints }: { hints: readonly Inlines[] }) {
  const words = useWords('exercise')
  const [openedCount, setOpenedCount] = useState(0)
  const all = hints.length
  return (
    <>
      {keyed(hints.slice(0, openedCount + 1)).map(({ key, item: hint }, place) => (
        <Disclosure
          key={key}
          label={all === 1 ? words.hint : words.hintNumber({ number: place + 1, all })}
          onToggle={(isOpen) => {
            if (isOpen) setOpenedCount((count) => Math.max(count, place + 1))
          }}
        >
          <p lang={contentLanguage}>
            <InlineText inlines={hint} />
          </p>
        </Disclosure>
      ))}
    </>
  )
}
