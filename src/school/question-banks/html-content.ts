/**
 * Teachers' HTML as our structured content. parse5 reads it as a browser would; only what has a
 * shape in `contract/content.ts` comes through, and whatever carried meaning and cannot come is
 * named in the remarks: a picture, a player, a colour, a struck word.
 */
import { parseFragment } from 'parse5'
import { type Blocks, type Inlines, inlinesToText } from '#contract/content.ts'
import {
  addText,
  contentWriter,
  endParagraph,
  finish,
  type TextStyle,
  type Writer,
} from './content-writer.ts'
import type { RemarkList } from './gift-report.ts'
import { htmlLook, withMark } from './html-look.ts'
import { attributeOf, bareText, type HtmlElement, type HtmlNode } from './html-node.ts'
import { escapeStrayAngles } from './html-tags.ts'
import { writeHtmlThing } from './html-things.ts'

/** Deeper nesting than any editor makes is read as bare text. */
const depthMax = 100
/** The contract's widths: a table beyond them is read as lines. */
const columnsMax = 10
const rowsMax = 60

/** HTML as blocks. `loose` where the text was not announced as HTML (see `escapeStrayAngles`). */
export function htmlToBlocks(html: string, loose: boolean, remarks: RemarkList): Blocks {
  const writer = contentWriter(remarks)
  const fragment = parseFragment(escapeStrayAngles(html, loose))
  walkAll(fragment.childNodes, { marks: [], preserve: false }, writer, 0)
  return finish(writer)
}

/** Blocks as one run of text, lines between them: for choices, feedback and cells. */
export function blocksToInlines(blocks: Blocks, remarks: RemarkList): Inlines {
  const lines = blocks.flatMap((block) => blockLines(block, remarks))
  return joinInlines(
    lines.filter((line) => line.length > 0),
    '\n',
  )
}

function blockLines(block: Blocks[number], remarks: RemarkList): Inlines[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'list':
      return block.items.map((item) => [{ type: 'text', text: '– ' }, ...item])
    case 'quote':
      return block.lines
    case 'maths':
      return [[{ type: 'maths', tex: block.tex }]]
    case 'table':
      remarks.add('table_flattened')
      return [block.header, ...block.rows].map((row) => joinInlines(row, ' | '))
    case 'callout':
      return block.paragraphs
    case 'image':
    case 'audio':
      return []
  }
}

function joinInlines(lines: readonly Inlines[], between: string): Inlines {
  return lines.flatMap((line, index) =>
    index === 0 ? line : [{ type: 'text' as const, text: between }, ...line],
  )
}

function walkAll(
  nodes: readonly HtmlNode[],
  style: TextStyle,
  writer: Writer,
  depth: number,
): void {
  for (const node of nodes) walk(node, style, writer, depth)
}

function walk(node: HtmlNode, style: TextStyle, writer: Writer, depth: number): void {
  if (node.nodeName === '#text' && 'value' in node) {
    addText(writer, node.value, style)
    return
  }
  if (!('tagName' in node)) return
  if (depth >= depthMax) {
    addText(writer, bareText(node), style)
    return
  }
  const inner = htmlLook(node, style, writer.remarks)
  const inside = (): void => walkAll(node.childNodes, inner, writer, depth + 1)
  if (!walkBlock(node, inner, writer, depth) && !writeHtmlThing(node, inner, writer, inside)) {
    if (node.tagName === 'q') addText(writer, '«\u00A0', inner)
    inside()
    if (node.tagName === 'q') addText(writer, '\u00A0»', inner)
  }
}

/** Elements that begin and end a paragraph; false for all others. */
function walkBlock(node: HtmlElement, style: TextStyle, writer: Writer, depth: number): boolean {
  const name = node.tagName
  if (name === 'br' || name === 'hr') {
    endParagraph(writer)
    return true
  }
  if (/^h[1-6]$/u.test(name)) {
    const text = inlinesInside(node, style, writer, depth)
    endParagraph(writer)
    if (text.length > 0) writer.blocks.push({ type: 'heading', level: name < 'h4' ? 2 : 3, text })
    return true
  }
  if (name === 'ul' || name === 'ol') {
    endParagraph(writer)
    const items = listItems(node, style, writer, depth).filter((item) => item.length > 0)
    if (items.length > 0) writer.blocks.push({ type: 'list', ordered: name === 'ol', items })
    return true
  }
  if (name === 'blockquote') {
    endParagraph(writer)
    const lines = linesInside(node, style, writer, depth)
    if (lines.length > 0) writer.blocks.push({ type: 'quote', lines })
    return true
  }
  if (name === 'table') {
    endParagraph(writer)
    writeTable(node, style, writer, depth)
    return true
  }
  const paragraph =
    /^(?:p|div|section|article|aside|header|footer|main|nav|center|address|figure|figcaption|details|summary|form|fieldset|legend|dl|dt|dd|li|pre|option)$/u
  if (!paragraph.test(name)) return false
  endParagraph(writer)
  const code = name === 'pre' ? withMark({ ...style, preserve: true }, 'code') : style
  walkAll(node.childNodes, code, writer, depth + 1)
  endParagraph(writer)
  return true
}

function writeTable(node: HtmlElement, style: TextStyle, writer: Writer, depth: number): void {
  const rows = tableRows(node)
  const cells = rows.map((row) => row.map((cell) => inlinesInside(cell, style, writer, depth)))
  const width = Math.max(0, ...cells.map((row) => row.length))
  const spans = rows.flat().some((cell) => /[2-9]|1\d/u.test(attributeOf(cell, 'colspan') ?? ''))
  if (width === 0) return
  if (width > columnsMax || cells.length > rowsMax + 1 || width === 1) {
    if (width > 1) writer.remarks.add('table_flattened')
    for (const row of cells) {
      const text = joinInlines(row, ' | ')
      if (inlinesToText(text).trim() !== '') writer.blocks.push({ type: 'paragraph', text })
    }
    return
  }
  if (spans) writer.remarks.add('table_flattened')
  const padded = cells.map((row) => [...row, ...Array<Inlines>(width - row.length).fill([])])
  const headed = rows[0]?.every((cell) => cell.tagName === 'th') === true && padded.length > 1
  const header = (headed ? padded[0] : undefined) ?? Array<Inlines>(width).fill([])
  writer.blocks.push({
    type: 'table',
    caption: '',
    header,
    rows: headed ? padded.slice(1) : padded,
  })
}

function tableRows(table: HtmlElement): HtmlElement[][] {
  const rows: HtmlElement[][] = []
  const isElement = (child: HtmlNode): child is HtmlElement => 'tagName' in child
  for (const part of table.childNodes.filter(isElement)) {
    const inPart = part.tagName === 'tr' ? [part] : part.childNodes.filter(isElement)
    for (const row of inPart.filter((child) => child.tagName === 'tr')) {
      const cells = row.childNodes.filter(isElement)
      rows.push(cells.filter((cell) => cell.tagName === 'td' || cell.tagName === 'th'))
    }
  }
  return rows.filter((row) => row.length > 0)
}

function listItems(list: HtmlElement, style: TextStyle, writer: Writer, depth: number): Inlines[] {
  const items: Inlines[] = []
  for (const child of list.childNodes) {
    const inner = contentWriter(writer.remarks)
    if ('tagName' in child) walkAll(child.childNodes, style, inner, depth + 1)
    else walk(child, style, inner, depth + 1)
    const blocks = finish(inner)
    const nested = blocks.findIndex((block) => block.type === 'list')
    const own = nested < 0 ? blocks : blocks.slice(0, nested)
    items.push(blocksToInlines(own, writer.remarks))
    if (nested < 0) continue
    writer.remarks.add('list_flattened')
    for (const block of blocks.slice(nested)) {
      if (block.type === 'list') items.push(...block.items)
      else items.push(blocksToInlines([block], writer.remarks))
    }
  }
  return items
}

function linesInside(
  node: HtmlElement,
  style: TextStyle,
  writer: Writer,
  depth: number,
): Inlines[] {
  const inner = contentWriter(writer.remarks)
  walkAll(node.childNodes, style, inner, depth + 1)
  return finish(inner)
    .map((block) => blocksToInlines([block], writer.remarks))
    .filter((line) => line.length > 0)
}

function inlinesInside(
  node: HtmlElement,
  style: TextStyle,
  writer: Writer,
  depth: number,
): Inlines {
  const inner = contentWriter(writer.remarks)
  walkAll(node.childNodes, style, inner, depth + 1)
  return blocksToInlines(finish(inner), writer.remarks)
}
