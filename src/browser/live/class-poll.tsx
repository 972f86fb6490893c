/** The quick question of a live class: pupils answer it, adults see how, and everybody what came out. */
import { useRef, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { countVotes } from './count-votes.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, type Poll, type RoomView } from './room-view.ts'
import { useFocusKept } from './use-focus-kept.ts'

/** A bar leaves room for its number on a phone. */
const widestPercent = 80

interface PollProps {
  room: RoomInHand
  poll: Poll
}

function Choices({ room, poll }: PollProps) {
  const words = useWords('live').poll
  const tu = useVoice() === 'tu'
  const { view, act } = room
  const chosen = poll.votes.get(view.self?.member ?? 0)
  return (
    <>
      <fieldset class="live-choices" disabled={view.isHeld}>
        <legend class="for-screen-readers">{words.choose({ tu })}</legend>
        {poll.choices.map((text, choice) => (
          <button
            key={text}
            type="button"
            class="live-choice"
            aria-pressed={chosen === choice}
            onClick={() => act({ kind: 'vote', pollId: poll.id, choice })}
          >
            {text}
          </button>
        ))}
      </fieldset>
      {chosen !== undefined && <p role="status">{words.chosen({ tu })}</p>}
    </>
  )
}

/** Lying bars with their numbers: the list is read out as it is seen. */
function Counts({ poll, counts }: { poll: Poll; counts: readonly number[] }) {
  const words = useWords('live').poll
  const format = useFormat()
  const sum = counts.reduce((total, count) => total + count, 0)
  const most = Math.max(1, ...counts)
  return (
    <>
      <ul class="plain live-counts">
        {poll.choices.map((label, choice) => {
          const count = counts[choice] ?? 0
          return (
            <li key={label}>
              <span>{label}</span>
              <span class="live-count">
                <span
                  class="live-bar"
                  style={{ inlineSize: `${(count / most) * widestPercent}%` }}
                />
                <strong class="numbers">{format.number(count, 0)}</strong>
              </span>
            </li>
          )
        })}
      </ul>
      <p class="soft">{words.summary({ count: format.number(sum, 0) })}</p>
    </>
  )
}

function Closing({ room, poll }: PollProps) {
  const words = useWords('live').poll
  const close = (isShown: boolean): void =>
    void room.act({ kind: 'close_poll', pollId: poll.id, isShown })
  return (
    <div class="row">
      <Button kind="primary" onClick={() => close(true)}>
        {words.closeShow}
      </Button>
      <Button onClick={() => close(false)}>{words.closeHide}</Button>
    </div>
  )
}

function voterCount({ members }: RoomView): number {
  return members.filter(({ role, state }) => role === 'pupil' && state === 'here').length
}

export function ClassPoll({ room }: { room: RoomInHand }) {
  const words = useWords('live').poll
  const general = useWords('general')
  const format = useFormat()
  const [putAway, setPutAway] = useState<string | null>(null)
  const { view } = room
  const { poll } = view
  const section = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const after = section.current?.nextElementSibling
  // Choices go with the question, and the question as it is put away.
  useFocusKept(section, () => heading.current ?? (after as HTMLElement | null | undefined))
  if (poll === null || poll.id === putAway) return null
  const leads = isAdult(view)
  const counts = poll.counts ?? (leads ? countVotes(poll) : null)
  const number = (value: number): string => format.number(value, 0)
  return (
    <section class="live-poll" aria-label={words.title} ref={section}>
      <h2 ref={heading} tabIndex={-1}>
        {poll.question}
      </h2>
      {counts !== null && <Counts poll={poll} counts={counts} />}
      {leads && poll.isOpen && (
        <p role="status">
          {words.answered({ count: number(poll.votes.size), total: number(voterCount(view)) })}
        </p>
      )}
      {view.self?.role === 'pupil' && poll.isOpen && <Choices room={room} poll={poll} />}
      {leads && poll.isOpen && <Closing room={room} poll={poll} />}
      {!poll.isOpen && (
        <p class="row">
          <span>{counts === null ? words.notShown : words.over}</span>
          <Button onClick={() => setPutAway(poll.id)}>{general.close}</Button>
        </p>
      )}
    </section>
  )
}
