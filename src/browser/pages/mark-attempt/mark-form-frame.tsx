/** The form of one mark: Enter in a line saves, Ctrl+Enter anywhere saves and goes on. */
import type { ComponentChildren } from 'preact'

export interface MarkFormFrameProps {
  /** Of what is marked. */
  markedId: string
  onSave: () => void
  /** `returns`: the copy too. */
  onSaveAndGoOn: (returns: boolean) => void
  children: ComponentChildren
}

export function MarkFormFrame(props: MarkFormFrameProps) {
  const { markedId, onSave, onSaveAndGoOn, children } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: a shortcut for the button below, which does the same.
    <form
      id={`mark-${markedId}`}
      class="marking-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        onSaveAndGoOn(event.shiftKey)
      }}
    >
      {children}
    </form>
  )
}
