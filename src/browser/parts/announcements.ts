/**
 * What the page says about what just happened: words for screen readers alone (`announce`) and
 * short messages for everyone (`toast`), which may carry one act such as undoing. They stand in the region
 * that can be reached: while a dialog is open, in the dialog, for all else is out of reach then.
 */
import type { NoticeKind } from './notice.tsx'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly kind: NoticeKind
  readonly action: { readonly label: string; readonly onAction: () => void } | null
}

/** Words that are said once, in the region in which they stand. */
export interface Spoken {
  readonly id: number
  readonly text: string
}

interface SpokenIn extends Spoken {
  readonly region: symbol | null
  readonly atMs: number
}

/** Long enough to read. */
const toastMs = 8_000
/** Long enough to find and press what it offers, without hurry. */
const actionToastMs = 30_000
const toastsMax = 3
/** Said one after the other; of more than these the oldest are left out. */
const spokenMax = 6
/** What was said stands as long as a reader needs to take it up. */
const spokenMs = 5_000
/** What is said as a dialog goes is said again by the page under it. */
const handedOnMs = 1_000

let nextId = 1
let spoken: readonly SpokenIn[] = []
let toasts: readonly Toast[] = []
/** In the order in which they opened: the last one can be reached. */
let regions: readonly symbol[] = []
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

const topRegion = (): symbol | null => regions.at(-1) ?? null

/** Said by screen readers once they have finished what they are saying, after what was announced before. */
export function announce(text: string): void {
  const id = nextId
  nextId += 1
  // The same words twice are new words, and stand there once.
  const others = spoken.filter((one) => one.text !== text)
  const entry = { id, text, region: topRegion(), atMs: performance.now() }
  spoken = [...others, entry].slice(-spokenMax)
  tell()
  setTimeout(() => {
    // The newest may stay: it is read by whoever looks for it.
    if (spoken.at(-1)?.id === id) return
    spoken = spoken.filter((one) => one.id !== id)
    tell()
  }, spokenMs)
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

/** A region opens: until what comes back is called, all is said in it. */
function openRegion(region: symbol): () => void {
  // What was said before there was any.
  if (regions.length === 0) {
    spoken = spoken.map((one) => (one.region === null ? { ...one, region } : one))
  }
  regions = [...regions, region]
  tell()
  return () => {
    regions = regions.filter((one) => one !== region)
    const fromMs = performance.now() - handedOnMs
    const next = topRegion()
    spoken = spoken.flatMap((one) => {
      if (one.region !== region) return one
      return next !== null && one.atMs >= fromMs ? { ...one, region: next } : []
    })
    tell()
  }
}

export const announcements = {
  spoken: (region: symbol): readonly Spoken[] => spoken.filter((one) => one.region === region),
  toasts: (region: symbol): readonly Toast[] => (topRegion() === region ? toasts : []),
  openRegion,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}
