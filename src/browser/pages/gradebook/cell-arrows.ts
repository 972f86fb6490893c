/** Keys in a table of fields: Enter and the arrows up and down go to the same column's other rows. */

export function moveByCellArrows(event: KeyboardEvent): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement)) return
  const step = stepOf(event)
  if (step === null) return
  const row = field.closest('tr')
  const place = [...(row?.querySelectorAll('td') ?? [])].findIndex((cell) => cell.contains(field))
  const { acrossRows, by } = step
  let next: Element | null | undefined = row
  if (acrossRows) {
    next = by > 0 ? row?.nextElementSibling : row?.previousElementSibling
  }
  const cells = [...(next?.querySelectorAll('td') ?? [])]
  const target = cells[acrossRows ? place : place + by]?.querySelector('input')
  event.preventDefault()
  if (target === null || target === undefined) {
    // The end of the column: what was typed is kept all the same, and the keyboard stays there.
    if (event.key === 'Enter') {
      field.blur()
      field.focus()
    }
    return
  }
  target.focus()
}

function stepOf(
  event: KeyboardEvent,
): { readonly acrossRows: boolean; readonly by: number } | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const { key } = event
  if (key === 'Enter') return { acrossRows: true, by: event.shiftKey ? -1 : 1 }
  if (key === 'ArrowDown') return { acrossRows: true, by: 1 }
  if (key === 'ArrowUp') return { acrossRows: true, by: -1 }
  // Sideways only where nothing is being written: there the arrows move in the text.
  const { selectionEnd, selectionStart, value } = event.target as HTMLInputElement
  const isWhole = selectionStart === 0 && selectionEnd === value.length
  if (!isWhole) return null
  if (key === 'ArrowRight') return { acrossRows: false, by: 1 }
  if (key === 'ArrowLeft') return { acrossRows: false, by: -1 }
  return null
}
