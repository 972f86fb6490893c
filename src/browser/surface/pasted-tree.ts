/**
 * What lay on the clipboard as a tree of a browser's or a parser's nodes, reduced to what the
 * reading of it needs: so that it is read by pure code, wherever it was parsed.
 */

export interface PastedElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly PastedNode[]
}
/** A string is text as it stands. */
export type PastedNode = PastedElement | string

/**
 * HTML whose styles are kept to be read and never to be applied: a page without inline styles may
 * not even parse them without its browser's complaint.
 */
export function inertHtml(html: string): string {
  return html
    .replace(/<style[\s>][\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^>]*/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, '$1data-style'))
}

/** Values of a style attribute by property, in lower case; Word's own begin with `mso-`. */
export function styleOf({ attributes }: PastedElement): ReadonlyMap<string, string> {
  const lines = (attributes['data-style'] ?? '').split(';')
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':')
      if (at < 0) return []
      return [
        [
          line.slice(0, at).trim().toLowerCase(),
          line
            .slice(at + 1)
            .trim()
            .toLowerCase(),
        ],
      ]
    }),
  )
}

const neverRead: ReadonlySet<string> = new Set(
  'head script style template title meta link xml noscript svg object iframe audio video canvas select textarea button'.split(
    ' ',
  ),
)

/** What its reader did not see on the page or in the document that it comes from. */
export function isUnseen(element: PastedElement): boolean {
  const style = styleOf(element)
  return (
    neverRead.has(element.name) ||
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    style.get('mso-list') === 'ignore' ||
    /^comment/.test(style.get('mso-element') ?? '')
  )
}

/** Elements that begin and end a line. */
const lineElements: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

export function isLineElement(node: PastedNode): node is PastedElement {
  return typeof node !== 'string' && lineElements.has(node.name)
}

/** Whether a line begins or ends somewhere inside. */
export function holdsLines(element: PastedElement): boolean {
  return element.children.some(
    (child) => typeof child !== 'string' && (isLineElement(child) || holdsLines(child)),
  )
}

export function plainTextOf(node: PastedNode): string {
  return typeof node === 'string' ? node : node.children.map(plainTextOf).join('')
}

/** The elements of these names inside, nearest first, in reading order, none inside another. */
export function nearestInside(element: PastedElement, names: readonly string[]): PastedElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return names.includes(child.name) ? [child] : nearestInside(child, names)
  })
}
