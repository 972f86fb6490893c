/**
 * The display settings within reach of every page. Most days nobody opens them: their code is
 * fetched when somebody does.
 */
import type { ComponentType, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { prepareWords } from '#browser/catalogue/speech.ts'
import { sayPartMissing } from '#browser/parts/say-part-missing.ts'
import type { DisplaySettingsDialogProps } from './display-settings-dialog.tsx'

export interface DisplayDialog {
  readonly open: () => void
  /** To be put into the page; nothing until it was opened. */
  readonly dialog: JSX.Element | null
}

async function loadDialog() {
  const [code] = await Promise.all([
    import('./display-settings-dialog.tsx'),
    prepareWords(['display']),
  ])
  return code
}

export function useDisplayDialog(): DisplayDialog {
  const [Dialog, setDialog] = useState<ComponentType<DisplaySettingsDialogProps> | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  return {
    open() {
      loadDialog().then((code) => {
        setDialog(() => code.DisplaySettingsDialog)
        setIsOpen(true)
      }, sayPartMissing)
    },
    dialog: Dialog && <Dialog open={isOpen} onClose={() => setIsOpen(false)} />,
  }
}
