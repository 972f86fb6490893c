/**
 * Turns the selected lines into another kind: paragraphs into a list, items back into paragraphs,
 * a quotation into a box. What is not selected of a list or box stays what it is.
 */
import type { Fragment, Node } from 'prosemirror-model'
import { type Command, TextSelection } from 'prosemirror-state'
import { contentSchema } from './content-schema.ts'

const { nodes } = contentSchema

/** What lines can be, as the surface's choice names it. */
export const lineKinds = [
  'paragraph',
  'heading2',
  'heading3',
  'list',
  'orderedList',
  'remember',
  'example',
  'method',
  'careful',
  'quote',
] as const
export type LineKind = (typeof lineKinds)[number]

export function isLineKind(value: string): value is LineKind {
  return (lineKinds as readonly string[]).includes(value)
}

/** The kind of a block that is made of lines; null for tables, pictures and the like. */
export function lineKindOf(block: Node): LineKind | null {
  switch (block.type) {
    case nodes.paragraph:
      return 'paragraph'
    case nodes.heading:
      return block.attrs.level === 3 ? 'heading3' : 'heading2'
    case nodes.list:
      return block.attrs.ordered ? 'orderedList' : 'list'
    case nodes.callout:
      return block.attrs.kind
    case nodes.quote:
      return 'quote'
    default:
      return null
  }
}

interface Line {
  readonly text: Fragment
  /** Where its text begins in the document. */
  readonly from: number
}

interface LineBlock {
  readonly kind: LineKind
  readonly lines: readonly Line[]
  /** Of a quotation. */
  readonly source: string
}

function readLineBlock(block: Node, at: number): LineBlock | null {
  const kind = lineKindOf(block)
  if (kind === null) return null
  if (block.isTextblock) return { kind, lines: [{ text: block.content, from: at + 1 }], source: '' }
  const lines: Line[] = []
  block.forEach((line, offset) => {
    if (line.type !== nodes.quote_source) lines.push({ text: line.content, from: at + offset + 2 })
  })
  const source = block.lastChild?.type === nodes.quote_source ? block.lastChild.textContent : ''
  return { kind, lines, source }
}

/** Blocks of this kind that hold these lines. */
function build(kind: LineKind, lines: readonly Line[], source: string): Node[] {
  if (lines.length === 0) return []
  const each = (type: 'paragraph' | 'list_item' | 'callout_line' | 'quote_line'): Node[] =>
    lines.map(({ text }) => nodes[type].create(null, text))
  switch (kind) {
    case 'paragraph':
      return each('paragraph')
    case 'heading2':
    case 'heading3':
      return lines.map(({ text }) =>
        nodes.heading.create({ level: kind === 'heading3' ? 3 : 2 }, text),
      )
    case 'list':
    case 'orderedList':
      return [nodes.list.create({ ordered: kind === 'orderedList' }, each('list_item'))]
    case 'quote': {
      const words = source === '' ? null : contentSchema.text(source)
      return [
        nodes.quote.create(null, [...each('quote_line'), nodes.quote_source.create(null, words)]),
      ]
    }
    default:
      return [nodes.callout.create({ kind }, each('callout_line'))]
  }
}

/** The texts of lines inside a block, in order, where they begin. */
function textStarts(block: Node, at: number): number[] {
  return readLineBlock(block, at)?.lines.map(({ from }) => from) ?? []
}

/** Null where the selection touches something that is not made of lines. */
function splitSelected(blocks: readonly { node: Node; at: number }[], from: number, to: number) {
  const read = blocks.map(({ node, at }) => readLineBlock(node, at))
  if (read.some((one) => one === null)) return null
  const known = read.filter((one) => one !== null)
  const isBefore = (line: Line): boolean => line.from + line.text.size < from
  const isAfter = (line: Line): boolean => line.from > to
  const all = known.flatMap(({ lines }) => lines)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return null
  return {
    before: build(first.kind, first.lines.filter(isBefore), ''),
    chosen: all.filter((line) => !isBefore(line) && !isAfter(line)),
    after: build(last.kind, last.lines.filter(isAfter), last.source),
    /** A source whose quotation goes is not lost. */
    sources: known
      .filter((one) => one !== last || !last.lines.some(isAfter))
      .map(({ source }) => source)
      .filter((source) => source !== ''),
  }
}

export function setLines(kind: LineKind): Command {
  return (state, dispatch) => {
    const { $from, $to, anchor, head } = state.selection
    const range = { from: $from.index(0), to: $to.indexAfter(0) }
    const blocks: { node: Node; at: number }[] = []
    state.doc.forEach((node, at, place) => {
      if (place >= range.from && place < Math.max(range.to, range.from + 1))
        blocks.push({ node, at })
    })
    const split = splitSelected(blocks, $from.pos, $to.pos)
    const [first, last] = [blocks[0], blocks.at(-1)]
    if (split === null || first === undefined || last === undefined || split.chosen.length === 0)
      return false
    if (dispatch === undefined) return true
    const { before, chosen, after, sources } = split
    const keepsSource = kind === 'quote'
    const made = build(kind, chosen, keepsSource ? sources.join(' ') : '')
    const left = keepsSource
      ? []
      : sources.map((source) => nodes.paragraph.create(null, contentSchema.text(source)))
    const tr = state.tr.replaceWith(first.at, last.at + last.node.nodeSize, [
      ...before,
      ...made,
      ...left,
      ...after,
    ])
    // The selection stays in its letters.
    let at = first.at + before.reduce((size, node) => size + node.nodeSize, 0)
    const starts = made.flatMap((node) => {
      const found = textStarts(node, at)
      at += node.nodeSize
      return found
    })
    const moved = (position: number): number => {
      const place = chosen.findLastIndex((line) => line.from <= position)
      const line = chosen[Math.max(0, place)]
      const start = starts[Math.max(0, place)]
      if (line === undefined || start === undefined) return first.at + 1
      return start + Math.max(0, Math.min(line.text.size, position - line.from))
    }
    tr.setSelection(TextSelection.create(tr.doc, moved(anchor), moved(head)))
    dispatch(tr.scrollIntoView())
    return true
  }
}
