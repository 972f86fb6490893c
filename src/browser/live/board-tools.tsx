/** With what and in which colour the hand draws: each row one stop of the Tab key, arrows within. */
import { useWords } from '#browser/catalogue/speech.ts'
import { ChoiceToolbar } from '#browser/parts/choice-toolbar.tsx'
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
      <ChoiceToolbar
        label={words.tools}
        class="live-tool-row"
        buttonClass="live-tool"
        keys={tools}
        chosen={tool}
        onChoose={onTool}
        titleOf={(one) => words.tool[one]}
        face={(one) => (
          <>
            <LiveSign name={one} />
            <span class="for-screen-readers">{words.tool[one]}</span>
          </>
        )}
      />
      <ChoiceToolbar
        label={words.inks}
        class="live-tool-row"
        buttonClass="live-tool"
        keys={inks}
        chosen={ink}
        onChoose={onInk}
        titleOf={(one) => words.ink[one]}
        face={(one) => (
          <>
            <span class={`live-ink ${one}`} aria-hidden="true" />
            <span class="for-screen-readers">{words.ink[one]}</span>
          </>
        )}
      />
    </div>
  )
}
