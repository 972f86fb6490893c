/** Keys in a list of texts: Enter goes to the next pupil's, with Shift to the one before. */

export function moveByEnter(event: KeyboardEvent): void {
  const field = event.target
  // A composed letter is confirmed by Enter as well.
  if (event.key !== 'Enter' || event.isComposing || !(field instanceof HTMLTextAreaElement)) return
  if (event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const list = event.currentTarget
  if (!(list instanceof HTMLElement)) return
  const fields = [...list.querySelectorAll('textarea')]
  const next = fields[fields.indexOf(field) + (event.shiftKey ? -1 : 1)]
  if (next !== undefined) next.focus()
}
