/**
 * A row of buttons that is one stop of Tab: inside it arrow keys walk, as in every toolbar. What is
 * written in keeps its selection while one of them is pressed.
 */
import type { ComponentChildren, Ref } from 'preact'
import { useState } from 'preact/hooks'
import './write.css'

export interface Tool {
  readonly name: string
  readonly face: ComponentChildren
  /** As people read them: `Ctrl+B`. */
  readonly keys?: string
  readonly isPressed?: boolean
  readonly isOff?: boolean
  readonly act: () => void
}

function ToolButton(props: { tool: Tool; isStop: boolean; onFocus: () => void }) {
  const { tool, isStop, onFocus } = props
  return (
    <button
      type="button"
      class="mark-button"
      title={tool.keys === undefined ? tool.name : `${tool.name} (${tool.keys})`}
      aria-pressed={tool.isPressed}
      aria-disabled={tool.isOff || undefined}
      aria-keyshortcuts={tool.keys?.replace('Ctrl', 'Control')}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onMouseDown={(event) => {
        // The text keeps its selection.
        event.preventDefault()
      }}
      onClick={() => {
        if (!tool.isOff) tool.act()
      }}
    >
      <span aria-hidden="true">{tool.face}</span>
      <span class="for-screen-readers">{tool.name}</span>
    </button>
  )
}

export interface ToolRowProps {
  label: string
  tools: readonly Tool[]
  toolsRef?: Ref<HTMLDivElement> | undefined
}

export function ToolRow({ label, tools, toolsRef }: ToolRowProps) {
  const [stop, setStop] = useState(0)
  const walk = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const places: Record<string, number> = {
      ArrowRight: stop + 1,
      ArrowLeft: stop - 1,
      Home: 0,
      End: tools.length - 1,
    }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('button')
    buttons[(place + tools.length) % tools.length]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: a toolbar walks through its buttons with the arrow keys.
    <div
      ref={toolsRef ?? null}
      class="mark-buttons"
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={walk}
    >
      {tools.map((tool, place) => (
        <ToolButton
          key={tool.name}
          tool={tool}
          isStop={place === stop}
          onFocus={() => setStop(place)}
        />
      ))}
    </div>
  )
}
