/**
 * A plain field for running text: buttons put the typed marks around what is selected, and what
 * readers will see stands below as soon as it differs from what is typed.
 */
import { useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { inlinesToMarkup, markupToInlines } from '#browser/content/inline-markup.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { DrawnFormula } from '#browser/formula/drawn-formula.tsx'
import { frameOf } from '#browser/parts/field.tsx'
import { FieldFrame, type FieldFrameProps } from '#browser/parts/field-frame.tsx'
import type { Inlines } from '#contract/content.ts'
import { MarkButtons } from './mark-buttons.tsx'
import './write.css'

export interface MarkupFieldProps extends FieldFrameProps {
  /** Where the field begins; what is typed afterwards is the field's own. */
  inlines: Inlines
  onInlines: (inlines: Inlines) => void
  rows?: number | undefined
  /** Without the buttons: for short answers in a row. */
  bare?: boolean | undefined
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
  return (
    <FieldFrame {...frameOf(props)}>
      {(ties) => (
        <div class="markup">
          {!bare && <MarkButtons area={area} onText={change} />}
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
              <InlineText
                inlines={read}
                drawFormula={(tex) => <DrawnFormula tex={tex} isBlock={false} />}
              />
            </p>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
