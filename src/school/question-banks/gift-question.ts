/**
 * One chunk of a GIFT file as one question: title, wording, answer blocks, general feedback.
 */
import { Value } from 'typebox/value'
import { type Blocks, blocksSchema, inlinesToText, textToInlines } from '#contract/content.ts'
import { type Question, questionSchema } from '#contract/questions.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { type QuestionPart, readBlock } from './gift-block.ts'
import { gapMark, gapsMax, isCloze, loneMultiresponse, placeGaps, readGap } from './gift-gaps.ts'
import { hasPrivateUse, protectAll, protectText, restoreText } from './gift-protect.ts'
import {
  type GiftRefusal,
  giftRefusal,
  isGiftRefusal,
  type RemarkList,
  remarkList,
  shorten,
} from './gift-report.ts'
import { type GiftFormat, readFormat, wordingToBlocks, wordingToInlines } from './gift-text.ts'

/** Longest question, in characters: pictures written into the text make some long ones. */
const chunkCharsMax = 400_000
const titleMax = 200

/** What a chunk turned out to be. */
export type ReadGiftQuestion =
  | { kind: 'question'; title: string; question: Question }
  /** `rubric`: of the whole copy, as an export carried it. */
  | { kind: 'description'; title: string; blocks: Blocks; rubric?: Rubric }
  | ({ kind: 'refused'; title: string } & GiftRefusal)

/** The wording around the blocks and the blocks' insides, all still protected. */
interface Cut {
  /** One more than there are blocks. */
  words: string[]
  blocks: string[]
}

/** Reads one chunk; `id` becomes the question's. Remarks are added to the list. */
export function readGiftQuestion(text: string, id: string, remarks: RemarkList): ReadGiftQuestion {
  if (text.length > chunkCharsMax) {
    return { kind: 'refused', title: '', ...giftRefusal('too_large', `${chunkCharsMax}`) }
  }
  if (hasPrivateUse(text)) remarks.add('damaged_character')
  const { title, body } = takeTitle(protectText(text), remarks)
  const cut = cutBlocks(body, remarks)
  if (isGiftRefusal(cut)) return { kind: 'refused', title, ...cut }
  if (cut.blocks.length === 0) {
    const blocks = wordingToBlocks(readFormat(body, 'moodle'), remarks)
    noticeLooks(blocks, remarks)
    const fits = Value.Check(blocksSchema, blocks)
    return fits
      ? { kind: 'description', title, blocks }
      : { kind: 'refused', title, ...giftRefusal('too_large', 'blocks') }
  }
  const question = buildQuestion(cut, id, title, remarks)
  if (isGiftRefusal(question)) return { kind: 'refused', title, ...question }
  // Looking up which limit it was costs seconds on a hostile question; the kind says enough.
  const fits: boolean = Value.Check(questionSchema, question)
  if (!fits) return { kind: 'refused', title, ...giftRefusal('too_large', question.kind) }
  noticeLooks(question.prompt, remarks)
  return { kind: 'question', title, question }
}

// --- title and blocks --------------------------------------------------------------------------

/** The title alone, for a question whose rest is known. */
export function chunkTitle(text: string): string {
  return takeTitle(protectText(text), remarkList()).title
}

function takeTitle(text: string, remarks: RemarkList): { title: string; body: string } {
  if (!text.startsWith('::')) return { title: '', body: text }
  const match = /^::([^{}]*?)::([\s\S]*)$/u.exec(text)
  if (match === null) {
    remarks.add('title_not_closed')
    return { title: '', body: text.slice(2) }
  }
  const title = restoreText(match[1] ?? '').replace(/<\/?[a-z][^<>]*>/giu, '')
  return { title: shorten(title, titleMax), body: (match[2] ?? '').trim() }
}

/** What may stand at the beginning of an answer block; anything else may be braces in a text. */
const answerStart =
  /^\s*(?:[=~#]|\d*\s*:\s*[A-Za-z_]+\s*:|$|(?:T|F|TRUE|FALSE|V|VRAI|FAUX)\s*(?:#|$))/iu

function cutBlocks(body: string, remarks: RemarkList): Cut | GiftRefusal {
  const cut: Cut = { words: [''], blocks: [] }
  const wholes: string[] = []
  let depth = 0
  let inside = ''
  const addWords = (text: string): void => {
    cut.words[cut.words.length - 1] += text
  }
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] ?? ''
    if (char === '{') {
      depth += 1
      if (depth === 1) continue
      // A block that begins inside another: the first was never closed.
      if (answerStart.test(body.slice(at + 1, at + 40)) && body[at + 1] !== '}') {
        return giftRefusal('brace_not_closed')
      }
      remarks.add('inner_braces')
      inside += protectAll(char)
    } else if (char === '}') {
      if (depth === 0) return giftRefusal('brace_not_opened')
      depth -= 1
      if (depth > 0) {
        inside += protectAll(char)
        continue
      }
      cut.blocks.push(inside)
      wholes.push(inside)
      cut.words.push('')
      inside = ''
    } else if (depth > 0) inside += char
    else addWords(char)
  }
  if (depth > 0) {
    if (depth > 1 || !/^\s*[=~#]/u.test(inside)) return giftRefusal('brace_not_closed')
    remarks.add('assumed_close')
    cut.blocks.push(inside)
    cut.words.push('')
  }
  return dropTextBraces(cut, remarks)
}

/** Among several blocks, those that do not begin like answers are sets, code or just braces. */
function dropTextBraces(cut: Cut, remarks: RemarkList): Cut {
  if (cut.blocks.length < 2 || !cut.blocks.some((block) => answerStart.test(block))) return cut
  const kept: Cut = { words: [cut.words[0] ?? ''], blocks: [] }
  for (const [index, block] of cut.blocks.entries()) {
    const after = cut.words[index + 1] ?? ''
    if (answerStart.test(block) || block.includes('->')) {
      kept.blocks.push(block)
      kept.words.push(after)
      continue
    }
    remarks.add('braces_as_text', restoreText(`{${block}}`))
    kept.words[kept.words.length - 1] += protectAll(`{${block}}`) + after
  }
  return kept
}

// --- the question ------------------------------------------------------------------------------

function buildQuestion(
  cut: Cut,
  id: string,
  title: string,
  remarks: RemarkList,
): Question | GiftRefusal {
  const { format } = readFormat(cut.words[0] ?? '', 'moodle')
  const first = cut.blocks[0] ?? ''
  if (cut.blocks.length > 1) {
    if (!cut.blocks.some(isCloze)) remarks.add('several_answers_as_gaps', String(cut.blocks.length))
    return buildGapText(cut, id, title, format, remarks)
  }
  const { block, explanation } = takeGeneralFeedback(first, format, remarks)
  const several = isCloze(block) ? loneMultiresponse(block, format, remarks) : undefined
  if (several !== undefined && isGiftRefusal(several)) return several
  if (isCloze(block) && several === undefined) return buildGapText(cut, id, title, format, remarks)
  const part = several?.part ?? readBlock(block, format, remarks)
  if (isGiftRefusal(part)) return part
  const prompt = buildPrompt(cut, part, title, remarks)
  if (isGiftRefusal(prompt)) return prompt
  return { id, prompt, points: several?.weight ?? 1, ...explanation, ...part }
}

/** `####` and what follows it to the end of the block. */
function takeGeneralFeedback(block: string, format: GiftFormat, remarks: RemarkList) {
  const at = block.lastIndexOf('####')
  if (at < 0) return { block, explanation: {} }
  const explanation = wordingToInlines(readFormat(block.slice(at + 4), format), remarks)
  return {
    block: block.slice(0, at),
    explanation: explanation.length === 0 ? {} : { explanation },
  }
}

/** The wording of a question with one block; a block among the words leaves `_____` in its place. */
function buildPrompt(
  cut: Cut,
  part: QuestionPart,
  title: string,
  remarks: RemarkList,
): Blocks | GiftRefusal {
  const [before = '', written = ''] = cut.words
  const comment = /^\s+\/\/(.*)$/u.exec(written)
  if (comment !== null) remarks.add('trailing_comment', restoreText(comment[1] ?? ''))
  const after = comment === null ? written : ''
  const afterWords = restoreText(after)
    .replace(/<[^<>]*>/gu, '')
    .trim()
  const afterIsEnd =
    afterWords === '' || (/^[.!?…]+$/u.test(afterWords) && /[.!?:…]\s*$/u.test(before))
  const asksInside = part.kind !== 'true_false' && part.kind !== 'open' && part.kind !== 'match'
  const text = afterIsEnd
    ? `${before}${afterWords === '' ? after : ''}`
    : `${before}${asksInside ? joinBlank(before, after) : ' '}${after}`
  const blocks = wordingToBlocks(readFormat(text, 'moodle'), remarks)
  if (blocks.length > 0) return blocks
  if (title === '') return giftRefusal('no_prompt')
  remarks.add('title_as_prompt')
  return [{ type: 'paragraph', text: textToInlines(title) }]
}

function joinBlank(before: string, after: string): string {
  const left = before === '' || /[\s('’"«>\]-]$/u.test(before) ? '' : ' '
  const right = /^[\s.,;:!?…)’'"»<-]/u.test(after) ? '' : ' '
  return `${left}_____${right}`
}

function buildGapText(
  cut: Cut,
  id: string,
  title: string,
  format: GiftFormat,
  remarks: RemarkList,
): Question | GiftRefusal {
  if (cut.blocks.length > gapsMax) return giftRefusal('too_large', `${gapsMax}`)
  const gaps: Exclude<ReturnType<typeof readGap>, GiftRefusal>[] = []
  let explanation = {}
  for (const [index, whole] of cut.blocks.entries()) {
    const general = takeGeneralFeedback(whole, format, remarks)
    if (index === cut.blocks.length - 1) explanation = general.explanation
    else if ('explanation' in general.explanation) remarks.add('feedback_lost', restoreText(whole))
    const gap = readGap(general.block, index, format, remarks)
    if (isGiftRefusal(gap)) return gap
    gaps.push(gap)
  }
  const text = cut.words.map((words, index) => (index === 0 ? words : gapMark(index - 1) + words))
  const wording = readFormat(text.join(''), 'moodle')
  const placed = placeGaps(wordingToBlocks(wording, remarks), gaps, remarks)
  if (isGiftRefusal(placed)) return placed
  const found = placed.lines.flat().filter((piece) => piece.type === 'gap').length
  // A gap inside a picture's description or a dropped element would be lost with it.
  if (found !== gaps.length) return giftRefusal('gap_in_maths')
  const points = Math.min(
    100,
    gaps.reduce((sum, gap) => sum + gap.weight, 0),
  )
  const onlyGap = placed.lines.length === 1 && placed.lines[0]?.length === 1
  if (onlyGap && placed.prompt.length === 0) {
    if (title === '') return giftRefusal('no_prompt')
    remarks.add('title_as_prompt')
    placed.prompt.push({ type: 'paragraph', text: textToInlines(title) })
  }
  return { id, kind: 'gap_text', points, ...explanation, ...placed }
}

/** Colours and underlining that the wording speaks of carry meaning: their loss is one. */
function noticeLooks(blocks: Blocks, remarks: RemarkList): void {
  const text = blocks.map((block) => ('text' in block ? inlinesToText(block.text) : '')).join('\n')
  if (
    remarks.has('colour_dropped') &&
    /couleur|colou?r|rouge|bleu|vert|jaune|orange|violet|surlign|\b(?:red|blue|green|yellow|highlighted)\b/iu.test(
      text,
    )
  ) {
    remarks.add('colour_lost')
  }
  if (remarks.has('underline_as_emphasis') && /soulign|underlin/iu.test(text)) {
    remarks.add('underline_lost')
  }
}
