/** Points a line of the chat out to the adults: a press and a confirmation; who did it, for those who may know. */
import { useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { type ChatLine, isAdult, memberOf, type RoomView } from './room-view.ts'

/** Adults read who did it; a pupil learns of the own press alone. */
export function FlagSign({ view, seq }: { view: RoomView; seq: number }) {
  const words = useWords('live')
  const format = useFormat()
  const by = view.flags.get(seq)
  if (by === undefined) return null
  const names = format.list(by.map((one) => memberOf(view, one)?.name ?? words.people.unknown))
  return (
    <span class="live-tag">
      {words.flag.done}
      {isAdult(view) && ` ${words.flag.by({ names })}`}
    </span>
  )
}

export function FlagButton({ room, line }: { room: RoomInHand; line: ChatLine }) {
  const words = useWords('live')
  const tu = useVoice() === 'tu'
  const [asks, setAsks] = useState(false)
  const { act, view } = room
  const { by, seq } = line
  const self = view.self?.member
  const isDone = self !== undefined && view.flags.get(seq)?.includes(self) === true
  // What is still under way has no number.
  if (by === self || isDone || !Number.isFinite(seq)) return null
  const name = memberOf(view, by)?.name ?? words.people.unknown
  return (
    <>
      <Button aria-label={words.flag.pressOf({ name })} onClick={() => setAsks(true)}>
        {words.flag.press}
      </Button>
      <ConfirmDialog
        open={asks}
        title={words.flag.title}
        confirmText={words.flag.confirm}
        danger={false}
        onClose={() => setAsks(false)}
        onConfirm={() => {
          if (act({ kind: 'flag', seq })) setAsks(false)
        }}
      >
        <p class="live-line-words">{line.words}</p>
        <p>{words.flag.means({ tu })}</p>
      </ConfirmDialog>
    </>
  )
}
