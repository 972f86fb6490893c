/**
 * Texts with several answer blocks. GIFT allows one block a question, but real banks hold
 * Moodle's Cloze syntax (`{1:MC:~=a~b}`) or several plain blocks: both become a gap text.
 */
import type { Blocks, Inlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { type GiftAnswer, splitAnswers } from './gift-answers.ts'
import { type QuestionPart, readBlock, readNumberAnswers, readTextAnswers } from './gift-block.ts'
import { restoreText } from './gift-protect.ts'
import { type GiftRefusal, giftRefusal, isGiftRefusal, type RemarkList } from './gift-report.ts'
import type { GiftFormat } from './gift-text.ts'
import { blocksToInlines } from './html-content.ts'

type GapTextQuestion = Extract<Question, { kind: 'gap_text' }>
type Lines = GapTextQuestion['lines']
type Piece = Lines[number][number]
type Gap = Extract<Piece, { type: 'gap' }>

/** Gaps stand in the wording as private-use characters; so many can be told apart. */
export const gapsMax = 128
const markBase = 0xe080

/** `{weight:TYPE:…}`; the types are those of Moodle's Cloze question, with their short names. */
const clozeStart = /^\s*(\d*)\s*:\s*([A-Za-z_]+)\s*:([\s\S]*)$/u
const clozeKinds: Readonly<
  Record<string, 'text' | 'exact_text' | 'number' | 'choice' | 'several'>
> = {
  SHORTANSWER: 'text',
  SA: 'text',
  MW: 'text',
  SHORTANSWER_C: 'exact_text',
  SAC: 'exact_text',
  MWC: 'exact_text',
  NUMERICAL: 'number',
  NM: 'number',
  MULTICHOICE: 'choice',
  MC: 'choice',
  MULTICHOICE_V: 'choice',
  MCV: 'choice',
  MULTICHOICE_H: 'choice',
  MCH: 'choice',
  MULTICHOICE_S: 'choice',
  MCS: 'choice',
  MULTICHOICE_VS: 'choice',
  MCVS: 'choice',
  MULTICHOICE_HS: 'choice',
  MCHS: 'choice',
  MULTIRESPONSE: 'several',
  MR: 'several',
  MULTIRESPONSE_H: 'several',
  MRH: 'several',
  MULTIRESPONSE_S: 'several',
  MRS: 'several',
  MULTIRESPONSE_HS: 'several',
  MRHS: 'several',
}

/** Whether a block is written in Cloze syntax. */
export function isCloze(inside: string): boolean {
  return matchCloze(inside) !== undefined
}

/** The mark that stands for gap `index` (from 0) in the wording. */
export function gapMark(index: number): string {
  return String.fromCharCode(markBase + index)
}

/** Weight, type and answers; an author who escaped the colons escaped the other signs too. */
function matchCloze(inside: string): { weight: string; type: string; body: string } | undefined {
  const match =
    clozeStart.exec(inside) ??
    clozeStart.exec(inside.replace(/[\uE03A\uE03D\uE07E\uE023]/gu, restoreText))
  if (match === null) return undefined
  const [, weight = '', type = '', body = ''] = match
  return { weight, type, body }
}

/** A lone `{1:MULTIRESPONSE:…}` is a multiple choice; anything else gives undefined. */
export function loneMultiresponse(
  inside: string,
  format: GiftFormat,
  remarks: RemarkList,
): { part: QuestionPart; weight: number } | GiftRefusal | undefined {
  const cloze = matchCloze(inside)
  if (cloze === undefined || clozeKindOf(cloze.type) !== 'several') return undefined
  const answers = splitCloze(cloze.body, remarks)
  if (isGiftRefusal(answers)) return answers
  const count = answers.filter((answer) => answer.sign === '=').length
  const block = answers
    .map((answer) => {
      const percent = answer.percent ?? (answer.sign === '=' ? 1 / count : 0)
      const feedback = answer.feedback === undefined ? '' : `#${answer.feedback}`
      return `~%${percent * 100}%${answer.text}${feedback}`
    })
    .join('\n')
  const part = readBlock(block, format, remarks)
  return isGiftRefusal(part) ? part : { part, weight: clozeWeight(cloze.weight) }
}

/** One block as a gap. */
export function readGap(
  inside: string,
  index: number,
  format: GiftFormat,
  remarks: RemarkList,
): Gap | GiftRefusal {
  const id = `g${index + 1}`
  const cloze = matchCloze(inside)
  if (cloze === undefined) {
    const answer = readPlainGap(inside, format, remarks)
    return isGiftRefusal(answer) ? answer : { type: 'gap', id, weight: 1, answer }
  }
  const { weight, type, body } = cloze
  const answer = readClozeGap(type, body, format, remarks)
  return isGiftRefusal(answer) ? answer : { type: 'gap', id, weight: clozeWeight(weight), answer }
}

function readPlainGap(
  inside: string,
  format: GiftFormat,
  remarks: RemarkList,
): Gap['answer'] | GiftRefusal {
  const part = readBlock(inside, format, remarks)
  if (isGiftRefusal(part)) return part
  switch (part.kind) {
    case 'single_choice':
      return { kind: 'choice', choices: part.choices }
    case 'short_text':
      return { kind: 'text', answers: part.answers, rule: part.rule }
    case 'numeric':
      if (part.otherFeedback !== undefined) remarks.add('feedback_lost', restoreText(inside))
      return { kind: 'number', answers: part.answers }
    default:
      return giftRefusal('mixed_gaps')
  }
}

function readClozeGap(
  type: string,
  body: string,
  format: GiftFormat,
  remarks: RemarkList,
): Gap['answer'] | GiftRefusal {
  const kind = clozeKindOf(type)
  if (kind === undefined) return giftRefusal('cloze_unknown_type', type)
  if (kind === 'several') return giftRefusal('cloze_multiresponse')
  const answers = splitCloze(body, remarks)
  if (isGiftRefusal(answers)) return answers
  if (kind === 'number') {
    const numbers = readNumberAnswers(rejoin(answers), format, remarks)
    if (isGiftRefusal(numbers)) return numbers
    if (numbers.otherFeedback !== undefined) remarks.add('feedback_lost', restoreText(body))
    return { kind, answers: numbers.answers }
  }
  if (kind === 'choice' && answers.filter((answer) => answer.text !== '').length > 1) {
    // Behind `=` so that it stays one choice of several, whatever the percentages.
    const part = readBlock(rejoin(answers, true), format, remarks)
    if (isGiftRefusal(part)) return part
    if (part.kind !== 'single_choice') return giftRefusal('no_right_answer')
    return { kind, choices: part.choices }
  }
  if (kind === 'choice') remarks.add('single_choice_as_text', restoreText(answers[0]?.text ?? ''))
  const texts = readTextAnswers(answers, format, remarks)
  if (isGiftRefusal(texts)) return texts
  return {
    kind: 'text',
    answers: texts,
    rule: { caseMatters: kind === 'exact_text', accentsMatter: true },
  }
}

function clozeKindOf(type: string) {
  const name = type.toUpperCase()
  return Object.hasOwn(clozeKinds, name) ? clozeKinds[name] : undefined
}

function clozeWeight(text: string): number {
  const weight = Number(text)
  return Number.isFinite(weight) && weight > 0 ? Math.min(100, weight) : 1
}

/**
 * In Cloze only `~` parts answers; `=` marks a right one at its very start. An answer without a sign
 * before the first `~` is a wrong one, but in texts without any sign it is the right one.
 */
function splitCloze(body: string, remarks: RemarkList): GiftAnswer[] | GiftRefusal {
  const answers: GiftAnswer[] = []
  for (const part of body.split('~')) {
    const text = part.trim()
    if (text === '') continue
    const right = text.startsWith('=')
    // The other equals signs are wording here: they are protected before the common reader sees them.
    const rest = (right ? text.slice(1) : text).replaceAll('=', '\uE03D')
    const read = splitAnswers(`${right ? '=' : '~'}${rest}`, remarks)
    if (isGiftRefusal(read)) return read
    answers.push(...read)
  }
  const first = answers[0]
  if (answers.length === 1 && first?.percent === undefined && first !== undefined) {
    return [{ ...first, sign: '=' }]
  }
  return answers
}

/** Answers written out again for the common readers. */
function rejoin(answers: readonly GiftAnswer[], asSingle = false): string {
  return answers
    .map((answer) => {
      const full = answer.percent === 1 || (answer.percent === undefined && answer.sign === '=')
      const sign = full ? '=' : asSingle ? '~' : answer.sign
      const percent = full || answer.percent === undefined ? '' : `%${answer.percent * 100}%`
      const feedback = answer.feedback === undefined ? '' : `#${answer.feedback}`
      return `${sign}${percent}${answer.text}${feedback}`
    })
    .join('\n')
}

// --- wording with marks → lines with gaps ------------------------------------------------------

/**
 * Splits wording with gap marks into what stands before (the prompt) and the lines with gaps.
 */
export function placeGaps(
  blocks: Blocks,
  gaps: readonly Gap[],
  remarks: RemarkList,
): { prompt: Blocks; lines: Lines } | GiftRefusal {
  const firstGap = blocks.findIndex((block) => hasMark(JSON.stringify(block)))
  const prompt = blocks.slice(0, Math.max(0, firstGap))
  const lines: Lines = []
  for (const block of blocks.slice(Math.max(0, firstGap))) {
    for (const line of linesOf(block, remarks)) {
      const pieces = cutLine(line, gaps)
      if (isGiftRefusal(pieces)) return pieces
      if (pieces.length > 0) lines.push(pieces)
    }
  }
  return { prompt, lines }
}

function linesOf(block: Blocks[number], remarks: RemarkList): Inlines[] {
  if (block.type === 'list') {
    return block.items.map((item, index) => [
      { type: 'text', text: block.ordered ? `${index + 1}. ` : '– ' },
      ...item,
    ])
  }
  if (block.type === 'quote') return block.lines
  if (block.type === 'table') {
    remarks.add('table_flattened')
    return [block.header, ...block.rows].map((row) =>
      row.flatMap((cell, index) =>
        index === 0 ? cell : [{ type: 'text' as const, text: ' | ' }, ...cell],
      ),
    )
  }
  return [blocksToInlines([block], remarks)]
}

function cutLine(line: Inlines, gaps: readonly Gap[]): Piece[] | GiftRefusal {
  const pieces: Piece[] = []
  let words: Inlines = []
  const endWords = (): void => {
    if (words.length > 0) pieces.push({ type: 'words', text: words })
    words = []
  }
  for (const inline of line) {
    if (inline.type !== 'text') {
      if (hasMark(JSON.stringify(inline))) return giftRefusal('gap_in_maths')
      words.push(inline)
      continue
    }
    for (const part of inline.text.split(/([\uE080-\uE0FF])/u)) {
      if (part === '') continue
      const gap = hasMark(part) ? gaps[part.charCodeAt(0) - markBase] : undefined
      if (gap === undefined) words.push({ ...inline, text: part })
      else {
        endWords()
        pieces.push(gap)
      }
    }
  }
  endWords()
  return pieces
}

function hasMark(text: string): boolean {
  return /[\uE080-\uE0FF]/u.test(text)
}
