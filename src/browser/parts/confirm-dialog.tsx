/** Asks before an act that cannot be undone; says what will happen, in the act's own words. */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmDialogProps {
  open: boolean
  title: ComponentChildren
  /** The verb of the act ("Révoquer la carte"), never "OK". */
  confirmText: string
  onConfirm: () => void
  onClose: () => void
  /** The act is under way. */
  busy?: boolean | undefined
  /** False for an act that is only large, not destructive. */
  danger?: boolean | undefined
  children?: ComponentChildren
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirmText, onConfirm, onClose, busy, danger = true, children } = props
  const words = useWords('general')
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {confirmText}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
