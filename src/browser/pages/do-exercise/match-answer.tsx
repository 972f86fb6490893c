/**
 * Matching by tapping: a press on the left thing opens what it can be joined to, a press there
 * joins them and goes on to the next one that waits. No dragging is ever needed.
 */
import { useId, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage, plainWords, spokenInlines } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { ListenButton } from '#browser/content/listen-button.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { announce } from '#browser/parts/announcements.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { answerOfKind } from './answered.ts'

type MatchQuestion = Extract<PupilQuestion, { kind: 'match' }>
type Pairs = Readonly<Record<string, string>>

function RightSides(props: {
  id: string
  question: MatchQuestion
  pairs: Pairs
  chosen: string | undefined
  onChoose: (rightId: string | null) => void
}) {
  const { question, pairs, chosen, onChoose } = props
  const words = useWords('exercise')
  const used = new Set(Object.values(pairs))
  return (
    <ul id={props.id} class="plain match-rights">
      {question.rights.map((right) => (
        <li key={right.id} class="answer-choice">
          <button
            type="button"
            class="match-right"
            aria-pressed={right.id === chosen}
            onClick={() => onChoose(right.id)}
          >
            <span lang={contentLanguage}>
              <InlineText inlines={right.text} />
            </span>
            {used.has(right.id) && right.id !== chosen && (
              <span class="match-used">{words.alreadyUsed}</span>
            )}
          </button>
          <ListenButton
            pieces={() => spokenInlines(right.text)}
            what={plainWords(right.text)}
            signOnly
          />
        </li>
      ))}
      {chosen !== undefined && (
        <li>
          <button type="button" class="match-right undo" onClick={() => onChoose(null)}>
            {words.unmatch}
          </button>
        </li>
      )}
    </ul>
  )
}

export function MatchAnswer(props: AnswerFieldProps<MatchQuestion>) {
  const { question, answer, onAnswer, locked, labelId } = props
  const words = useWords('exercise')
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const [open, setOpen] = useState<string | null>(null)
  const pairs: Pairs = answerOfKind('match', answer)?.pairs ?? {}

  const focusSlot = (leftId: string): void =>
    list.current?.querySelector<HTMLElement>(`[data-left="${CSS.escape(leftId)}"]`)?.focus()

  const choose = (leftId: string, rightId: string | null): void => {
    const { [leftId]: _, ...others } = pairs
    const next: Pairs = rightId === null ? others : { ...others, [leftId]: rightId }
    onAnswer({ kind: 'match', pairs: next })
    const place = question.lefts.findIndex((left) => left.id === leftId)
    const waiting = [...question.lefts.slice(place + 1), ...question.lefts.slice(0, place)].find(
      (left) => next[left.id] === undefined,
    )
    const goesOn = rightId !== null && waiting !== undefined
    setOpen(goesOn ? waiting.id : null)
    focusSlot(goesOn ? waiting.id : leftId)
    if (rightId !== null) announce(words.matched)
  }

  return (
    <ol class="plain match" ref={list} aria-labelledby={labelId}>
      {question.lefts.map((left) => {
        const chosen = pairs[left.id]
        const right = question.rights.find((one) => one.id === chosen)
        const isOpen = open === left.id && !locked
        const rightsId = `${id}-${left.id}`
        return (
          <li key={left.id} class="match-line">
            <button
              type="button"
              class="match-slot"
              data-left={left.id}
              aria-expanded={isOpen}
              aria-controls={isOpen ? rightsId : undefined}
              disabled={locked}
              onClick={() => setOpen(isOpen ? null : left.id)}
            >
              <span class="match-left" lang={contentLanguage}>
                <InlineText inlines={left.text} />
              </span>
              <Sign name="next" />
              {right === undefined ? (
                <span class="match-empty">{words.chooseMatch}</span>
              ) : (
                <span class="match-chosen" lang={contentLanguage}>
                  <InlineText inlines={right.text} />
                </span>
              )}
            </button>
            {isOpen && (
              <RightSides
                id={rightsId}
                question={question}
                pairs={pairs}
                chosen={chosen}
                onChoose={(rightId) => choose(left.id, rightId)}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}
