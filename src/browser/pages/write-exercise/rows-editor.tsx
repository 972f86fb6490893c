/**
 * Rows that a person adds and takes out: choices, accepted answers, pairs. Each keeps its own
 * fields when others come and go; a row taken out can be brought back.
 */
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import {
  insertAt,
  type Keyed,
  moveBy,
  removeAt,
  replaceAt,
  withKey,
  withKeys,
} from '#browser/write/keyed-list.ts'
import './write-exercise.css'

export interface RowsEditorProps<Row> {
  /** What a row is, with its number, for screen readers: "Réponse 2". */
  nameOf: (number: number) => string
  rows: readonly Row[]
  onRows: (rows: readonly Row[]) => void
  newRow: () => Row
  addText: string
  min: number
  max: number
  /** The order counts: rows move up and down. */
  ordered?: boolean | undefined
  children: (row: Row, set: (row: Row) => void, place: number) => ComponentChildren
}

interface RowToolsProps {
  name: string
  place: number
  count: number
  min: number
  ordered: boolean
  onMove: (steps: number) => void
  onRemove: () => void
}

function RowTools({ name, place, count, min, ordered, onMove, onRemove }: RowToolsProps) {
  const words = useWords('write').block
  return (
    <div class="row-tools">
      {ordered && (
        <>
          <Button sign="sortUp" signOnly disabled={place === 0} onClick={() => onMove(-1)}>
            {words.up} {name}
          </Button>
          <Button sign="sortDown" signOnly disabled={place === count - 1} onClick={() => onMove(1)}>
            {words.down} {name}
          </Button>
        </>
      )}
      <Button sign="cross" signOnly disabled={count <= min} onClick={onRemove}>
        {words.remove} {name}
      </Button>
    </div>
  )
}

export function RowsEditor<Row>(props: RowsEditorProps<Row>) {
  const { rows, newRow, min, max, nameOf, ordered = false } = props
  const words = useWords('write').block
  const general = useWords('general')
  const [keyed, setKeyed] = useState<readonly Keyed<Row>[]>(() => withKeys(rows))
  // Acts on all rows (ticking the right one) come back through `rows`; the keys stay.
  const shown =
    rows.length === keyed.length
      ? keyed.map(({ key }, place) => ({ key, item: rows[place] as Row }))
      : keyed
  // Bringing a row back happens later: onto the rows and into the question of then.
  const held = useRef({ shown, onRows: props.onRows })
  held.current = { shown, onRows: props.onRows }
  const change = (next: readonly Keyed<Row>[]): void => {
    setKeyed(next)
    held.current.onRows(next.map((one) => one.item))
  }
  const remove = (place: number, one: Keyed<Row>): void => {
    change(removeAt(shown, place))
    toast({
      text: words.removed({ type: nameOf(place + 1) }),
      action: {
        label: general.undo,
        onAction: () => change(insertAt(held.current.shown, place, one)),
      },
    })
  }
  return (
    <div class="rows-editor">
      <ol class="plain">
        {shown.map((one, place) => (
          <li key={one.key} class="rows-line">
            <div class="rows-fields">
              {props.children(
                one.item,
                (item) => change(replaceAt(shown, place, { key: one.key, item })),
                place,
              )}
            </div>
            <RowTools
              name={nameOf(place + 1)}
              place={place}
              count={shown.length}
              min={min}
              ordered={ordered}
              onMove={(steps) => {
                change(moveBy(shown, place, steps))
                announce(words.movedTo({ place: place + steps + 1, total: shown.length }))
              }}
              onRemove={() => remove(place, one)}
            />
          </li>
        ))}
      </ol>
      <p>
        <Button
          disabled={shown.length >= max}
          onClick={() => change([...shown, withKey(newRow())])}
        >
          {props.addText}
        </Button>
      </p>
    </div>
  )
}
