/** The display settings, over any page: they hold at once, so that one sees what one chooses. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { DisplaySettingsForm } from './display-settings-form.tsx'

export interface DisplaySettingsDialogProps {
  open: boolean
  onClose: () => void
}

export function DisplaySettingsDialog({ open, onClose }: DisplaySettingsDialogProps) {
  const words = useWords('general')
  return (
    <Dialog
      open={open}
      title={words.displaySettings}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <DisplaySettingsForm />
    </Dialog>
  )
}
