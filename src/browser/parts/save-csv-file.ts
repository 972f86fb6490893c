/** Hands a table over as a file of the spreadsheet's, made in the page. */

/** How long the browser may take to fetch its own bytes. */
const keptMs = 60_000

/** `name`: without its ending. */
export function saveCsvFile(name: string, text: string): void {
  // The mark tells a spreadsheet that the text is UTF-8.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), keptMs)
}
