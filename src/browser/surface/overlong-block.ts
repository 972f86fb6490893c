/** What outgrew the format: such a content cannot be stored, and its author is told where. */
import {
  blocksMax,
  calloutParagraphsMax,
  captionMax,
  type Inlines,
  inlinesMax,
  listItemsMax,
  quoteLinesMax,
  type ResourceBlock,
  tableColumnsMax,
  tableRowsMax,
} from '#contract/content.ts'

function fits(lines: readonly Inlines[], linesMax: number): boolean {
  return lines.length <= linesMax && lines.every((line) => line.length <= inlinesMax)
}

function isWithinLimits(block: ResourceBlock): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return fits([block.text], 1)
    case 'list':
      return fits(block.items, listItemsMax)
    case 'callout':
      return fits(block.paragraphs, calloutParagraphsMax)
    case 'quote':
      return fits(block.lines, quoteLinesMax) && (block.source ?? '').length <= captionMax
    case 'table':
      return (
        block.caption.length <= captionMax &&
        block.rows.length <= tableRowsMax &&
        [block.header, ...block.rows].every((row) => fits(row, tableColumnsMax))
      )
    default:
      return true
  }
}

/** The place, from 1, of the first block that cannot be stored; null where all can. */
export function findOverlongBlock(blocks: readonly ResourceBlock[]): number | null {
  const place = blocks.findIndex((block) => !isWithinLimits(block))
  if (place >= 0) return place + 1
  return blocks.length > blocksMax ? blocksMax + 1 : null
}
