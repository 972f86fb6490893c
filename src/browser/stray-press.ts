/**
 * Holds back the second half of a double press when the first half has changed the page under the
 * finger: handing in would otherwise go on to a link of the next page, and a dialog just opened
 * would close again.
 */

/** What a press was on. */
export interface PressedPlace {
  /** Whether it is still on the page. */
  present: boolean
  /** The open dialog that it lies in; null on the page itself. */
  layer: unknown
  words: string
}

/**
 * True when the second press of a double press meets something that the person cannot have meant.
 * The same words in the same place are meant: "Suivante", pressed quickly, stays quick.
 */
export function isStrayPress(first: PressedPlace | null, second: PressedPlace): boolean {
  if (first === null) return false
  if (first.layer !== second.layer) return true
  return !first.present && first.words !== second.words
}

/** Watches every press of the page, before anything on it hears of one. */
export function holdBackStrayPresses(page: Document): void {
  let last: { control: Element; layer: Element | null; words: string } | null = null
  function watch(event: MouseEvent): void {
    const target = event.target
    if (!(target instanceof Element)) return
    const control = target.closest('a, button, label, summary, input, dialog') ?? target
    const layer = target.closest('dialog')
    const words = control.textContent
    const first = last && { ...last, present: last.control.isConnected }
    // The browser counts presses that follow each other at one place; the keyboard's count none.
    if (event.detail > 1 && isStrayPress(first, { present: true, layer, words })) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    if (event.type === 'click') last = { control, layer, words }
  }
  // Where the button goes down text would be selected, where it comes up something is done.
  page.addEventListener('mousedown', watch, { capture: true })
  page.addEventListener('click', watch, { capture: true })
}
