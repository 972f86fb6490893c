/**
 * The small part of Markdown that teachers use in `[markdown]` questions, as HTML for the one
 * reader of wording: headings, lists, emphasis, code, links. What else looks like Markdown (tables,
 * pictures' titles, footnotes) stays as it was typed and is named as a loss.
 */
import type { RemarkList } from './gift-report.ts'
import { splitMaths } from './maths-text.ts'

/** Markdown as HTML; HTML inside is kept, as Markdown allows. */
export function markdownToHtml(markdown: string, remarks: RemarkList): string {
  const lines = markdown.split('\n')
  const out: string[] = []
  let list: 'ul' | 'ol' | undefined
  let code: string[] | undefined
  let previousIsText = false
  const openList = (next: 'ul' | 'ol' | undefined): void => {
    if (list === next) return
    if (list !== undefined) out.push(`</${list}>`)
    if (next !== undefined) out.push(`<${next}>`)
    list = next
  }
  for (const line of lines) {
    if (/^\s*(?:```|~~~)/u.test(line)) {
      if (code === undefined) code = []
      else {
        out.push(`<pre>${code.map(escapeHtml).join('\n')}</pre>`)
        code = undefined
      }
      continue
    }
    if (code !== undefined) {
      code.push(line)
      continue
    }
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/u.exec(line)
    const bullet = /^\s*[-*+]\s+(.*)$/u.exec(line)
    const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/u.exec(line)
    const quote = /^\s*>\s?(.*)$/u.exec(line)
    openList(bullet !== null ? 'ul' : numbered !== null ? 'ol' : undefined)
    if (/^\s*\|.*\|\s*$|^\[\^/u.test(line)) remarks.add('markdown_kept_as_text', line)
    if (heading !== null) {
      const level = (heading[1] ?? '#').length
      out.push(`<h${level}>${inlineHtml(heading[2] ?? '')}</h${level}>`)
    } else if (bullet !== null || numbered !== null) {
      out.push(`<li>${inlineHtml((bullet ?? numbered)?.[1] ?? '')}</li>`)
    } else if (quote !== null) {
      out.push(`<blockquote>${inlineHtml(quote[1] ?? '')}</blockquote>`)
    } else if (line.trim() === '') {
      out.push('<br>')
    } else {
      // Two spaces at the end of the line before are Markdown's line break.
      out.push(
        `${previousIsText ? ' ' : ''}${inlineHtml(line.trim())}${/ {2}$/u.test(line) ? '<br>' : ''}`,
      )
    }
    previousIsText = heading === null && bullet === null && numbered === null && quote === null
  }
  openList(undefined)
  if (code !== undefined) out.push(`<pre>${code.map(escapeHtml).join('\n')}</pre>`)
  return out.join('\n')
}

const inlineMark =
  /`([^`\n]+)`|!\[([^\]\n]*)\]\(([^)\s]+)[^)\n]*\)|\[([^\]\n]+)\]\(([^)\s]+)[^)\n]*\)|\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*(?=\S)([^*\n]+)(?<=\S)\*|(?<![\p{L}\d_])_(?=\S)([^_\n]+)(?<=\S)_(?![\p{L}\d_])/gu

function inlineHtml(text: string): string {
  return splitMaths(text)
    .map((stretch) => {
      if (stretch.type === 'words') return markHtml(stretch.text)
      return stretch.display ? `\\[${stretch.tex}\\]` : `\\(${stretch.tex}\\)`
    })
    .join('')
}

function markHtml(text: string): string {
  return text.replace(
    inlineMark,
    (_, code, alt, source, linkText, address, strong1, strong2, emphasis1, emphasis2) => {
      if (code !== undefined) return `<code>${escapeHtml(code)}</code>`
      if (source !== undefined)
        return `<img alt="${escapeHtml(alt ?? '')}" src="${escapeHtml(source)}">`
      if (address !== undefined) return `<a href="${escapeHtml(address)}">${linkText}</a>`
      const strong = strong1 ?? strong2
      if (strong !== undefined) return `<strong>${markHtml(strong)}</strong>`
      return `<em>${markHtml(emphasis1 ?? emphasis2 ?? '')}</em>`
    },
  )
}

/** Text as HTML that shows exactly it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
