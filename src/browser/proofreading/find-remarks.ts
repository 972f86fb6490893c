/**
 * What an author may want to look at again, block by block: long sentences, and what somebody who
 * hears the page, or sees it with difficulty, would miss. Remarks never stand in the way. Pure.
 */
import { type Inlines, inlinesToText, type ResourceBlock } from '#contract/content.ts'
import { wordsOf } from './reading-ease.ts'
import { sentencesOf } from './sentences.ts'

/** Words of a sentence that is not told yet: a choice of ours, for whoever reads slowly has forgotten the beginning. */
export const sentenceWordsMax = 25
/** Words in capitals, in a row, that are no name any more. */
const capitalWordsMin = 3
const capitalLettersMin = 12
/** Remarks that one list shows. */
export const remarksMax = 40

export type RemarkKind =
  | 'long_sentence'
  | 'heading_jump'
  | 'alternative_text_missing'
  | 'vague_link'
  | 'table_without_heading'
  | 'capitals'

export interface Remark {
  readonly kind: RemarkKind
  readonly block: ResourceBlock
  /** The words that it is about; empty where it is about the whole block. */
  readonly words: string
}

const vagueLink =
  /^(?:(?:cliquez|cliquer|clique|click)[ -]*(?:ici|here|sur ce lien)?|ici|here|lien|ce lien|le lien|lire la suite|en savoir plus|voir|suite)[\s.!…]*$/i

/** What the block's author says in sentences: no quotation, which is another's, and no cells of a table. */
export function proseOf(block: ResourceBlock): Inlines[] {
  switch (block.type) {
    case 'paragraph':
      return [block.text]
    case 'list':
      return block.items
    case 'callout':
      return block.paragraphs
    default:
      return []
  }
}

/** Without its formulas: these are no words. */
function plainWords(inlines: Inlines): string {
  return inlines.map((inline) => (inline.type === 'maths' ? ' ' : inline.text)).join('')
}

export function sentencesOfBlock(block: ResourceBlock): string[] {
  return proseOf(block).flatMap((line) => sentencesOf(plainWords(line)))
}

/** The first run of words that are all capitals; empty where there is none. */
function capitalsIn(text: string): string {
  const run = new RegExp(
    `(?:\\p{Lu}[\\p{Lu}’'-]*[\\s,;:!]+){${capitalWordsMin - 1},}\\p{Lu}[\\p{Lu}’'-]*(?![\\p{L}])`,
    'u',
  )
  const found = run.exec(text)?.[0] ?? ''
  return found.replace(/\P{L}/gu, '').length >= capitalLettersMin ? found : ''
}

function textsOf(block: ResourceBlock): Inlines[] {
  if (block.type === 'heading') return [block.text]
  if (block.type === 'table') return [...block.header, ...block.rows.flat()]
  return block.type === 'quote' ? block.lines : proseOf(block)
}

function remarksOfBlock(block: ResourceBlock): Remark[] {
  const remarks: Remark[] = []
  const say = (kind: RemarkKind, words = ''): void => void remarks.push({ kind, block, words })
  if (block.type === 'image' && block.decorative !== true && block.alt.trim() === '') {
    say('alternative_text_missing')
  }
  if (block.type === 'table' && block.header.every((cell) => inlinesToText(cell).trim() === '')) {
    say('table_without_heading')
  }
  for (const sentence of sentencesOfBlock(block)) {
    if (wordsOf(sentence).length > sentenceWordsMax) say('long_sentence', sentence)
  }
  for (const text of textsOf(block)) {
    for (const inline of text) {
      if (inline.type === 'link' && vagueLink.test(inline.text.trim()))
        say('vague_link', inline.text)
    }
    const capitals = capitalsIn(plainWords(text))
    if (capitals !== '') say('capitals', capitals)
  }
  return remarks
}

/** In the order of the text. */
export function findRemarks(blocks: readonly ResourceBlock[]): Remark[] {
  let hasLarge = false
  return blocks.flatMap((block) => {
    const remarks = remarksOfBlock(block)
    if (block.type !== 'heading') return remarks
    const jumps = block.level === 3 && !hasLarge
    hasLarge = hasLarge || block.level === 2
    return jumps ? [{ kind: 'heading_jump', block, words: '' } as const, ...remarks] : remarks
  })
}
