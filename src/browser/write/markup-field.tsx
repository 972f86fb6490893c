/**
 * A plain field for running text: buttons put the typed marks around what is selected, and what
 * readers will see stands below as soon as it differs from what is typed.
 */
import { useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { inlinesToMarkup, markupToInlines } from '#browser/content/inline-markup.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { frameOf } from '#browser/parts/field.tsx'
import { FieldFrame, type FieldFrameProps } from '#browser/parts/field-frame.tsx'
import type { Inlines } from '#contract/content.ts'
import { type Surrounded, surround } from './surround.ts'
import './write.css'

export interface MarkupFieldProps extends FieldFrameProps {
  /** Where the field begins; what is typed afterwards is the field's own. */
  inlines: Inlines
  onInlines: (inlines: Inlines) => void
  rows?: number | undefined
  /** Without the buttons: for short answers in a row. */
  bare?: boolean | undefined
}

interface MarkButtonsProps {
  onMark: (before: string, after: string, sample: string) => void
}

export function MarkButtons({ onMark }: MarkButtonsProps) {
  const words = useWords('write').marks
  const buttons = [
    { name: words.strong, face: <strong>G</strong>, before: '**', after: '**', sample: words.word },
    { name: words.emphasis, face: <em>I</em>, before: '_', after: '_', sample: words.word },
    { name: words.sub, face: <span>x₂</span>, before: '~', after: '~', sample: '2' },
    { name: words.sup, face: <span>x²</span>, before: '^', after: '^', sample: '2' },
    { name: words.maths, face: <span>√x</span>, before: '$', after: '$', sample: 'x^2' },
    {
      name: words.link,
      face: <span>↗</span>,
      before: '[',
      after: '](https://)',
      sample: words.word,
    },
    { name: words.language, face: <span>en</span>, before: '{en|', after: '}', sample: words.word },
  ]
  return (
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
          onClick={() => onMark(button.before, button.after, button.sample)}
        >
          <span aria-hidden="true">{button.face}</span>
          <span class="for-screen-readers">{button.name}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** Puts a changed text into the area with its selection, as if it had been typed. */
export function placeText(area: HTMLTextAreaElement, change: Surrounded): void {
  area.value = change.text
  area.focus()
  area.setSelectionRange(change.start, change.end)
}

export function MarkupField(props: MarkupFieldProps) {
  const { inlines, onInlines, rows = 2, bare = false } = props
  const words = useWords('write').marks
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => inlinesToMarkup(inlines))
  const read = markupToInlines(text)
  const isPlain = read.every((inline) => inline.type === 'text' && !inline.marks && !inline.lang)
  const change = (next: string): void => {
    setText(next)
    onInlines(markupToInlines(next))
  }
  const mark = (before: string, after: string, sample: string): void => {
    const element = area.current
    if (element === null) return
    const { selectionStart: start, selectionEnd: end, value } = element
    const changed = surround({ text: value, start, end }, before, after, sample)
    placeText(element, changed)
    change(changed.text)
  }
  return (
    <FieldFrame {...frameOf(props)}>
      {(ties) => (
        <div class="markup">
          {!bare && <MarkButtons onMark={mark} />}
          <textarea
            {...ties}
            ref={area}
            class="control"
            rows={rows}
            lang="fr"
            value={text}
            onInput={(event) => change(event.currentTarget.value)}
          />
          {!isPlain && (
            <p class="markup-shown" lang="fr">
              <span class="for-screen-readers">{words.shown} </span>
              <InlineText inlines={read} />
            </p>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
