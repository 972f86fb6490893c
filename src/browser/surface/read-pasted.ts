/**
 * Reads what was copied in Word, LibreOffice or a web page into blocks of the content: headings,
 * paragraphs, lists, quotations, tables. Looks go; what they mean stays. Pure.
 */
import type { Inlines, ResourceBlock } from '#contract/content.ts'
import { plainLook, readInlines, tidyLine } from './pasted-inlines.ts'
import { readPastedTable } from './pasted-table.ts'
import {
  holdsLines,
  isLineElement,
  isUnseen,
  nearestInside,
  type PastedElement,
  type PastedNode,
} from './pasted-tree.ts'
import { readWordListLine } from './word-list-line.ts'

export interface Pasted {
  readonly blocks: ResourceBlock[]
  /** Pictures that stayed where they were: a page's words may be taken, its files are elsewhere. */
  readonly pictureCount: number
}

/** A list under way that further lines of Word may join. */
interface OpenList {
  readonly list: string
  readonly block: Extract<ResourceBlock, { type: 'list' }>
}

interface Reading {
  readonly blocks: ResourceBlock[]
  /** Text outside any paragraph, gathered until the next line begins. */
  loose: Inlines
  open: OpenList | null
  /** The level of the greatest heading of what was pasted. */
  readonly topLevel: number
}

function lineOf(node: PastedNode): Inlines {
  return tidyLine(readInlines(node, plainLook))
}

/** The lines of an item or a cell, joined by ends of lines: there is one running text in each. */
export function joinedLine(element: PastedElement): Inlines {
  const lines: Inlines[] = []
  let loose: Inlines = []
  const flush = (): void => {
    const line = tidyLine(loose)
    loose = []
    if (line.length > 0) lines.push(line)
  }
  const gather = (node: PastedNode): void => {
    if (typeof node === 'string' || !(isLineElement(node) || holdsLines(node))) {
      loose = [...loose, ...readInlines(node, plainLook)]
      return
    }
    if (isUnseen(node)) return
    flush()
    for (const child of node.children) gather(child)
    flush()
  }
  for (const child of element.children) gather(child)
  flush()
  return tidyLine(
    lines.flatMap(
      (line, place): Inlines => [
        ...(place === 0 ? [] : [{ type: 'text', text: '\u2028' } as const]),
        ...line.map((one) =>
          one.type === 'maths' ? one : { ...one, text: one.text.replaceAll('\n', '\u2028') },
        ),
      ],
    ),
  )
}

function headingLevel({ name, attributes }: PastedElement): number | null {
  const named = /^h([1-6])$/.exec(name)?.[1]
  if (named !== undefined) return Number(named)
  return /(?:^|\s)MsoTitle\b/.test(attributes.class ?? '') ? 1 : null
}

function headingLevels(element: PastedElement): number[] {
  const own = headingLevel(element)
  const inside = element.children.flatMap((child) =>
    typeof child === 'string' ? [] : headingLevels(child),
  )
  return own === null ? inside : [own, ...inside]
}

function add(reading: Reading, block: ResourceBlock): void {
  reading.blocks.push(block)
  reading.open = null
}

function flushLoose(reading: Reading): void {
  const text = tidyLine(reading.loose)
  reading.loose = []
  if (text.length > 0) add(reading, { type: 'paragraph', text })
}

/** Items of lists inside items follow as items of their own: the content's lists are one deep. */
function itemsOf(list: PastedElement): Inlines[] {
  return list.children.flatMap((child): Inlines[] => {
    if (typeof child === 'string' || isUnseen(child)) return []
    if (child.name === 'ul' || child.name === 'ol') return itemsOf(child)
    const inner = nearestInside(child, ['ul', 'ol'])
    const own = joinedLine(without(child, inner))
    return [...(own.length === 0 ? [] : [own]), ...inner.flatMap(itemsOf)]
  })
}

function without(element: PastedElement, taken: readonly PastedElement[]): PastedElement {
  return {
    ...element,
    children: element.children
      .filter((child) => typeof child === 'string' || !taken.includes(child))
      .map((child) => (typeof child === 'string' ? child : without(child, taken))),
  }
}

function readWordLine(reading: Reading, element: PastedElement): boolean {
  const found = readWordListLine(element)
  if (found === null) return false
  const item = lineOf(element)
  if (item.length === 0) return true
  const { open } = reading
  if (open !== null && open.list === found.list) open.block.items.push(item)
  else {
    const block = { type: 'list' as const, ordered: found.ordered, items: [item] }
    reading.blocks.push(block)
    reading.open = { list: found.list, block }
  }
  return true
}

function readLine(reading: Reading, element: PastedElement): void {
  const level = headingLevel(element)
  // A heading with a number of its own is a heading all the same.
  if (level === null && readWordLine(reading, element)) return
  const text = lineOf(element)
  if (text.length === 0) return
  if (level === null) add(reading, { type: 'paragraph', text })
  else add(reading, { type: 'heading', level: level <= reading.topLevel ? 2 : 3, text })
}

function readQuote(reading: Reading, element: PastedElement): void {
  const lines = element.children.flatMap((child): Inlines[] => {
    const line = typeof child === 'string' || !holdsLines(child) ? lineOf(child) : joinedLine(child)
    return line.length === 0 ? [] : [line]
  })
  if (lines.length > 0) add(reading, { type: 'quote', lines })
}

function readNode(reading: Reading, node: PastedNode): void {
  if (typeof node === 'string' || !(isLineElement(node) || holdsLines(node))) {
    reading.loose = [...reading.loose, ...readInlines(node, plainLook)]
    return
  }
  if (isUnseen(node)) return
  flushLoose(reading)
  const { name } = node
  if (name === 'ul' || name === 'ol') {
    const items = itemsOf(node)
    if (items.length > 0) add(reading, { type: 'list', ordered: name === 'ol', items })
  } else if (name === 'table') {
    const table = readPastedTable(node, joinedLine)
    if (table !== null) add(reading, table)
    // A table of one cell is a way to set a page.
    else for (const child of nearestInside(node, ['td', 'th'])) readAll(reading, child)
  } else if (name === 'blockquote') readQuote(reading, node)
  else if (holdsLines(node)) readAll(reading, node)
  else readLine(reading, node)
  flushLoose(reading)
}

function readAll(reading: Reading, element: PastedElement): void {
  for (const child of element.children) readNode(reading, child)
}

function countPictures(element: PastedElement): number {
  if (isUnseen(element)) return 0
  // Beside a formula's MathML stands its picture, for browsers of long ago.
  const isPicture = element.name === 'img' && element.attributes['aria-hidden'] !== 'true'
  return element.children.reduce(
    (count, child) => count + (typeof child === 'string' ? 0 : countPictures(child)),
    isPicture ? 1 : 0,
  )
}

export function readPasted(root: PastedElement): Pasted {
  const topLevel = Math.min(6, ...headingLevels(root))
  const reading: Reading = { blocks: [], loose: [], open: null, topLevel }
  readAll(reading, root)
  flushLoose(reading)
  return { blocks: reading.blocks, pictureCount: countPictures(root) }
}
