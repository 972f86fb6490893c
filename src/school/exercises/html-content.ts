/**
 * Teachers' HTML as our structured content. parse5 reads it as a browser would; only what has a
 * shape in `contract/content.ts` comes through, and whatever carried meaning and cannot come is
 * named in the remarks: a picture, a player, a colour, a struck word.
 */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type Blocks, type Inlines, inlinesToText } from '#contract/content.ts'
import {
  addLink,
  addMaths,
  addText,
  contentWriter,
  endParagraph,
  finish,
  type TextStyle,
  type Writer,
} from './content-writer.ts'
import type { RemarkList } from './gift-report.ts'
import { escapeStrayAngles } from './html-tags.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

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

function walkAll(nodes: readonly Node[], style: TextStyle, writer: Writer, depth: number): void {
  for (const node of nodes) walk(node, style, writer, depth)
}

function walk(node: Node, style: TextStyle, writer: Writer, depth: number): void {
  if (node.nodeName === '#text' && 'value' in node) {
    addText(writer, node.value, style)
    return
  }
  if (!('tagName' in node)) return
  if (depth >= depthMax) {
    addText(writer, bareText(node), style)
    return
  }
  const inner = styled(node, style, writer.remarks)
  if (!walkBlock(node, inner, writer, depth) && !walkThing(node, inner, writer, depth)) {
    if (node.tagName === 'q') addText(writer, '«\u00A0', inner)
    walkAll(node.childNodes, inner, writer, depth + 1)
    if (node.tagName === 'q') addText(writer, '\u00A0»', inner)
  }
}

/** Elements that begin and end a paragraph; false for all others. */
function walkBlock(node: Element, style: TextStyle, writer: Writer, depth: number): boolean {
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

/** Elements that are things, not wording: pictures, players, links, formulas, programmes. */
function walkThing(node: Element, style: TextStyle, writer: Writer, depth: number): boolean {
  const { remarks } = writer
  switch (node.tagName) {
    case 'img':
    case 'svg':
      writePicture(node, style, writer)
      return true
    case 'audio':
    case 'video':
    case 'iframe':
    case 'object':
    case 'embed':
      remarks.add('media_lost', mediaName(node))
      return true
    case 'script':
    case 'noscript':
    case 'input':
    case 'textarea':
      remarks.add('active_content_lost', node.tagName)
      return true
    case 'style':
    case 'template':
      return true
    case 'a':
      writeLink(node, style, writer, depth)
      return true
    case 'math':
      writeMathml(node, style, writer)
      return true
    default:
      return false
  }
}

function writePicture(node: Element, style: TextStyle, writer: Writer): void {
  const small = ['width', 'height'].some((name) => Number(attributeOf(node, name) ?? 99) <= 2)
  if (small) {
    writer.remarks.add('image_was_decoration')
    return
  }
  const alt = attributeOf(node, 'alt')?.trim() ?? ''
  writer.remarks.add('image_lost', fileNameOf(attributeOf(node, 'src') ?? '') || alt || 'image')
  addText(writer, alt === '' ? '[image]' : `[image\u00A0: ${alt}]`, style)
}

function mediaName(node: Element): string {
  const own = attributeOf(node, 'src') ?? attributeOf(node, 'data')
  if (own !== undefined) return fileNameOf(own)
  const source = node.childNodes.find(
    (child): child is Element => 'tagName' in child && child.tagName === 'source',
  )
  return fileNameOf((source && attributeOf(source, 'src')) ?? '') || node.tagName
}

/** The last part of an address; pictures written into the text have no name. */
function fileNameOf(address: string): string {
  if (/^data:/iu.test(address)) return 'image incluse'
  const path = address.split(/[?#]/u)[0] ?? ''
  const name = path.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function writeLink(node: Element, style: TextStyle, writer: Writer, depth: number): void {
  const href = attributeOf(node, 'href')?.trim() ?? ''
  const text = bareText(node).replace(/\s+/gu, ' ').trim()
  const picture = /<(?:img|audio|video)/u.test(tagsInside(node))
  const safe = /^https:\/\/\S+$/u.test(href) && href.length <= 2_000 && URL.canParse(href)
  if (safe && text !== '' && text.length <= 500 && !picture) {
    addLink(writer, href, text)
    return
  }
  if (href !== '' && !href.startsWith('#')) {
    const isFile = href.includes('@@PLUGINFILE@@')
    writer.remarks.add(isFile ? 'media_lost' : 'link_lost', isFile ? fileNameOf(href) : href)
  }
  walkAll(node.childNodes, style, writer, depth + 1)
}

function tagsInside(node: Element): string {
  return node.childNodes.map((child) => ('tagName' in child ? `<${child.tagName}` : '')).join('')
}

/** MathML as Moodle's editors write it carries its TeX as an annotation; without one, bare text. */
function writeMathml(node: Element, style: TextStyle, writer: Writer): void {
  const semantics = node.childNodes.find((child) => child.nodeName === 'semantics')
  const annotation =
    semantics !== undefined && 'childNodes' in semantics
      ? semantics.childNodes.find(
          (child): child is Element =>
            'tagName' in child &&
            child.tagName === 'annotation' &&
            /tex/iu.test(attributeOf(child, 'encoding') ?? ''),
        )
      : undefined
  const tex = annotation === undefined ? '' : bareText(annotation).trim()
  if (tex !== '' && tex.length <= 2_000) {
    addMaths(writer, tex, attributeOf(node, 'display') === 'block')
    return
  }
  const text = bareText(node).replace(/\s+/gu, ' ').trim()
  if (text !== '') writer.remarks.add('mathml_flattened', text)
  addText(writer, text, style)
}

function writeTable(node: Element, style: TextStyle, writer: Writer, depth: number): void {
  const rows = tableRows(node)
  const cells = rows.map((row) =>
    row.map((cell) => inlinesInside(cell, withoutMark(style), writer, depth)),
  )
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

function tableRows(table: Element): Element[][] {
  const rows: Element[][] = []
  const isElement = (child: Node): child is Element => 'tagName' in child
  for (const part of table.childNodes.filter(isElement)) {
    const inPart = part.tagName === 'tr' ? [part] : part.childNodes.filter(isElement)
    for (const row of inPart.filter((child) => child.tagName === 'tr')) {
      const cells = row.childNodes.filter(isElement)
      rows.push(cells.filter((cell) => cell.tagName === 'td' || cell.tagName === 'th'))
    }
  }
  return rows.filter((row) => row.length > 0)
}

function listItems(list: Element, style: TextStyle, writer: Writer, depth: number): Inlines[] {
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

function linesInside(node: Element, style: TextStyle, writer: Writer, depth: number): Inlines[] {
  const inner = contentWriter(writer.remarks)
  walkAll(node.childNodes, style, inner, depth + 1)
  return finish(inner)
    .map((block) => blocksToInlines([block], writer.remarks))
    .filter((line) => line.length > 0)
}

function inlinesInside(node: Element, style: TextStyle, writer: Writer, depth: number): Inlines {
  const inner = contentWriter(writer.remarks)
  walkAll(node.childNodes, style, inner, depth + 1)
  return blocksToInlines(finish(inner), writer.remarks)
}

// --- how words look ----------------------------------------------------------------------------

const markOfTag: Readonly<Record<string, TextStyle['marks'][number]>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  mark: 'strong',
  u: 'emphasis',
  ins: 'emphasis',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

function styled(node: Element, style: TextStyle, remarks: RemarkList): TextStyle {
  const css = attributeOf(node, 'style') ?? ''
  let next = style
  const mark = Object.hasOwn(markOfTag, node.tagName) ? markOfTag[node.tagName] : undefined
  if (mark !== undefined) next = withMark(next, mark)
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(css)) next = withMark(next, 'strong')
  if (/font-style\s*:\s*italic/iu.test(css)) next = withMark(next, 'emphasis')
  if (/^(?:u|ins)$/u.test(node.tagName) || /text-decoration[^;]*underline/iu.test(css)) {
    remarks.add('underline_as_emphasis')
    next = withMark(next, 'emphasis')
  }
  const struck = /^(?:s|strike|del)$/u.test(node.tagName) || /line-through/iu.test(css)
  if (struck) remarks.add('strike_lost', bareText(node))
  if (hasColour(css) || attributeOf(node, 'color') !== undefined) remarks.add('colour_dropped')
  const lang = attributeOf(node, 'lang') ?? ''
  return /^[a-z]{2,3}(-[A-Z]{2})?$/u.test(lang) ? { ...next, lang } : next
}

/** Black on white is what everyone gets anyway. */
function hasColour(css: string): boolean {
  const plain =
    /^(?:inherit|initial|transparent|none|black|white|windowtext|#0{3}|#0{6}|#f{3}|#f{6}|rgba?\((?:0, ?0, ?0|255, ?255, ?255)(?:, ?[\d.]+)?\))$/iu
  return css.split(';').some((rule) => {
    const [name, value] = rule.split(':').map((part) => part.trim())
    return /^(?:color|background|background-color)$/iu.test(name ?? '') && !plain.test(value ?? '')
  })
}

function withMark(style: TextStyle, mark: TextStyle['marks'][number]): TextStyle {
  return style.marks.includes(mark) ? style : { ...style, marks: [...style.marks, mark] }
}

function withoutMark(style: TextStyle): TextStyle {
  return { ...style, marks: [] }
}

function attributeOf(node: Element, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value
}

/** All words under a node; a loop and not a recursion, so that no nesting is too deep. */
function bareText(node: Element): string {
  const stack: Node[] = [...node.childNodes].reverse()
  let text = ''
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.nodeName === '#text' && 'value' in next) text += next.value
    else if ('tagName' in next) {
      if (next.tagName === 'script' || next.tagName === 'style') continue
      for (const child of [...next.childNodes].reverse()) stack.push(child)
    }
  }
  return text
}
