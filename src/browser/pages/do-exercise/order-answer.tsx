/**
 * Putting in order by tapping: a press takes a thing, a press on another place puts it there, or
 * the arrows that it then shows move it one place. Focus stays with the thing that moved.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage, plainWords, spokenInlines } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { ListenButton } from '#browser/content/listen-button.tsx'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { currentOrder, moveTo } from '#browser/parts/item-order.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { answerOfKind } from './answered.ts'

type OrderQuestion = Extract<PupilQuestion, { kind: 'order' }>

export function OrderAnswer(props: AnswerFieldProps<OrderQuestion>) {
  const { question, answer, onAnswer, locked, labelId } = props
  const words = useWords('exercise')
  const list = useRef<HTMLOListElement>(null)
  const focusAfter = useRef<string | null>(null)
  const [taken, setTaken] = useState<string | null>(null)
  const given = answerOfKind('order', answer)?.order
  const order = currentOrder(
    question.items.map((item) => item.id),
    given,
  )

  // A moved element loses the focus to the browser: it is given back.
  useEffect(() => {
    if (focusAfter.current === null) return
    const wished = list.current?.querySelector<HTMLButtonElement>(focusAfter.current)
    focusAfter.current = null
    if (wished?.disabled) {
      wished.closest('li')?.querySelector<HTMLElement>('.order-item')?.focus()
    } else wished?.focus()
  })

  const move = (id: string, place: number, act: string): void => {
    if (place < 0 || place >= order.length) return
    // Put down by a press on its place; the arrows go on moving what is taken.
    if (act === 'take') setTaken(null)
    focusAfter.current = `[data-item="${CSS.escape(id)}"] [data-act="${act}"]`
    onAnswer({ kind: 'order', order: moveTo(order, id, place) })
    const item = question.items.find((one) => one.id === id)
    announce(words.movedTo({ what: plainWords(item?.text ?? []), place: place + 1 }))
  }

  const press = (id: string, place: number): void => {
    if (taken !== null && taken !== id) move(taken, place, 'take')
    else setTaken(taken === null ? id : null)
  }

  return (
    <div class="stack">
      <p class="field-hint">{taken === null ? words.orderHow : words.orderPlace}</p>
      <ol class="plain order" ref={list} aria-labelledby={labelId}>
        {order.map((id, place) => {
          const text = question.items.find((item) => item.id === id)?.text ?? []
          return (
            <li key={id} data-item={id} class={taken === id ? 'order-line taken' : 'order-line'}>
              <button
                type="button"
                class="order-item"
                data-act="take"
                aria-pressed={taken === id}
                disabled={locked}
                onClick={() => press(id, place)}
              >
                <span class="order-number">{place + 1}</span>
                <span lang={contentLanguage}>
                  <InlineText inlines={text} />
                </span>
              </button>
              <ListenButton pieces={() => spokenInlines(text)} what={plainWords(text)} signOnly />
              {taken === id && !locked && (
                <span class="order-moves">
                  <Button
                    sign="sortUp"
                    data-act="up"
                    disabled={place === 0}
                    onClick={() => move(id, place - 1, 'up')}
                  >
                    {words.moveUp}
                    <span class="for-screen-readers"> {plainWords(text)}</span>
                  </Button>
                  <Button
                    sign="sortDown"
                    data-act="down"
                    disabled={place === order.length - 1}
                    onClick={() => move(id, place + 1, 'down')}
                  >
                    {words.moveDown}
                    <span class="for-screen-readers"> {plainWords(text)}</span>
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {given === undefined && !locked && (
        <div>
          <Button onClick={() => onAnswer({ kind: 'order', order })}>{words.orderAsItIs}</Button>
        </div>
      )}
    </div>
  )
}
