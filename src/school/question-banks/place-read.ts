/** Where a question that was read goes in the report; and the question that an export carried. */
import type { Block, Blocks } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { readCarried } from './carried-question.ts'
import type { ReadGiftQuestion } from './gift-question.ts'
import {
  type GiftPlace,
  type GiftReport,
  type RemarkList,
  refusalWords,
  shorten,
} from './gift-report.ts'

/** Longest excerpt of a rejected question, in characters. */
const excerptMax = 300

export function placeRead(
  report: GiftReport,
  place: GiftPlace,
  read: ReadGiftQuestion,
  remarks: RemarkList,
  source: string,
): void {
  const losses = remarks.losses()
  const notes = remarks.notes()
  if (read.kind === 'refused') {
    report.rejected.push({
      ...place,
      excerpt: shorten(source, excerptMax),
      code: read.refused,
      detail: read.detail,
      reason: refusalWords(read),
    })
  } else if (read.kind === 'description') {
    const { blocks, rubric } = read
    const ofCopy = rubric === undefined ? {} : { rubric }
    report.descriptions.push({ ...place, blocks, ...ofCopy, losses, notes })
  } else if (losses.length > 0) {
    report.lossy.push({ ...place, question: read.question, losses, notes })
  } else {
    report.imported.push({ ...place, question: read.question, notes })
  }
}

/** `q` and the index, or longer where a carried question of the file has that id. */
export function freeId(index: number, takenIds: ReadonlySet<string>): string {
  let id = `q${index}`
  while (takenIds.has(id)) id = `${id}-${index}`
  return id
}

/**
 * The carried question, its own id kept unless another of the file has it. Files do not travel with
 * a bank, and a file's id from elsewhere opens nothing here: pictures and sounds are told as lost.
 */
export function takeCarried(
  comments: readonly string[],
  beside: string,
  known: { readonly id: string; readonly title: string; readonly takenIds: Set<string> },
  remarks: RemarkList,
): ReadGiftQuestion | undefined {
  const { title, takenIds } = known
  for (const comment of comments) {
    const carried = readCarried(comment, beside)
    if (carried === undefined) continue
    if ('introduction' in carried) {
      const { introduction, rubric } = carried
      const blocks = withoutFiles(introduction, remarks)
      return { kind: 'description', title, blocks, ...(rubric === undefined ? {} : { rubric }) }
    }
    const { question } = carried
    const id = takenIds.has(question.id) ? known.id : question.id
    takenIds.add(id)
    const prompt = withoutFiles(question.prompt, remarks)
    return { kind: 'question', title, question: { ...question, id, prompt } as Question }
  }
  takenIds.add(known.id)
  return undefined
}

function withoutFiles(blocks: Blocks, remarks: RemarkList): Blocks {
  return blocks.map((block): Block => {
    if (block.type === 'image') {
      const words = block.alt === '' ? '[image]' : `[image\u00A0: ${block.alt}]`
      remarks.add('image_lost', block.alt || 'image')
      return { type: 'paragraph', text: [{ type: 'text', text: words }] }
    }
    if (block.type !== 'audio') return block
    remarks.add('media_lost', block.title)
    return { type: 'paragraph', text: [{ type: 'text', text: `[${block.title}]` }] }
  })
}
