/** A small form over what is written: Enter saves, Escape leaves everything as it was. */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'

export interface FormDialogProps {
  title: string
  wide?: boolean | undefined
  onSave: () => void
  onRemove?: (() => void) | undefined
  onClose: () => void
  children: ComponentChildren
}

export function FormDialog({ title, wide, onSave, onRemove, onClose, children }: FormDialogProps) {
  const words = useWords('write')
  return (
    <Dialog open title={title} wide={wide} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // What it was opened from may stand in a form of its own.
          event.stopPropagation()
          onSave()
        }}
      >
        {children}
        <div class="row">
          <Button kind="primary" type="submit">
            {words.surface.done}
          </Button>
          {onRemove && <Button onClick={onRemove}>{words.block.remove}</Button>}
        </div>
      </form>
    </Dialog>
  )
}
