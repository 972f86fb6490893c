/** A stored content as a document of the writing surface. Pure; `document-to-content.ts` is the way back. */
import { Mark, type Node } from 'prosemirror-model'
import type { Inline, Inlines, ResourceBlock } from '#contract/content.ts'
import { contentSchema } from './content-schema.ts'

const { nodes, marks } = contentSchema

function marksOf(inline: Exclude<Inline, { type: 'maths' }>): readonly Mark[] {
  if (inline.type === 'link') return [marks.link.create({ href: inline.href })]
  const language = inline.lang === undefined ? [] : [marks.language.create({ lang: inline.lang })]
  const named = [...new Set(inline.marks)].map((mark) => marks[mark].create())
  return Mark.setFrom([...named, ...language])
}

/** Line by line, since a document keeps the ends of lines as pieces of their own. */
function textNodes(text: string, style: readonly Mark[]): Node[] {
  return text
    .split('\n')
    .flatMap((line, place) => [
      ...(place === 0 ? [] : [nodes.line_break.create(null, null, style)]),
      ...(line === '' ? [] : [contentSchema.text(line, style)]),
    ])
}

export function inlineNodes(inlines: Inlines): Node[] {
  return inlines.flatMap((inline) =>
    inline.type === 'maths'
      ? [nodes.maths.create({ tex: inline.tex })]
      : textNodes(inline.text, marksOf(inline)),
  )
}

function wordNodes(text: string): Node[] {
  return text === '' ? [] : [contentSchema.text(text)]
}

function tableNode(block: Extract<ResourceBlock, { type: 'table' }>): Node {
  const cells = (row: readonly Inlines[], type: 'head_cell' | 'table_cell'): Node[] =>
    row.map((cell) => nodes[type].create(null, inlineNodes(cell)))
  return nodes.table.create(null, [
    nodes.table_caption.create(null, wordNodes(block.caption)),
    nodes.table_head.create(null, cells(block.header, 'head_cell')),
    ...block.rows.map((row) => nodes.table_row.create(null, cells(row, 'table_cell'))),
  ])
}

export function blockNode(block: ResourceBlock): Node {
  switch (block.type) {
    case 'paragraph':
      return nodes.paragraph.create(null, inlineNodes(block.text))
    case 'heading':
      return nodes.heading.create({ level: block.level }, inlineNodes(block.text))
    case 'list': {
      const items = block.items.map((item) => nodes.list_item.create(null, inlineNodes(item)))
      return nodes.list.create({ ordered: block.ordered }, items)
    }
    case 'callout': {
      const lines = block.paragraphs.map((one) => nodes.callout_line.create(null, inlineNodes(one)))
      return nodes.callout.create({ kind: block.kind }, lines)
    }
    case 'quote':
      return nodes.quote.create(null, [
        ...block.lines.map((line) => nodes.quote_line.create(null, inlineNodes(line))),
        nodes.quote_source.create(null, wordNodes(block.source ?? '')),
      ])
    case 'table':
      return tableNode(block)
    case 'maths':
      return nodes.maths_block.create({ tex: block.tex })
    case 'image':
      return nodes.image.create({
        fileId: block.fileId,
        alt: block.alt,
        decorative: block.decorative ?? null,
        caption: block.caption ?? null,
      })
    case 'audio':
      return nodes.audio.create({ ...block })
    case 'file':
      return nodes.file.create({ ...block })
    case 'exercise':
      return nodes.exercise.create({ exerciseId: block.exerciseId })
  }
}

/** A content without blocks is a document with an empty paragraph to type in. */
export function contentToDocument(blocks: readonly ResourceBlock[]): Node {
  const written = blocks.map(blockNode)
  return nodes.doc.create(null, written.length === 0 ? [nodes.paragraph.create()] : written)
}
