/**
 * Several running texts in one field: a list item or a verse a line, a callout's paragraphs apart
 * by an empty line.
 */
import { inlinesToMarkup, markupToInlines } from '#browser/content/inline-markup.ts'
import type { Inlines } from '#contract/content.ts'

export type LineBreak = 'line' | 'paragraph'

const separator: Readonly<Record<LineBreak, { split: RegExp; join: string }>> = {
  line: { split: /\r?\n/, join: '\n' },
  paragraph: { split: /\r?\n(?:[ \t]*\r?\n)+/, join: '\n\n' },
}

/** Never empty: a block keeps one text, be it an empty one. */
export function textToLines(text: string, breaks: LineBreak): Inlines[] {
  const lines = text
    .split(separator[breaks].split)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(markupToInlines)
  return lines.length === 0 ? [[]] : lines
}

export function linesToText(lines: readonly Inlines[], breaks: LineBreak): string {
  const inside = breaks === 'line' ? /\s*\n\s*/g : /\n(?:\s*\n)+/g
  return lines
    .map((line) =>
      inlinesToMarkup(line)
        .replace(inside, breaks === 'line' ? ' ' : '\n')
        .trim(),
    )
    .join(separator[breaks].join)
}
