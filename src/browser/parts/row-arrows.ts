/** Up and down in a table's column of controls, without a trip through the Tab key. */

const controls = 'a[href], button:not(:disabled), input:not(:disabled)'

/** Kinds of input where the arrow keys already mean something. */
const ownArrows = new Set(['number', 'radio', 'range', 'date', 'time', 'month', 'week'])

export function moveByRowArrows(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const at = event.target
  if (step === 0 || !(at instanceof HTMLElement) || !at.matches(controls)) return
  if (at instanceof HTMLInputElement && ownArrows.has(at.type)) return
  const cell = at.closest<HTMLTableCellElement>('tbody td, tbody th')
  const row = cell?.parentElement
  if (!cell || !row) return
  const place = [...cell.querySelectorAll(controls)].indexOf(at)
  let next = step > 0 ? row.nextElementSibling : row.previousElementSibling
  while (next) {
    const found = next.children[cell.cellIndex]?.querySelectorAll<HTMLElement>(controls)
    const control = found?.[Math.min(place, found.length - 1)]
    if (control) {
      event.preventDefault()
      control.focus()
      return
    }
    next = step > 0 ? next.nextElementSibling : next.previousElementSibling
  }
}
