/** A field for several running texts at once: a list, a poem, the paragraphs of a box. */
import { useRef, useState } from 'preact/hooks'
import { frameOf } from '#browser/parts/field.tsx'
import { FieldFrame, type FieldFrameProps } from '#browser/parts/field-frame.tsx'
import type { Inlines } from '#contract/content.ts'
import { type LineBreak, linesToText, textToLines } from './line-fields.ts'
import { MarkButtons } from './mark-buttons.tsx'

export interface LinesFieldProps extends FieldFrameProps {
  lines: readonly Inlines[]
  breaks: LineBreak
  onLines: (lines: Inlines[]) => void
  rows?: number | undefined
}

export function LinesField(props: LinesFieldProps) {
  const { lines, breaks, onLines, rows = 4 } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => linesToText(lines, breaks))
  const change = (next: string): void => {
    setText(next)
    onLines(textToLines(next, breaks))
  }
  return (
    <FieldFrame {...frameOf(props)}>
      {(ties) => (
        <div class="markup">
          <MarkButtons area={area} onText={change} />
          <textarea
            {...ties}
            ref={area}
            class="control"
            rows={rows}
            lang="fr"
            value={text}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </div>
      )}
    </FieldFrame>
  )
}
