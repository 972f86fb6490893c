/** The chat of a live class: what was said, and a line to say something to the class or to its adults. */
import { useEffect, useRef } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { chatTextLengthMax } from '#contract/live-limits.ts'
import { breakoutOf } from './breakouts-view.ts'
import { endOfChat } from './chat-ends.ts'
import { FlagButton, FlagSign } from './flag-line.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { type ChatLine, isAdult, memberOf, type RoomView } from './room-view.ts'
import { useFocusKept } from './use-focus-kept.ts'

type To = ChatLine['to']

/** What somebody is writing; it outlives the form, which goes with the tab in which it stands. */
export interface TypedLine {
  readonly text: string
  /** What was chosen holds as long as the same reader stands first: in another breakout it was meant otherwise. */
  readonly wish: { readonly first: To; readonly to: To } | null
}

export interface TypedInHand {
  readonly typed: TypedLine
  readonly onTyped: (typed: TypedLine) => void
}

/** With `room`, lines can be pointed out to the adults. */
export function ChatLines({ view, room }: { view: RoomView; room?: RoomInHand }) {
  const words = useWords('live')
  const format = useFormat()
  const { chat } = view
  const list = useRef<HTMLDivElement>(null)
  const end = endOfChat(chat)
  const firstOwn = chat.findIndex(({ seq }) => !Number.isFinite(seq))
  // A line that was pointed out has no button any longer.
  useFocusKept(list, () => list.current)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further line is what makes it scroll.
  useEffect(() => {
    const element = list.current
    if (element !== null) element.scrollTop = element.scrollHeight
  }, [end])
  if (chat.length === 0) return <p class="soft">{words.chat.none}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus so that arrow keys move it.
    <div ref={list} class="live-chat-log" role="log" aria-label={words.chat.log} tabIndex={0}>
      <ol class="plain live-chat-lines">
        {chat.map((line, place) => {
          const { seq, by, at, to, breakout, words: said } = line
          return (
            <li
              key={Number.isFinite(seq) ? seq : `own ${place - firstOwn}`}
              class={by === view.self?.member ? 'live-line own' : 'live-line'}
            >
              <p class="live-line-by">
                <strong>{memberOf(view, by)?.name ?? words.people.unknown}</strong>{' '}
                <span class="soft">
                  {Number.isFinite(seq) ? format.time(at) : words.chat.sending}
                </span>
                {to === 'adults' && <span class="live-tag">{words.chat.forAdults}</span>}
                {to === 'breakout' && (
                  <span class="live-tag">
                    {words.breakouts.name({ number: format.number((breakout ?? 0) + 1, 0) })}
                  </span>
                )}
                <FlagSign view={view} seq={seq} />
              </p>
              <p class="live-line-words">{said}</p>
              {room !== undefined && <FlagButton room={room} line={line} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** To whom this reader may write now; the first is meant, unless another is chosen. */
function useReaders(view: RoomView): readonly { readonly value: To; readonly label: string }[] {
  const { breakouts, chat: words } = useWords('live')
  const tu = useVoice() === 'tu'
  const isLeading = isAdult(view)
  const isApart = !view.isHeld && breakoutOf(view.breakouts.split, view.self?.member ?? 0) !== null
  const mayClass = isLeading || (view.isChatOpen && !view.isHeld && !isApart)
  return [
    ...(isApart ? [{ value: 'breakout', label: breakouts.toBreakout({ tu }) } as const] : []),
    ...(mayClass ? [{ value: 'class', label: words.toClass } as const] : []),
    { value: 'adults', label: words.toAdults({ tu }) },
  ]
}

function SayForm({ room, typed, onTyped }: { room: RoomInHand } & TypedInHand) {
  const { breakouts, chat: words } = useWords('live')
  const tu = useVoice() === 'tu'
  const { view } = room
  const { text, wish } = typed
  const setText = (text: string): void => onTyped({ ...typed, text })
  const readers = useReaders(view)
  const first = readers[0]?.value ?? 'adults'
  const wished = wish?.first === first ? wish.to : first
  const to = readers.some(({ value }) => value === wished) ? wished : first
  const send = (event: Event): void => {
    event.preventDefault()
    if (text.trim() === '') return
    if (room.act({ kind: 'say', to, words: text.trim() })) setText('')
  }
  return (
    <form class="live-say" onSubmit={send}>
      {readers.length > 1 ? (
        <RadioGroup
          label={words.to}
          hideLabel
          inLine
          value={to}
          onValue={(chosen) => onTyped({ text, wish: { first, to: chosen } })}
          options={[...readers]}
        />
      ) : (
        <p class="soft">{words.closed({ tu })}</p>
      )}
      <div class="live-field-row">
        <Field label={words.field} value={text} onValue={setText} maxLength={chatTextLengthMax} />
        <Button type="submit">{words.send}</Button>
      </div>
      {to === 'adults' && <p class="live-note">{words.kept}</p>}
      {to === 'breakout' && !isAdult(view) && <p class="live-note">{breakouts.kept({ tu })}</p>}
    </form>
  )
}

export function ClassChat({ room, ...typed }: { room: RoomInHand } & TypedInHand) {
  const words = useWords('live').chat
  const { view, act } = room
  return (
    <div class="live-chat">
      {isAdult(view) && (
        <CheckBox
          label={words.open}
          checked={view.isChatOpen}
          onChecked={(isOpen) => void act({ kind: 'open_chat', isOpen })}
        />
      )}
      <ChatLines view={view} room={room} />
      <SayForm room={room} {...typed} />
    </div>
  )
}
