/** How long a resource takes, from what is in it: an honest guess for *Ma journée*. */
import { type Block, inlinesToText, type ResourceBlock, type ResourceContent } from './content.ts'

/** A pupil of ten reads aloud at about this pace (attendus de fin de CM2: 110 to 130). */
const wordsPerMinute = 110
const minutesPerExercise = 6
const minutesPerPicture = 0.5
const minutesPerFormula = 0.5
/** Longer recordings have longer transcripts; this is for those with none. */
const minutesPerRecording = 2
const minutesMax = 120

/** At least one minute; whole minutes. */
export function readingMinutes(content: ResourceContent): number {
  const minutes = content.blocks.reduce((sum, block) => sum + minutesOf(block), 0)
  return Math.min(minutesMax, Math.max(1, Math.round(minutes)))
}

function minutesOf(block: ResourceBlock): number {
  switch (block.type) {
    case 'exercise':
      return minutesPerExercise
    case 'image':
      return minutesPerPicture
    case 'audio':
      return Math.max(minutesPerRecording, wordsOf(block.transcript) / wordsPerMinute)
    case 'maths':
      return minutesPerFormula
    case 'file':
      return 0
    default:
      return wordsOf(textOf(block)) / wordsPerMinute
  }
}

type WordyBlock = Exclude<Block, { type: 'image' | 'audio' | 'maths' }>

function textOf(block: WordyBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return inlinesToText(block.text)
    case 'list':
      return block.items.map(inlinesToText).join(' ')
    case 'callout':
      return block.paragraphs.map(inlinesToText).join(' ')
    case 'quote':
      return block.lines.map(inlinesToText).join(' ')
    case 'table':
      return [block.header, ...block.rows].flat().map(inlinesToText).join(' ')
  }
}

function wordsOf(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}
