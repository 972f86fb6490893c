/** Buttons that put the typed marks around what is selected in a field; a formula has a dialog of its own. */
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { FormulaDialog } from '#browser/formula/formula-dialog.tsx'
import { type FormulaPlace, formulaAt, putFormula } from './formula-in-markup.ts'
import { type Surrounded, surround } from './surround.ts'
import './write.css'

export interface MarkButtonsProps {
  area: RefObject<HTMLTextAreaElement | null>
  onText: (text: string) => void
}

interface MarkButton {
  readonly name: string
  readonly face: ComponentChildren
  readonly act: (selected: Surrounded) => void
}

export function MarkButtons({ area, onText }: MarkButtonsProps) {
  const words = useWords('write').marks
  const [place, setPlace] = useState<FormulaPlace | null>(null)
  /** Where the cursor goes when the dialog is closed: while it is open the field takes none. */
  const cursor = useRef<number | null>(null)
  useEffect(() => {
    if (place !== null || cursor.current === null) return
    // The browser would give the keyboard to the button that opened the dialog.
    area.current?.focus()
    area.current?.setSelectionRange(cursor.current, cursor.current)
    cursor.current = null
  }, [area, place])
  /** As if it had been typed, with its selection. */
  const put = ({ text, start, end }: Surrounded): void => {
    const element = area.current
    if (element === null) return
    element.value = text
    element.focus()
    element.setSelectionRange(start, end)
    onText(text)
  }
  const around = (before: string, after: string, sample: string) => (selected: Surrounded) =>
    put(surround(selected, before, after, sample))
  const open = (selected: Surrounded): void => {
    cursor.current = selected.end
    setPlace(formulaAt(selected))
  }
  const buttons: MarkButton[] = [
    { name: words.strong, face: <strong>G</strong>, act: around('**', '**', words.word) },
    { name: words.emphasis, face: <em>I</em>, act: around('_', '_', words.word) },
    { name: words.sub, face: 'x₂', act: around('~', '~', '2') },
    { name: words.sup, face: 'x²', act: around('^', '^', '2') },
    { name: words.maths, face: '√x', act: open },
    { name: words.link, face: '↗', act: around('[', '](https://)', words.word) },
    { name: words.language, face: 'en', act: around('{en|', '}', words.word) },
  ]
  const press = ({ act }: MarkButton): void => {
    const element = area.current
    if (element === null) return
    act({ text: element.value, start: element.selectionStart, end: element.selectionEnd })
  }
  return (
    <>
      <fieldset class="mark-buttons">
        <legend class="for-screen-readers">{words.label}</legend>
        {buttons.map((button) => (
          <button
            key={button.name}
            type="button"
            class="mark-button"
            title={button.name}
            onMouseDown={(event) => {
              // The field keeps its focus and its selection.
              event.preventDefault()
            }}
            onClick={() => press(button)}
          >
            <span aria-hidden="true">{button.face}</span>
            <span class="for-screen-readers">{button.name}</span>
          </button>
        ))}
      </fieldset>
      {place !== null && (
        <FormulaDialog
          formula={{ tex: place.tex, isBlock: false }}
          choosesPlace={false}
          onFormula={({ tex }) => {
            const changed = putFormula(area.current?.value ?? '', place, tex)
            put(changed)
            cursor.current = changed.start
            setPlace(null)
          }}
          onClose={() => setPlace(null)}
        />
      )}
    </>
  )
}
