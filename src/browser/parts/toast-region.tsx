/** The place at the end of the page or dialog where toasts appear, and the silent region that is read out. */
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { announcements, closeToast, type Toast } from './announcements.ts'
import { Button } from './button.tsx'
import './toast-region.css'

function ToastLine({ toast }: { toast: Toast }) {
  const words = useWords('general')
  const { action } = toast
  return (
    <div class={`toast ${toast.kind}`}>
      <Sign name={toast.kind} />
      <p>
        <span class="for-screen-readers">{words[toast.kind]} </span>
        {toast.text}
      </p>
      {action && (
        <Button
          onClick={() => {
            closeToast(toast.id)
            action.onAction()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button sign="cross" signOnly onClick={() => closeToast(toast.id)}>
        {words.close}
      </Button>
    </div>
  )
}

/** Under the page, and in each dialog while it is open; the regions must be there before the words come. */
export function ToastRegion() {
  const [, redraw] = useState(0)
  const [region] = useState(() => Symbol('toasts'))
  useEffect(() => announcements.subscribe(() => redraw((count) => count + 1)), [])
  useEffect(() => announcements.openRegion(region), [region])
  return (
    <>
      {/* Each is read by itself: what was said before is not said again with it. */}
      <div class="for-screen-readers" role="status" aria-live="polite" aria-atomic="false">
        {announcements.spoken(region).map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
      <div class="toasts no-print" role="status" aria-live="polite">
        {announcements.toasts(region).map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </div>
    </>
  )
}
