/** The recorder, whose code comes when somebody wants to record. */
import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { sayPartMissing } from '#browser/parts/say-part-missing.ts'
import type { RecorderDialogProps } from './recorder-dialog.tsx'

type Dialog = ComponentType<RecorderDialogProps>

async function loadDialog(): Promise<Dialog> {
  return (await import('./recorder-dialog.tsx')).RecorderDialog
}

export function RecorderOnDemand(props: RecorderDialogProps) {
  const [dialog, setDialog] = useState<{ readonly Dialog: Dialog } | null>(null)
  const close = useRef(props.onClose)
  close.current = props.onClose
  useEffect(() => {
    let isGone = false
    loadDialog().then(
      (Dialog) => {
        if (!isGone) setDialog({ Dialog })
      },
      () => {
        if (isGone) return
        sayPartMissing()
        close.current()
      },
    )
    return () => {
      isGone = true
    }
  }, [])
  return dialog === null ? null : <dialog.Dialog {...props} />
}
