/** A row of buttons of which one is chosen: one stop of the Tab key, arrows walk within. */
import type { ComponentChildren } from 'preact'

export interface ChoiceToolbarProps<Key extends string> {
  label: string
  class: string
  buttonClass: string
  keys: readonly Key[]
  chosen: Key
  onChoose: (key: Key) => void
  /** What stands on a button, its name included. */
  face: (key: Key) => ComponentChildren
  /** Shown to a mouse that rests on a button without words. */
  titleOf?: (key: Key) => string
}

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  all[(at + step + all.length) % all.length]?.focus()
  event.preventDefault()
}

export function ChoiceToolbar<Key extends string>(props: ChoiceToolbarProps<Key>) {
  const { label, keys, chosen, onChoose, face, buttonClass, titleOf } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrows walk among the buttons in it.
    <div class={props.class} role="toolbar" aria-label={label} onKeyDown={walk}>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          class={buttonClass}
          aria-pressed={chosen === key}
          tabIndex={chosen === key ? 0 : -1}
          title={titleOf?.(key)}
          onClick={() => onChoose(key)}
        >
          {face(key)}
        </button>
      ))}
    </div>
  )
}
