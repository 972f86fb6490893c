/**
 * A document of the writing surface as a content to store, in its one spelling: neighbours of one
 * style joined, marks in one order, nothing empty. A paragraph without a word is only a place to
 * type in, and is not stored. Pure.
 */
import type { Node } from 'prosemirror-model'
import {
  type Inline,
  type Inlines,
  inlineTextMax,
  linkTextMax,
  type ResourceBlock,
} from '#contract/content.ts'

type TextInline = Extract<Inline, { type: 'text' }>
type Spoken = Exclude<Inline, { type: 'maths' }>

const markOrder = [
  'strong',
  'emphasis',
  'sub',
  'sup',
  'code',
] as const satisfies readonly NonNullable<TextInline['marks']>[number][]

function inlineOf(node: Node): Inline {
  if (node.type.name === 'maths') return { type: 'maths', tex: node.attrs.tex }
  const text = node.text ?? '\n'
  const style = new Map(node.marks.map((mark) => [mark.type.name, mark.attrs]))
  const link = style.get('link')
  if (link !== undefined) return { type: 'link', href: link.href, text }
  const marks = markOrder.filter((mark) => style.has(mark))
  const lang: string | undefined = style.get('language')?.lang
  return {
    type: 'text',
    text,
    ...(marks.length > 0 ? { marks } : {}),
    ...(lang === undefined ? {} : { lang }),
  }
}

function isSameStyle(left: Spoken, right: Spoken): boolean {
  return JSON.stringify({ ...left, text: '' }) === JSON.stringify({ ...right, text: '' })
}

/** No piece longer than the contract allows, and no letter cut in two. */
function cutToLength(inline: Spoken): Spoken[] {
  const max = inline.type === 'link' ? linkTextMax : inlineTextMax
  const pieces: Spoken[] = []
  let rest = inline.text
  while (rest.length > max) {
    const end = rest.slice(0, max).isWellFormed() || !rest.isWellFormed() ? max : max - 1
    pieces.push({ ...inline, text: rest.slice(0, end) })
    rest = rest.slice(end)
  }
  return [...pieces, { ...inline, text: rest }]
}

export function inlinesOf(line: Node): Inlines {
  const joined: Inline[] = []
  for (const node of line.children) {
    const inline = inlineOf(node)
    const last = joined.at(-1)
    if (
      inline.type !== 'maths' &&
      last !== undefined &&
      last.type !== 'maths' &&
      isSameStyle(last, inline)
    ) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    } else joined.push(inline)
  }
  return joined.flatMap(
    (inline): Inlines => (inline.type === 'maths' ? [inline] : cutToLength(inline)),
  )
}

function isCalled(name: string): (node: Node) => boolean {
  return (node) => node.type.name === name
}

function readTable(node: Node): ResourceBlock {
  const [caption, head, ...rows] = node.children
  return {
    type: 'table',
    caption: caption?.textContent ?? '',
    header: (head?.children ?? []).map(inlinesOf),
    rows: rows.map((row) => row.children.map(inlinesOf)),
  }
}

function readQuote(node: Node): ResourceBlock {
  const source = node.lastChild?.textContent ?? ''
  return {
    type: 'quote',
    lines: node.children.filter(isCalled('quote_line')).map(inlinesOf),
    ...(source === '' ? {} : { source }),
  }
}

function readImage({ attrs }: Node): ResourceBlock {
  return {
    type: 'image',
    fileId: attrs.fileId,
    alt: attrs.alt,
    ...(attrs.decorative === null ? {} : { decorative: attrs.decorative }),
    ...(attrs.caption === null ? {} : { caption: attrs.caption }),
  }
}

function readBlock(node: Node): ResourceBlock {
  const { attrs } = node
  switch (node.type.name) {
    case 'paragraph':
      return { type: 'paragraph', text: inlinesOf(node) }
    case 'heading':
      return { type: 'heading', level: attrs.level, text: inlinesOf(node) }
    case 'list':
      return { type: 'list', ordered: attrs.ordered, items: node.children.map(inlinesOf) }
    case 'callout':
      return { type: 'callout', kind: attrs.kind, paragraphs: node.children.map(inlinesOf) }
    case 'quote':
      return readQuote(node)
    case 'table':
      return readTable(node)
    case 'maths_block':
      return { type: 'maths', tex: attrs.tex }
    case 'image':
      return readImage(node)
    case 'audio':
      return {
        type: 'audio',
        fileId: attrs.fileId,
        title: attrs.title,
        transcript: attrs.transcript,
      }
    case 'file':
      return { type: 'file', fileId: attrs.fileId, title: attrs.title }
    case 'exercise':
      return { type: 'exercise', exerciseId: attrs.exerciseId }
    default:
      throw new Error(`no block of a content: ${node.type.name}`)
  }
}

/** Pieces of a document never change: what was read of one stays true, and stays the same object. */
const known = new WeakMap<Node, ResourceBlock>()

/** The same object as long as the block is not touched, wherever it moves. */
export function blockOf(node: Node): ResourceBlock {
  const block = known.get(node) ?? readBlock(node)
  known.set(node, block)
  return block
}

/** A place to type in, and no part of the content. */
export function isBlankLine(node: Node): boolean {
  return node.type.name === 'paragraph' && node.childCount === 0
}

export function documentToContent(document: Node): ResourceBlock[] {
  return document.children.filter((node) => !isBlankLine(node)).map(blockOf)
}
