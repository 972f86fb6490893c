/**
 * What the page says about what just happened: words for screen readers alone (`announce`) and
 * short messages for everyone (`toast`), which may carry one act such as undoing.
 */
import type { NoticeKind } from './notice.tsx'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly kind: NoticeKind
  readonly action: { readonly label: string; readonly onAction: () => void } | null
}

/** Long enough to read. */
const toastMs = 8_000
/** Long enough to find and press what it offers, without hurry. */
const actionToastMs = 30_000
const toastsMax = 3

let nextId = 1
let spoken = ''
let toasts: readonly Toast[] = []
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/** Said by screen readers once they have finished what they are saying. */
export function announce(text: string): void {
  // The same words twice are a change only if the text differs: a no-break space makes it so.
  spoken = text === spoken ? `${text}\u00a0` : text
  tell()
}

export function toast(message: {
  text: string
  kind?: NoticeKind
  action?: { label: string; onAction: () => void }
  /** Until somebody closes it: for what is true for as long as it stands there. */
  stays?: boolean
}): void {
  const id = nextId
  nextId += 1
  const entry = {
    id,
    text: message.text,
    kind: message.kind ?? 'success',
    action: message.action ?? null,
  }
  toasts = [...toasts, entry].slice(-toastsMax)
  tell()
  if (message.stays) return
  setTimeout(() => closeToast(id), entry.action === null ? toastMs : actionToastMs)
}

export function closeToast(id: number): void {
  toasts = toasts.filter((entry) => entry.id !== id)
  tell()
}

export const announcements = {
  spoken: () => spoken,
  toasts: () => toasts,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}
