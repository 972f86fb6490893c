/** The tools for drawing on a photo or page: one stop of the Tab key, arrows within. */

import type { Words } from '#browser/catalogue/catalogue.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ChoiceToolbar } from '#browser/parts/choice-toolbar.tsx'
import type { Ink } from '#contract/annotations.ts'
import { type DrawingTool, inks, isStamp, toolKeys } from './drawing-tool.ts'
import type { SheetDrawings } from './use-drawings.ts'

/** Drawn where a word would say less; the word stands beside it. */
const glyphs: Partial<Record<DrawingTool, string>> = { right: '✓', wrong: '✗', unclear: '?' }

const tools = toolKeys.map(([one]) => one)

export function toolName(tool: DrawingTool, words: Pick<Words, 'marking' | 'annotation'>): string {
  return isStamp(tool) ? words.annotation.stamps[tool] : words.marking.draw[tool]
}

export interface DrawingToolsProps {
  tool: DrawingTool
  ink: Ink
  drawings: SheetDrawings
  onTool: (tool: DrawingTool) => void
  onInk: (ink: Ink) => void
}

export function DrawingTools({ tool, ink, drawings, onTool, onInk }: DrawingToolsProps) {
  const marking = useWords('marking')
  const annotation = useWords('annotation')
  const words = marking.draw
  return (
    <div class="drawing-tools">
      <ChoiceToolbar
        label={words.tools}
        class="drawing-row"
        buttonClass="drawing-tool"
        keys={tools}
        chosen={tool}
        onChoose={onTool}
        face={(one) => (
          <>
            {glyphs[one] && <span aria-hidden="true">{glyphs[one]}</span>}
            <span>{toolName(one, { marking, annotation })}</span>
          </>
        )}
      />
      <ChoiceToolbar
        label={words.inks}
        class="drawing-row"
        buttonClass="drawing-tool"
        keys={inks}
        chosen={ink}
        onChoose={onInk}
        face={(one) => (
          <>
            <span class={`drawing-ink pen-${one}`} aria-hidden="true" />
            <span>{words.ink[one]}</span>
          </>
        )}
      />
      <div class="drawing-row">
        <Button disabled={!drawings.canUndo} onClick={drawings.undo}>
          {words.undo}
        </Button>
        <Button disabled={!drawings.canRedo} onClick={drawings.redo}>
          {words.redo}
        </Button>
      </div>
    </div>
  )
}
