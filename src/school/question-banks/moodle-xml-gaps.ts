/** Moodle's "select missing words" and "drag and drop into text": `[[1]]` among the words is a gap. */
import type { Blocks, Inlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { cleanWords, formatOf, inlinesIn } from './blocks-in.ts'
import { gapMark, gapsMax, placeGaps } from './gift-gaps.ts'
import { type GiftRefusal, giftRefusal, isGiftRefusal, type RemarkList } from './gift-report.ts'
import { wordingToBlocks } from './gift-text.ts'
import { childOf, childrenOf, wordsOf, type XmlElement } from './moodle-xml-tree.ts'

type GapText = Extract<Question, { kind: 'gap_text' }>
interface Box {
  readonly id: string
  readonly text: Inlines
  readonly group: string
}
type Gap = Extract<GapText['lines'][number][number], { type: 'gap' }>

const boxOf: Readonly<Record<string, string>> = { gapselect: 'selectoption', ddwtos: 'dragbox' }

/** Undefined where the question is of another kind. */
export function readMoodleXmlGaps(
  element: XmlElement,
  type: string,
  remarks: RemarkList,
): { kind: 'gap_text'; prompt: Blocks; lines: GapText['lines'] } | GiftRefusal | undefined {
  const boxName = Object.hasOwn(boxOf, type) ? boxOf[type] : undefined
  if (boxName === undefined) return undefined
  const boxes = childrenOf(element, boxName).map((box, index) => ({
    id: `c${index + 1}`,
    text: inlinesIn(box, remarks),
    group: wordsOf(childOf(box, 'group')).trim(),
  }))
  const wording = childOf(element, 'questiontext')
  const gaps: Gap[] = []
  let missing: string | undefined
  const text = cleanWords(wordsOf(wording)).replace(/\[\[(\d{1,3})\]\]/gu, (mark, digits) => {
    const right = boxes[Number(digits) - 1]
    if (right === undefined) missing ??= mark
    if (right === undefined || gaps.length >= gapsMax) return mark
    gaps.push(gapOf(right, boxes, gaps.length))
    return gapMark(gaps.length - 1)
  })
  if (missing !== undefined || gaps.length === 0) return giftRefusal('no_answers')
  const blocks = wordingToBlocks({ format: formatOf(wording), text }, remarks)
  const placed = placeGaps(blocks, gaps, remarks)
  if (isGiftRefusal(placed)) return placed
  const found = placed.lines.flat().filter((piece) => piece.type === 'gap').length
  if (found !== gaps.length) return giftRefusal('gap_in_maths')
  return { kind: 'gap_text', ...placed }
}

/** Only the words of the same group are offered. */
function gapOf(right: Box, boxes: readonly Box[], index: number): Gap {
  const choices = boxes
    .filter((box) => box.group === right.group)
    .map(({ id, text }) => ({ id, text, fraction: id === right.id ? 1 : 0 }))
  return { type: 'gap', id: `g${index + 1}`, weight: 1, answer: { kind: 'choice', choices } }
}
