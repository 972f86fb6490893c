/**
 * Codes as people write them: "ABCD-2345 …", with any separator, in any case. Which letters a
 * code may hold is the server's matter; here only what is surely no sign of a code is dropped.
 */

const groupSize = 4

/** Upper case, without spaces, dashes and dots; a link pasted by mistake keeps only its end. */
export function plainCode(text: string): string {
  const end = text.includes('#') ? text.slice(text.lastIndexOf('#') + 1) : text
  return end.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** "ABCD 2345 EFGH 6789". */
export function groupCode(code: string): string {
  return code.match(new RegExp(`.{1,${groupSize}}`, 'g'))?.join(' ') ?? ''
}

/** Where the caret stands in the grouped text after `signs` signs. */
export function caretAfter(grouped: string, signs: number): number {
  let seen = 0
  for (let index = 0; index < grouped.length; index += 1) {
    if (seen === signs) return index
    if (grouped[index] !== ' ') seen += 1
  }
  return grouped.length
}
