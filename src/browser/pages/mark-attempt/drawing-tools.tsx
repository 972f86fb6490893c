/** The tools for drawing on a photo or page: one stop of the Tab key, arrows within. */

import type { Words } from '#browser/catalogue/catalogue.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import type { Ink } from '#contract/annotations.ts'
import { type DrawingTool, inks, isStamp, toolKeys } from './drawing-tool.ts'
import type { SheetDrawings } from './use-drawings.ts'

/** Drawn where a word would say less; the word stands beside it. */
const glyphs: Partial<Record<DrawingTool, string>> = { right: '✓', wrong: '✗', unclear: '?' }

export function toolName(tool: DrawingTool, words: Pick<Words, 'marking' | 'annotation'>): string {
  return isStamp(tool) ? words.annotation.stamps[tool] : words.marking.draw[tool]
}

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  all[(at + step + all.length) % all.length]?.focus()
  event.preventDefault()
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
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrows walk among the buttons in it. */}
      <div class="drawing-row" role="toolbar" aria-label={words.tools} onKeyDown={walk}>
        {toolKeys.map(([one]) => (
          <button
            key={one}
            type="button"
            class="drawing-tool"
            aria-pressed={tool === one}
            tabIndex={tool === one ? 0 : -1}
            onClick={() => onTool(one)}
          >
            {glyphs[one] && <span aria-hidden="true">{glyphs[one]}</span>}
            <span>{toolName(one, { marking, annotation })}</span>
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrows walk among the buttons in it. */}
      <div class="drawing-row" role="toolbar" aria-label={words.inks} onKeyDown={walk}>
        {inks.map((one) => (
          <button
            key={one}
            type="button"
            class="drawing-tool"
            aria-pressed={ink === one}
            tabIndex={ink === one ? 0 : -1}
            onClick={() => onInk(one)}
          >
            <span class={`drawing-ink pen-${one}`} aria-hidden="true" />
            <span>{words.ink[one]}</span>
          </button>
        ))}
      </div>
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
