/** Keeps the place of the keyboard where what had the focus goes: a hand that was lowered, a line that was pointed out. */
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** Where a drawing takes away what had the focus in `container`, what `next` gives has it. */
export function useFocusKept(
  container: RefObject<HTMLElement | null>,
  next: (lost: Element) => HTMLElement | null | undefined,
): void {
  // Asked while it is drawn: afterwards the browser has forgotten where the focus was.
  const had = document.activeElement
  const isInside = had !== null && container.current?.contains(had) === true
  useLayoutEffect(() => {
    if (!isInside || had.isConnected || document.activeElement !== document.body) return
    next(had)?.focus({ preventScroll: true })
  })
}
