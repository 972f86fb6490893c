/**
 * Importing a GIFT question bank: the file is cut into its questions, each is read on its own, and
 * the report says of every one whether it comes over whole, with a loss, or not at all, and why.
 * Nothing is stored here: a lossy question waits in the report until a person agrees.
 */
import { chunkTitle, readGiftQuestion } from './gift-question.ts'
import { type GiftPlace, type GiftReport, remarkList } from './gift-report.ts'
import { splitGift } from './gift-split.ts'
import { freeId, placeRead, takeCarried } from './place-read.ts'

/**
 * Reads a whole bank. Question ids are `q` and the index in the file; choices, pairs and gaps are
 * numbered within their question. Never throws, whatever the text.
 */
export function importGift(text: string, fileName: string): GiftReport {
  const report: GiftReport = { fileName, imported: [], lossy: [], rejected: [], descriptions: [] }
  const takenIds = new Set<string>()
  for (const [at, chunk] of splitGift(text).entries()) {
    const index = at + 1
    const remarks = remarkList()
    for (const note of chunk.notes) remarks.add(note)
    if (chunk.tags.length > 0) remarks.add('tags_dropped', chunk.tags.join(', '))
    const id = freeId(index, takenIds)
    const known = { id, title: chunkTitle(chunk.text), takenIds }
    const read =
      takeCarried(chunk.carried, chunk.text, known, remarks) ??
      readGiftQuestion(chunk.text, id, remarks)
    const place: GiftPlace = {
      index,
      line: chunk.line,
      title: read.title,
      category: chunk.category,
    }
    placeRead(report, place, read, remarks, chunk.text)
  }
  return report
}
