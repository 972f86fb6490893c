/**
 * An array for a statement whose elements need no quotes: ids, days, instants, numbers, booleans.
 * `pg` quotes every element on its own, which costs more than the rest of a large write.
 */

type Plain = string | number | boolean | null

const plainList = /^[\w:.,+-]*$/

/**
 * PostgreSQL's text of the array, `{a,b,null}`; cast it where it stands: `${plainArray(ids)}::uuid[]`.
 * Throws where an element holds another sign than letters, digits and `_ : . + -`, or is empty.
 * The text `null` is null.
 */
export function plainArray(elements: readonly Plain[]): string {
  const list = elements.map((element) => element ?? 'null').join()
  const commas = elements.length === 0 ? 0 : elements.length - 1
  const isPlain =
    plainList.test(list) &&
    !/^,|,,|,$/.test(list) &&
    countCommas(list) === commas &&
    (list !== '' || elements.length === 0)
  if (!isPlain) throw new Error('an element of a plain array needs quotes')
  return `{${list}}`
}

function countCommas(text: string): number {
  let count = 0
  for (let at = text.indexOf(','); at !== -1; at = text.indexOf(',', at + 1)) count += 1
  return count
}
