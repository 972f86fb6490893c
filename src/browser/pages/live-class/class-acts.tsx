/** What one does in a live class with one press: the hand, being lost; for adults timer, question, end. */
import { useState } from 'preact/hooks'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { LiveSign, type LiveSignName } from '#browser/live/live-sign.tsx'
import type { RoomInHand } from '#browser/live/room-in-hand.ts'
import { isAdult } from '#browser/live/room-view.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Menu } from '#browser/parts/menu.tsx'
import { AskPollDialog } from './ask-poll-dialog.tsx'
import { BreakoutsButton } from './breakouts-button.tsx'
import { ExerciseButton } from './exercise-button.tsx'
import { SlidesButton } from './slides-button.tsx'

const timerMinutes = [1, 2, 5, 10, 15] as const

interface PressProps {
  sign: LiveSignName
  label: string
  isPressed: boolean
  disabled?: boolean
  onPress: () => void
}

function Press({ sign, label, isPressed, disabled, onPress }: PressProps) {
  return (
    <button
      type="button"
      class="button quiet live-press"
      aria-pressed={isPressed}
      disabled={disabled}
      onClick={onPress}
    >
      <LiveSign name={sign} />
      <span>{label}</span>
    </button>
  )
}

function OwnActs({ room: { view, act } }: { room: RoomInHand }) {
  const words = useWords('live').acts
  const self = view.self?.member ?? 0
  const isUp = view.hands.includes(self)
  const isLost = view.lost.includes(self)
  return (
    <>
      <Press
        sign="hand"
        label={isUp ? words.lower : words.raise}
        isPressed={isUp}
        disabled={view.isHeld}
        onPress={() => act({ kind: 'hand', isUp: !isUp })}
      />
      {view.self?.role === 'pupil' && (
        <Press
          sign="lost"
          label={isLost ? words.notLost : words.lost}
          isPressed={isLost}
          onPress={() => act({ kind: 'lost', isLost: !isLost })}
        />
      )}
    </>
  )
}

function LeadActs({ room }: { room: RoomInHand }) {
  const { acts: words, recorded } = useWords('live')
  const { view, act, signal } = room
  const [isAsking, setAsking] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const startTimer = (minutes: number): void => {
    const endsAt = Math.round(Date.now() + view.aheadMs) + minutes * 60_000
    act({ kind: 'timer', endsAt })
  }
  return (
    <>
      <Button disabled={view.poll?.isOpen === true} onClick={() => setAsking(true)}>
        {words.ask}
      </Button>
      <Menu
        label={words.timer}
        items={[
          ...timerMinutes.map((count) => ({
            label: words.minutes({ count }),
            onSelect: () => startTimer(count),
          })),
          ...(view.timerEndsAt === null
            ? []
            : [
                {
                  label: words.stopTimer,
                  onSelect: () => void act({ kind: 'timer', endsAt: null }),
                },
              ]),
        ]}
      />
      <ExerciseButton room={room} />
      <SlidesButton room={room} />
      {view.breakouts.split === null && !view.isHeld && <BreakoutsButton room={room} />}
      <Button
        disabled={view.isHeld}
        onClick={() => act({ kind: 'record', isOn: !view.isRecorded })}
      >
        {view.isRecorded ? recorded.stop : recorded.start}
      </Button>
      <Button sign="leave" onClick={() => setEnding(true)}>
        {words.end}
      </Button>
      <AskPollDialog room={room} open={isAsking} onClose={() => setAsking(false)} />
      <ConfirmDialog
        open={isEnding}
        title={words.endAsk}
        confirmText={words.end}
        onConfirm={() => {
          signal({ kind: 'end' })
          setEnding(false)
        }}
        onClose={() => setEnding(false)}
      >
        <p>{words.endMeans}</p>
      </ConfirmDialog>
    </>
  )
}

export function ClassActs({ room }: { room: RoomInHand }) {
  const words = useWords('live').acts
  const tu = useVoice() === 'tu'
  const leads = isAdult(room.view)
  return (
    // Takes the focus of a question that is put away before it.
    <section class="live-acts" aria-label={words.title} tabIndex={-1}>
      {leads ? <LeadActs room={room} /> : <OwnActs room={room} />}
      {tu && room.view.lost.includes(room.view.self?.member ?? 0) && (
        <p class="live-note">{words.lostMeans}</p>
      )}
    </section>
  )
}
