/**
 * A text with gaps as it is typed: words with their marks, and `[[1]]` where a gap stands. What a
 * gap expects is written beside the text, under its number.
 */
import { inlinesToMarkup, markupToInlines } from '#browser/content/inline-markup.ts'
import type { Question } from '#contract/questions.ts'

type Lines = Extract<Question, { kind: 'gap_text' }>['lines']
type Piece = Lines[number][number]
export type Gap = Extract<Piece, { type: 'gap' }>

/** Gaps by the number that stands for them in the text. */
export type NumberedGaps = ReadonlyMap<number, Gap>

export interface TypedGapText {
  readonly text: string
  readonly gaps: NumberedGaps
}

const gapSign = /(?<!\\)\[\[(\d{1,3})\]\]/g

/** Brackets that an author wrote as words must not become a gap. */
function wordsText(words: string): string {
  return words.replace(/(?<!\\)\[\[(?=\d{1,3}\]\])/g, '\\[\\[')
}

/** Gaps are numbered in reading order. */
export function linesToGapText(lines: Lines): TypedGapText {
  const gaps = new Map<number, Gap>()
  const text = lines
    .map((line) =>
      line
        .map((piece) => {
          if (piece.type === 'words') return wordsText(inlinesToMarkup(piece.text))
          gaps.set(gaps.size + 1, piece)
          return `[[${gaps.size}]]`
        })
        .join('')
        .replace(/\s*\n\s*/g, ' '),
    )
    .join('\n')
  return { text, gaps }
}

/** Numbers of the gaps that stand in a text, in reading order, each once. */
export function gapNumbersIn(text: string): readonly number[] {
  return [...new Set([...text.matchAll(gapSign)].map((match) => Number(match[1])))]
}

/** The number for one more gap. */
export function nextGapNumber(text: string, gaps: NumberedGaps): number {
  return Math.max(0, ...gaps.keys(), ...gapNumbersIn(text)) + 1
}

/** The lines that are sent. A number typed twice is a gap the first time; unknown ones are words. */
export function gapTextToLines({ text, gaps }: TypedGapText): Lines {
  const used = new Set<number>()
  return text.split(/\r?\n/).map((line): Lines[number] => {
    const pieces: Piece[] = []
    const addWords = (words: string): void => {
      if (words !== '') pieces.push({ type: 'words', text: markupToInlines(words) })
    }
    let from = 0
    for (const match of line.matchAll(gapSign)) {
      const number = Number(match[1])
      const gap = gaps.get(number)
      if (gap === undefined || used.has(number)) continue
      used.add(number)
      addWords(line.slice(from, match.index))
      pieces.push(gap)
      from = match.index + match[0].length
    }
    addWords(line.slice(from))
    return pieces.length === 0 ? [{ type: 'words', text: [] }] : pieces
  })
}
