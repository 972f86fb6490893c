/**
 * Writes structured content word by word: collapses white space as a browser would, joins runs
 * of the same look, takes formulas out of the words, ends paragraphs.
 */
import type { Blocks, Inline, Inlines } from '#contract/content.ts'
import type { RemarkList } from './gift-report.ts'
import { splitMaths } from './maths-text.ts'

type InlineText = Extract<Inline, { type: 'text' }>

/** How the words being written look. */
export interface TextStyle {
  marks: readonly NonNullable<InlineText['marks']>[number][]
  lang?: string
  /** Lines and spaces count, as in a listing. */
  preserve: boolean
}

export interface Writer {
  blocks: Blocks
  runs: Inlines
  /** Formulas that were meant to stand alone. */
  displays: Set<Inline>
  remarks: RemarkList
}

/** Longest run of text, as in the contract; longer ones are cut into several. */
const runMax = 4_000

export function contentWriter(remarks: RemarkList): Writer {
  return { blocks: [], runs: [], displays: new Set(), remarks }
}

/** Adds words of one look. */
export function addText(writer: Writer, text: string, style: TextStyle): void {
  if (style.preserve) {
    addPreserved(writer, text, style)
    return
  }
  if (style.marks.includes('code')) {
    addWords(writer, text, style)
    return
  }
  for (const stretch of splitMaths(text)) {
    if (stretch.type === 'words') addWords(writer, stretch.text, style)
    else addMaths(writer, stretch.tex, stretch.display)
  }
}

export function addMaths(writer: Writer, tex: string, display: boolean): void {
  const maths: Inline = { type: 'maths', tex }
  if (display) writer.displays.add(maths)
  writer.runs.push(maths)
}

export function addLink(writer: Writer, href: string, text: string): void {
  writer.runs.push({ type: 'link', href, text })
}

/** Ends the paragraph that is being written, if there is one. */
export function endParagraph(writer: Writer): void {
  const runs = trimmed(writer.runs)
  writer.runs = []
  const only = runs.length === 1 ? runs[0] : undefined
  if (only?.type === 'maths' && writer.displays.has(only)) {
    writer.blocks.push({ type: 'maths', tex: only.tex })
  } else if (runs.length > 0) {
    writer.blocks.push({ type: 'paragraph', text: runs })
  }
}

/** Ends the last paragraph and gives all blocks back. */
export function finish(writer: Writer): Blocks {
  endParagraph(writer)
  return writer.blocks
}

function addPreserved(writer: Writer, text: string, style: TextStyle): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) endParagraph(writer)
    // Leading spaces of a listing carry meaning; a browser keeps only the non-breaking ones.
    if (line.trim() !== '') {
      addRun(writer, line.replaceAll('\t', '    ').replaceAll(' ', '\u00A0').trimEnd(), style)
    }
  }
}

function addWords(writer: Writer, text: string, style: TextStyle): void {
  let words = text.replace(/[ \t\n\r\f]+/gu, ' ')
  const last = writer.runs.at(-1)
  const afterSpace = last === undefined || (last.type === 'text' && /[ \n]$/u.test(last.text))
  if (afterSpace) words = words.trimStart()
  if (words !== '') addRun(writer, words, style)
}

function addRun(writer: Writer, text: string, style: TextStyle): void {
  const last = writer.runs.at(-1)
  const marks = [...style.marks].sort()
  const sameLook =
    last?.type === 'text' &&
    last.lang === style.lang &&
    (last.marks ?? []).join() === marks.join() &&
    last.text.length + text.length <= runMax
  if (sameLook) {
    last.text += text
    return
  }
  for (let from = 0; from < text.length; from += runMax) {
    writer.runs.push({
      type: 'text',
      text: text.slice(from, from + runMax),
      ...(marks.length === 0 ? {} : { marks }),
      ...(style.lang === undefined ? {} : { lang: style.lang }),
    })
  }
}

/** Without white space at the ends, and without runs that were nothing else. */
function trimmed(runs: Inlines): Inlines {
  const kept = [...runs]
  for (let last = kept.at(-1); last?.type === 'text'; last = kept.at(-1)) {
    const text = last.text.replace(/[ \n]+$/u, '')
    if (text !== '') {
      kept[kept.length - 1] = { ...last, text }
      break
    }
    kept.pop()
  }
  return kept
}
