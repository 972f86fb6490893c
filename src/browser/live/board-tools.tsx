/** With what and in which colour the hand draws: each row one stop of the Tab key, arrows within. */
import { useWords } from '#browser/catalogue/speech.ts'
import type { BoardInk } from '#contract/live-board.ts'
import type { HandTool } from './board-hand.ts'
import { LiveSign } from './live-sign.tsx'

const tools: readonly HandTool[] = [
  'pen',
  'highlighter',
  'text',
  'eraser',
  'pointer',
  'line',
  'arrow',
  'rectangle',
  'oval',
]
const inks: readonly BoardInk[] = ['black', 'blue', 'green', 'red', 'orange']

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  all[(at + step + all.length) % all.length]?.focus()
  event.preventDefault()
}

export interface BoardToolsProps {
  tool: HandTool
  ink: BoardInk
  onTool: (tool: HandTool) => void
  onInk: (ink: BoardInk) => void
}

export function BoardTools({ tool, ink, onTool, onInk }: BoardToolsProps) {
  const words = useWords('live').board
  return (
    <div class="live-tools">
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrows walk among the buttons in it. */}
      <div class="live-tool-row" role="toolbar" aria-label={words.tools} onKeyDown={walk}>
        {tools.map((one) => (
          <button
            key={one}
            type="button"
            class="live-tool"
            aria-pressed={tool === one}
            tabIndex={tool === one ? 0 : -1}
            title={words.tool[one]}
            onClick={() => onTool(one)}
          >
            <LiveSign name={one} />
            <span class="for-screen-readers">{words.tool[one]}</span>
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrows walk among the buttons in it. */}
      <div class="live-tool-row" role="toolbar" aria-label={words.inks} onKeyDown={walk}>
        {inks.map((one) => (
          <button
            key={one}
            type="button"
            class="live-tool"
            aria-pressed={ink === one}
            tabIndex={ink === one ? 0 : -1}
            title={words.ink[one]}
            onClick={() => onInk(one)}
          >
            <span class={`live-ink ${one}`} aria-hidden="true" />
            <span class="for-screen-readers">{words.ink[one]}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
