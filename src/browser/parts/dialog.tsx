/**
 * A question over the page: the browser's own modal dialog, so that focus stays inside, Escape
 * closes it and the page behind is out of reach. The focus returns to where it came from.
 */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { ToastRegion } from './toast-region.tsx'
import './dialog.css'

export interface DialogProps {
  open: boolean
  title: ComponentChildren
  /** Called for Escape, the cross and a press outside; the owner then sets `open` to false. */
  onClose: () => void
  /** Buttons under the content, the main one first. */
  actions?: ComponentChildren
  /** Neither Escape nor a press outside closes it: for work that would be lost. */
  firm?: boolean | undefined
  /** What was changed inside is not saved: it is asked before Escape, the cross or a press outside lose it. */
  unsaved?: boolean | undefined
  wide?: boolean | undefined
  children?: ComponentChildren
}

/** Stands over the foot of the sheet; whoever goes on finds the cursor where it was. */
function AskBeforeLosing({ onStay, onLose }: { onStay: () => void; onLose: () => void }) {
  const words = useWords('general').unsavedDialog
  const stay = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const from = document.activeElement
    stay.current?.focus()
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [])
  return (
    <div class="dialog-asks">
      <Notice
        kind="attention"
        title={words.title}
        live
        actions={
          <>
            <Button buttonRef={stay} kind="primary" onClick={onStay}>
              {words.stay}
            </Button>
            <Button onClick={onLose}>{words.lose}</Button>
          </>
        }
      />
    </div>
  )
}

export function Dialog(props: DialogProps) {
  const { open, title, onClose, actions, firm = false, unsaved = false, wide, children } = props
  const words = useWords('general')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [asks, setAsks] = useState(false)
  const isAsking = asks && unsaved
  const leave = (): void => {
    if (unsaved) setAsks(!isAsking)
    else onClose()
  }

  useLayoutEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (open && !element.open) {
      element.showModal()
      // Read out first what it is about; the browser would choose the closing cross.
      heading.current?.focus()
    }
    if (!open) {
      setAsks(false)
      if (element.open) element.close()
    }
    // Its owner may take it off the page while it is open; only closing gives the focus back.
    return () => element.close()
  }, [open])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on the backdrop is a shortcut; Escape and the cross do the same.
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        // The browser would close it by itself and leave `open` untrue.
        event.preventDefault()
        if (!firm) leave()
      }}
      onClose={() => {
        // A second Escape in a row closes it in some browsers, whatever it was told.
        if (open && dialog.current?.isConnected) dialog.current.showModal()
      }}
      onClick={(event) => {
        if (!firm && event.target === dialog.current) leave()
      }}
    >
      {open && (
        <div class="dialog-sheet">
          <div class="dialog-header">
            <h2 id={id} ref={heading} tabIndex={-1}>
              {title}
            </h2>
            {!firm && (
              <Button sign="cross" signOnly onClick={leave}>
                {words.close}
              </Button>
            )}
          </div>
          <div class="dialog-body">{children}</div>
          {actions && <div class="dialog-actions">{actions}</div>}
          {isAsking && <AskBeforeLosing onStay={() => setAsks(false)} onLose={onClose} />}
        </div>
      )}
      {open && <ToastRegion />}
    </dialog>
  )
}
