/**
 * Importing a Moodle XML question bank: the same report as for GIFT. What an export of Préau carries
 * beside a question (see `carried-question.ts`) is believed where the question was not edited since.
 */
import type { ReadGiftQuestion } from './gift-question.ts'
import { type GiftReport, giftRefusal, refusalWords, remarkList, shorten } from './gift-report.ts'
import { readMoodleXmlQuestion, titleOf } from './moodle-xml-question.ts'
import {
  canonicalXml,
  childOf,
  type MoodleXmlTree,
  readMoodleXmlTree,
  wordsOf,
  type XmlElement,
} from './moodle-xml-tree.ts'
import { freeId, placeRead, takeCarried } from './place-read.ts'

/** Whether a bank's text is XML; a GIFT bank may begin with an HTML tag, but with no such one. */
export function isXml(text: string): boolean {
  return /^\uFEFF?\s*(?:<\?xml\b|(?:<!--[\s\S]{0,5000}?-->\s*)*<(?:!DOCTYPE (?!html)|quiz[\s>]))/u.test(
    text,
  )
}

/** Reads a whole bank; ids as for GIFT. Never throws, whatever the text. */
export function importMoodleXml(text: string, fileName: string): GiftReport {
  const report: GiftReport = { fileName, imported: [], lossy: [], rejected: [], descriptions: [] }
  const tree = readMoodleXmlTree(text.replace(/^\uFEFF?\s*/u, ''))
  const takenIds = new Set<string>()
  let category = ''
  let index = 0
  for (const element of tree.questions) {
    if (element.attributes.type === 'category') {
      category = readCategory(wordsOf(childOf(element, 'category')))
      continue
    }
    index += 1
    const remarks = remarkList()
    const read = readElement(element, freeId(index, takenIds), takenIds, remarks)
    const place = { index, line: element.line, title: read.title, category }
    placeRead(report, place, read, remarks, wordsOf(childOf(element, 'questiontext')))
  }
  if (tree.broken !== undefined) placeBroken(report, tree.broken, index + 1, category)
  return report
}

function readElement(
  element: XmlElement,
  id: string,
  takenIds: Set<string>,
  remarks: ReturnType<typeof remarkList>,
): ReadGiftQuestion {
  const beside = canonicalXml(element)
  return (
    takeCarried(element.comments, beside, { id, title: titleOf(element), takenIds }, remarks) ??
    readMoodleXmlQuestion(element, id, remarks)
  )
}

/** Damage in the file is told as a question that could not be read: nothing after it was. */
function placeBroken(
  report: GiftReport,
  { code, line, detail }: NonNullable<MoodleXmlTree['broken']>,
  index: number,
  category: string,
): void {
  const refusal = giftRefusal(code, detail)
  report.rejected.push({
    index,
    line,
    title: '',
    category,
    excerpt: shorten(detail, 300),
    code,
    detail: refusal.detail,
    reason: refusalWords(refusal),
  })
}

/** The path without Moodle's own first parts. */
function readCategory(path: string): string {
  return path
    .trim()
    .replace(/^\$[a-z]+\$(?:\/|$)/iu, '')
    .replace(/^top(?:\/|$)/u, '')
}
