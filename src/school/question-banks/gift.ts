/**
 * Importing a GIFT question bank: the file is cut into its questions, each is read on its own, and
 * the report says of every one whether it comes over whole, with a loss, or not at all, and why.
 * Nothing is stored here: a lossy question waits in the report until a person agrees.
 */
import { readGiftQuestion } from './gift-question.ts'
import {
  type GiftPlace,
  type GiftReport,
  refusalWords,
  remarkList,
  shorten,
} from './gift-report.ts'
import { splitGift } from './gift-split.ts'

/** Longest excerpt of a rejected question, in characters. */
const excerptMax = 300

/**
 * Reads a whole bank. Question ids are `q` and the index in the file; choices, pairs and gaps are
 * numbered within their question. Never throws, whatever the text.
 */
export function importGift(text: string, fileName: string): GiftReport {
  const report: GiftReport = { fileName, imported: [], lossy: [], rejected: [], descriptions: [] }
  for (const [at, chunk] of splitGift(text).entries()) {
    const index = at + 1
    const remarks = remarkList()
    for (const note of chunk.notes) remarks.add(note)
    if (chunk.tags.length > 0) remarks.add('tags_dropped', chunk.tags.join(', '))
    const read = readGiftQuestion(chunk.text, `q${index}`, remarks)
    const place: GiftPlace = {
      index,
      line: chunk.line,
      title: read.title,
      category: chunk.category,
    }
    const losses = remarks.losses()
    const notes = remarks.notes()
    if (read.kind === 'refused') {
      report.rejected.push({
        ...place,
        excerpt: shorten(chunk.text, excerptMax),
        code: read.refused,
        detail: read.detail,
        reason: refusalWords(read),
      })
    } else if (read.kind === 'description') {
      report.descriptions.push({ ...place, blocks: read.blocks, losses, notes })
    } else if (losses.length > 0) {
      report.lossy.push({ ...place, question: read.question, losses, notes })
    } else {
      report.imported.push({ ...place, question: read.question, notes })
    }
  }
  return report
}
