/**
 * A piece of GIFT wording in its announced format (`[html]`, `[markdown]`, `[plain]`, `[moodle]`)
 * as structured content. Without an announcement a piece has the question's format, and the
 * question Moodle's own: text in which HTML is allowed and line ends count.
 */
import type { Blocks, Inlines } from '#contract/content.ts'
import { restoreText } from './gift-protect.ts'
import type { RemarkList } from './gift-report.ts'
import { blocksToInlines, htmlToBlocks } from './html-content.ts'
import { escapeHtml, markdownToHtml } from './markdown-html.ts'

export type GiftFormat = 'moodle' | 'html' | 'markdown' | 'plain'

/** Wording, still protected, and the format it is in. */
export interface GiftWording {
  format: GiftFormat
  text: string
}

/** Takes the format off the beginning of protected text. */
export function readFormat(text: string, inherited: GiftFormat): GiftWording {
  const match = /^\s*\[(html|markdown|plain|moodle)\]/iu.exec(text)
  if (match === null) return { format: inherited, text: text.trim() }
  const name = match[1]?.toLowerCase()
  const format =
    name === 'html' || name === 'markdown' || name === 'plain' || name === 'moodle'
      ? name
      : inherited
  return { format, text: text.slice(match[0].length).trim() }
}

export function wordingToBlocks(wording: GiftWording, remarks: RemarkList): Blocks {
  const text = restoreText(wording.text)
  if (text.includes('\uFFFD')) remarks.add('damaged_character')
  switch (wording.format) {
    case 'html':
      return htmlToBlocks(text, false, remarks)
    case 'markdown':
      return htmlToBlocks(markdownToHtml(text, remarks), true, remarks)
    case 'plain':
      return htmlToBlocks(breakLines(escapeHtml(text)), false, remarks)
    case 'moodle':
      return htmlToBlocks(breakLines(text), true, remarks)
  }
}

export function wordingToInlines(wording: GiftWording, remarks: RemarkList): Inlines {
  return blocksToInlines(wordingToBlocks(wording, remarks), remarks)
}

/** Wording without any look, for answers that are typed; a note says when there was some. */
export function wordingToPlain(text: string, remarks: RemarkList): string {
  const restored = restoreText(text)
  if (!/<\/?[a-z]|&(?:#\w+|[a-z]+);/iu.test(restored)) return restored.replace(/\s+/gu, ' ').trim()
  const inlines = wordingToInlines({ format: 'html', text }, remarks)
  const plain = inlines
    .map((inline) => (inline.type === 'maths' ? `\\(${inline.tex}\\)` : inline.text))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
  if (plain !== restored.trim()) remarks.add('answer_formatting_dropped')
  return plain
}

/**
 * Line ends count in Moodle's format, but teachers also wrap long lines in their editor: a line that
 * goes on in lower case after no punctuation was wrapped.
 */
function breakLines(text: string): string {
  return text
    .replace(/[ \t]*\r?\n[ \t]*/gu, '\n')
    .replace(/(?<![.!?:;>\n])\n(?=\p{Ll})/gu, ' ')
    .replaceAll('\n', '<br>\n')
}
