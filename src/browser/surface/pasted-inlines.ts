/** Running text out of what was pasted: its words, and of their looks only what means something. */
import { type Inline, type Inlines, inlineTexMax } from '#contract/content.ts'
import {
  isUnseen,
  type PastedElement,
  type PastedNode,
  plainTextOf,
  styleOf,
} from './pasted-tree.ts'

type TextInline = Extract<Inline, { type: 'text' }>
type Mark = NonNullable<TextInline['marks']>[number]

interface Look {
  readonly marks: ReadonlySet<Mark>
  readonly href: string | null
  /** Spaces and ends of lines stay as they are. */
  readonly isSet: boolean
}

export const plainLook: Look = { marks: new Set(), href: null, isSet: false }

const markOfName: Readonly<Record<string, Mark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** What a style says of a mark: it is there, it is not, or nothing. */
function styledMarks(element: PastedElement): readonly (readonly [Mark, boolean])[] {
  const style = styleOf(element)
  const weight = style.get('font-weight')
  const slant = style.get('font-style')
  const height = style.get('vertical-align')
  return [
    ...(weight === undefined
      ? []
      : [['strong', /^(?:bold|bolder|[6-9]00)$/.test(weight)] as const]),
    ...(slant === undefined ? [] : [['emphasis', /^(?:italic|oblique)/.test(slant)] as const]),
    ...(height === 'sub' ? [['sub', true] as const] : []),
    ...(height === 'super' ? [['sup', true] as const] : []),
  ]
}

/** Nearly every site that was written with http answers to https too, and only https is allowed. */
function readHref(element: PastedElement): string | null {
  const href = (element.attributes.href ?? '').trim().replace(/^http:\/\//i, 'https://')
  return /^https:\/\/\S+$/.test(href) && href.length <= 2_000 ? href : null
}

function lookInside(element: PastedElement, look: Look): Look {
  const marks = new Set(look.marks)
  const named = markOfName[element.name]
  if (named !== undefined) marks.add(named)
  for (const [mark, isThere] of styledMarks(element)) {
    if (isThere) marks.add(mark)
    else marks.delete(mark)
  }
  return {
    marks,
    href: element.name === 'a' ? (readHref(element) ?? look.href) : look.href,
    isSet:
      look.isSet ||
      element.name === 'pre' ||
      /^pre/.test(styleOf(element).get('white-space') ?? ''),
  }
}

/** The TeX that a page keeps beside its MathML, as Wikipedia and KaTeX do. */
function readTex(element: PastedElement): string | null {
  const notes = element.children.filter((child) => typeof child !== 'string')
  for (const note of notes) {
    const isTex = note.name === 'annotation' && note.attributes.encoding === 'application/x-tex'
    const tex = isTex ? plainTextOf(note).trim() : readTex(note)
    if (tex !== null && tex !== '') return tex
  }
  return null
}

const markOrder: readonly Mark[] = ['strong', 'emphasis', 'sub', 'sup', 'code']

function wordsWith(text: string, look: Look): Inlines {
  const words = text.replace(/[\p{Cc}\ufeff]/gu, ' ')
  if (words === '') return []
  if (look.href !== null) return [{ type: 'link', href: look.href, text: words }]
  const marks = markOrder.filter((mark) => look.marks.has(mark))
  return [{ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) }]
}

/** An end of line that was meant, told apart from those of the source. */
const meantBreak = '\u2028'

export function readInlines(node: PastedNode, look: Look): Inlines {
  if (typeof node === 'string') {
    const text = look.isSet ? node.replace(/\r?\n/g, meantBreak) : node
    return wordsWith(text, look)
  }
  if (isUnseen(node)) return []
  if (node.name === 'br') return wordsWith(meantBreak, { ...look, isSet: true })
  if (node.name === 'math') {
    const tex = readTex(node)
    if (tex === null) return wordsWith(plainTextOf(node), look)
    // Cut short it would be another formula, and a broken one: its words stay instead.
    return tex.length > inlineTexMax ? wordsWith(tex, look) : [{ type: 'maths', tex }]
  }
  const inside = lookInside(node, look)
  return node.children.flatMap((child) => readInlines(child, inside))
}

function isSameStyle(left: Inline, right: Inline): boolean {
  return JSON.stringify({ ...left, text: '' }) === JSON.stringify({ ...right, text: '' })
}

function isBlank(inline: Inline | undefined): boolean {
  return inline === undefined || (inline.type !== 'maths' && /^[\s\u2028]*$/.test(inline.text))
}

/**
 * One line of pasted text in its one spelling: runs of spaces are one, neither end has any, marks
 * on nothing but spaces are gone. However long its pieces are: the surface cuts them where it stores them.
 */
export function tidyLine(inlines: Inlines): Inlines {
  const joined: Inline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if (inline.type === 'maths') joined.push(inline)
    else if (last !== undefined && last.type !== 'maths' && isSameStyle(last, inline)) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    } else joined.push(inline)
  }
  let endsInSpace = true
  const spaced = joined.flatMap((inline): Inlines => {
    if (inline.type === 'maths') {
      endsInSpace = false
      return [inline]
    }
    const even = inline.text
      .replace(/[ \t\n]+/g, ' ')
      .replace(/ ?\u2028 ?/g, meantBreak)
      .replace(endsInSpace ? /^ / : /^$/, '')
    if (even === '') return []
    endsInSpace = /[ \u2028]$/.test(even)
    return [{ ...inline, text: even }]
  })
  while (isBlank(spaced.at(-1)) && spaced.length > 0) spaced.pop()
  while (isBlank(spaced[0]) && spaced.length > 0) spaced.shift()
  return spaced.map((inline, place): Inline => {
    if (inline.type === 'maths') return inline
    let text = inline.text
    if (place === 0) text = text.replace(/^[\s\u2028]+/, '')
    if (place === spaced.length - 1) text = text.replace(/[\s\u2028]+$/, '')
    text = text.replaceAll(meantBreak, '\n')
    return { ...inline, text }
  })
}
