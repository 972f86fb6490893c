/**
 * Word puts the items of a list on the clipboard as paragraphs that only look like items: their
 * style names the list (`mso-list:l0 level1 lfo1`), and their sign or number stands in a piece that
 * is marked to be ignored.
 */
import { type PastedElement, plainTextOf, styleOf } from './pasted-tree.ts'

export interface WordListLine {
  /** Which list of the document. */
  readonly list: string
  readonly ordered: boolean
}

function signOf(element: PastedElement): string {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const isSign = styleOf(child).get('mso-list') === 'ignore'
    const sign = isSign ? plainTextOf(child) : signOf(child)
    if (sign !== '') return sign
  }
  return ''
}

/** Null for a paragraph that is none of a list. */
export function readWordListLine(element: PastedElement): WordListLine | null {
  const list = /^(l\d+) level\d+/.exec(styleOf(element).get('mso-list') ?? '')?.[1]
  const isNamed = /(?:^|\s)MsoListParagraph/.test(element.attributes.class ?? '')
  const sign = signOf(element)
  // Word's style "list paragraph" without a sign is an indented paragraph.
  if (list === undefined && !(isNamed && sign !== '')) return null
  return { list: list ?? '', ordered: /^[\s(]*(?:\d+|[a-z]|[ivxl]+)[.)]/i.test(sign) }
}
