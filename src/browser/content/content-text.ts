/**
 * What a content's words are as a voice says them: pieces of plain text, each with its language,
 * so that a device reads "Good morning" inside a French lesson as English.
 */
import type { Block, Inlines, ResourceBlock } from '#contract/content.ts'
import { spokenMaths } from './spoken-maths.ts'

export interface SpokenPiece {
  readonly text: string
  /** BCP 47. */
  readonly lang: string
}

/** The language of contents unless a piece says otherwise. */
export const contentLanguage = 'fr-FR'

/** Words that the reader adds to what is written: "Image :", "À retenir :". */
export interface SpokenLabels {
  readonly image: string
  readonly callouts: Readonly<Record<'remember' | 'example' | 'method' | 'careful', string>>
}

/** Joins neighbours of the same language and drops what has nothing to say. */
function joined(pieces: readonly SpokenPiece[]): SpokenPiece[] {
  const result: SpokenPiece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last !== undefined && last.lang === piece.lang) {
      result[result.length - 1] = { text: last.text + piece.text, lang: last.lang }
    } else result.push(piece)
  }
  return result.filter((piece) => /[\p{L}\d]/u.test(piece.text))
}

/** Running text as pieces; formulas are put into words. */
export function spokenInlines(inlines: Inlines): SpokenPiece[] {
  return joined(
    inlines.map((inline) => {
      if (inline.type === 'maths')
        return { text: ` ${spokenMaths(inline.tex)} `, lang: contentLanguage }
      const lang = inline.type === 'text' ? inline.lang : undefined
      return { text: inline.text, lang: lang ?? contentLanguage }
    }),
  )
}

/** Plain words of running text, for names of controls and lists of the device. */
export function plainWords(inlines: Inlines): string {
  return spokenInlines(inlines)
    .map((piece) => piece.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** One thought after the other, with the pause of a full stop between them. */
export function spokenLines(lines: readonly Inlines[]): SpokenPiece[] {
  return lines.flatMap((line) => {
    const pieces = spokenInlines(line)
    const last = pieces.at(-1)
    if (last === undefined || /[.!?…:;,]\s*$/u.test(last.text)) return pieces
    return [...pieces.slice(0, -1), { text: `${last.text}.`, lang: last.lang }]
  })
}

export function plainPiece(text: string): SpokenPiece {
  return { text, lang: contentLanguage }
}

function spokenBlock(block: Block | ResourceBlock, labels: SpokenLabels): SpokenPiece[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return spokenLines([block.text])
    case 'list':
      return spokenLines(block.items)
    case 'callout':
      return [plainPiece(`${labels.callouts[block.kind]}.`), ...spokenLines(block.paragraphs)]
    case 'quote':
      return [
        ...spokenLines(block.lines),
        ...(block.source ? [plainPiece(`${block.source}.`)] : []),
      ]
    case 'table':
      return [
        plainPiece(`${block.caption}.`),
        ...spokenLines([...block.header, ...block.rows.flat()]),
      ]
    case 'maths':
      return [plainPiece(`${spokenMaths(block.tex)}.`)]
    case 'image':
      return block.alt === '' ? [] : [plainPiece(`${labels.image} ${block.alt}.`)]
    // A recording speaks for itself; a file and an exercise have their own buttons.
    case 'audio':
    case 'file':
    case 'exercise':
      return []
  }
}

/** Everything of a content that a voice can say, block by block. */
export function spokenBlocks(
  blocks: readonly (Block | ResourceBlock)[],
  labels: SpokenLabels,
): SpokenPiece[] {
  return blocks.flatMap((block) => spokenBlock(block, labels))
}
