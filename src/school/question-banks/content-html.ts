/** Structured content as the plain HTML that Moodle's editors write, formulas as MathJax reads them. */
import type { Block, Blocks, Inline, Inlines } from '#contract/content.ts'
import { escapeHtml } from './markdown-html.ts'

const tagOfMark = {
  strong: 'strong',
  emphasis: 'em',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
} as const

export function blocksToHtml(blocks: Blocks): string {
  return blocks.map(blockToHtml).join('')
}

export function inlinesToHtml(inlines: Inlines): string {
  return inlines.map(inlineToHtml).join('')
}

function inlineToHtml(inline: Inline): string {
  if (inline.type === 'maths') return escapeHtml(`\\(${inline.tex}\\)`)
  if (inline.type === 'link') {
    const href = escapeHtml(inline.href).replaceAll('"', '&quot;')
    return `<a href="${href}">${escapeHtml(inline.text)}</a>`
  }
  const words = escapeHtml(inline.text).replaceAll('\n', '<br>')
  const marked = (inline.marks ?? []).reduce(
    (inside, mark) => `<${tagOfMark[mark]}>${inside}</${tagOfMark[mark]}>`,
    words,
  )
  return inline.lang === undefined ? marked : `<span lang="${inline.lang}">${marked}</span>`
}

function paragraph(text: Inlines): string {
  return `<p>${inlinesToHtml(text)}</p>`
}

function blockToHtml(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level + 1}>${inlinesToHtml(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return paragraph(block.text)
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li>${inlinesToHtml(item)}</li>`)
      return `<${tag}>${items.join('')}</${tag}>`
    }
    case 'callout':
      return `<div>${block.paragraphs.map(paragraph).join('')}</div>`
    case 'quote': {
      const source = block.source === undefined ? [] : [`<p>${escapeHtml(block.source)}</p>`]
      return `<blockquote>${[...block.lines.map(paragraph), ...source].join('')}</blockquote>`
    }
    case 'table': {
      const row = (cells: Inlines[], tag: string): string =>
        `<tr>${cells.map((cell) => `<${tag}>${inlinesToHtml(cell)}</${tag}>`).join('')}</tr>`
      const caption = block.caption === '' ? '' : `<caption>${escapeHtml(block.caption)}</caption>`
      const rows = block.rows.map((cells) => row(cells, 'td')).join('')
      return `<table>${caption}${row(block.header, 'th')}${rows}</table>`
    }
    case 'maths':
      return `<p>${escapeHtml(`\\[${block.tex}\\]`)}</p>`
    case 'image':
      return `<p>[${escapeHtml(block.alt === '' ? 'image' : `image\u00A0: ${block.alt}`)}]</p>`
    case 'audio':
      return `<p>[${escapeHtml(block.title)}]</p><p>${escapeHtml(block.transcript)}</p>`
  }
}
