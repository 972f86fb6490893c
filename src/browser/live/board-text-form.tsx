/** Words for the board: typed here, put where a press on the board said, or under what is there. */
import { useState } from 'preact/hooks'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Field } from '#browser/parts/field.tsx'
import type { BoardInk } from '#contract/live-board.ts'
import { boardTextLengthMax } from '#contract/live-limits.ts'
import { type BoardPlace, pageOf } from './board-view.ts'
import { nextTextPlace } from './mark-places.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { mintHere } from './use-room-line.ts'

export interface BoardTextFormProps {
  room: RoomInHand
  page: number
  ink: BoardInk
  /** Null: nobody chose a place. */
  place: BoardPlace | null
  onWritten: () => void
}

export function BoardTextForm({ room, page, ink, place, onWritten }: BoardTextFormProps) {
  const words = useWords('live').board
  const tu = useVoice() === 'tu'
  const [text, setText] = useState('')
  const write = (event: Event): void => {
    event.preventDefault()
    if (text.trim() === '') return
    const at = place ?? nextTextPlace(pageOf(room.view.board, page).marks)
    if (!room.act({ kind: 'write', page, id: mintHere(), ink, at, words: text.trim() })) return
    setText('')
    onWritten()
  }
  const hint = tu ? words.textHintTu : words.textHint
  return (
    <form class="live-field-row" onSubmit={write}>
      <Field
        label={words.text}
        value={text}
        onValue={setText}
        maxLength={boardTextLengthMax}
        hint={place === null ? hint : words.textPlaced}
      />
      <Button type="submit">{words.write}</Button>
    </form>
  )
}
