/**
 * The inside of one answer block cut into its answers: sign, percentage, wording, feedback; and
 * the percentages put right where teachers round them.
 */
import type { Inlines } from '#contract/content.ts'
import { restoreText } from './gift-protect.ts'
import { type GiftRefusal, giftRefusal, isGiftRefusal, type RemarkList } from './gift-report.ts'
import { type GiftFormat, readFormat, wordingToInlines } from './gift-text.ts'

/** One answer as it stands in a block, wording still protected. */
export interface GiftAnswer {
  sign: '=' | '~'
  /** The percentage as a fraction, -1 to 1; undefined where none is written. */
  percent: number | undefined
  text: string
  feedback: string | undefined
}

/** Cuts a block at its `=` and `~` signs. */
export function splitAnswers(block: string, remarks: RemarkList): GiftAnswer[] | GiftRefusal {
  const parts = block.split(/([=~])/u)
  const answers: GiftAnswer[] = []
  const before = (parts[0] ?? '').trim()
  if (before !== '') {
    // Moodle takes words before the first sign as an answer of their own.
    remarks.add('answer_without_sign', restoreText(before))
    const answer = readAnswer('=', before, remarks)
    if (isGiftRefusal(answer)) return answer
    answers.push(answer)
  }
  for (let at = 1; at < parts.length; at += 2) {
    const sign = parts[at] === '=' ? '=' : '~'
    const body = parts[at + 1] ?? ''
    if (sign === '~' && body.trim() === '' && parts[at + 2] === '=') {
      remarks.add('tilde_equals')
      continue
    }
    if (sign === '=') noticeAmbiguousEquals(parts, at, remarks)
    if (body.trim() === '') {
      remarks.add('empty_choice')
      continue
    }
    const answer = readAnswer(sign, body, remarks)
    if (isGiftRefusal(answer)) return answer
    answers.push(answer)
  }
  return answers
}

/**
 * A bare `=` parts two answers, even in `1+1=2`. It is told where it looks like part of a sum: glued to
 * digits or to a lone letter, or alone among signs that all stand after a space.
 */
function noticeAmbiguousEquals(parts: readonly string[], at: number, remarks: RemarkList): void {
  const left = parts[at - 1] ?? ''
  const right = parts[at + 1] ?? ''
  const isFirst = at === 1 && left.trim() === ''
  if (isFirst || (left.trim() === '' && parts[at - 2] === '~')) return
  const leftEnd = left.trimEnd()
  const sameLine = !/\n\s*$/u.test(left)
  const glued = left === leftEnd
  const rightGlued = right === right.trimStart()
  const spacedStyle =
    !glued && parts.every((part, index) => index % 2 === 1 || /^\s|^$/u.test(part))
  const operands =
    /(?:\d|\)|(?:^|[\s\d+*/×-])\p{L})$/u.test(leftEnd) &&
    /^\s*[-+(]?(?:\d|\p{L}(?!\p{L}))/u.test(right)
  const sum = operands && glued === rightGlued && (!spacedStyle || /[+*/×÷-]/u.test(left))
  const others = parts.filter((_, index) => index % 2 === 0 && index > 0 && index !== at - 1)
  const othersSpaced = others.length > 1 && others.slice(0, -1).every(endsInSpace)
  if (sameLine && (sum || (glued && othersSpaced))) {
    remarks.add('ambiguous_equals', `${restoreText(leftEnd)}=${restoreText(right.trim())}`)
  }
}

function endsInSpace(text: string): boolean {
  return text === '' || /\s$/u.test(text)
}

function readAnswer(
  sign: GiftAnswer['sign'],
  body: string,
  remarks: RemarkList,
): GiftAnswer | GiftRefusal {
  const weighed = /^\s*%([^%\n]*)%([\s\S]*)$/u.exec(body)
  const percent = weighed === null ? undefined : readPercent(weighed[1] ?? '', remarks)
  if (Number.isNaN(percent)) return giftRefusal('bad_percent', weighed?.[1])
  const rest = weighed === null ? body : (weighed[2] ?? '')
  const hash = rest.indexOf('#')
  const feedback = hash < 0 ? undefined : rest.slice(hash + 1).trim()
  return {
    sign,
    percent,
    text: (hash < 0 ? rest : rest.slice(0, hash)).trim(),
    feedback: feedback === '' ? undefined : feedback,
  }
}

function readPercent(text: string, remarks: RemarkList): number {
  const plain = restoreText(text).trim().replace(',', '.').replace('\u2212', '-')
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain)) return Number.NaN
  const percent = Number(plain)
  if (Math.abs(percent) > 100) remarks.add('percent_capped', plain)
  return exactFraction(Math.max(-100, Math.min(100, percent)) / 100, remarks)
}

/** How far a rounded percentage may be from the fraction it stands for: 33, 33.3 and 33.33333. */
const roundingSlack = 0.0045

/** 33.33 % means a third, 16.67 % a sixth, 14.29 % a seventh, 11.11 % a ninth. */
function exactFraction(fraction: number, remarks: RemarkList): number {
  const percent = fraction * 100
  // 5, 10, 12.5 or 25 % are exact as they stand.
  if (Number.isInteger(percent / 5) || Number.isInteger(percent * 0.8)) return fraction
  for (const parts of [3, 6, 7, 9, 11, 12]) {
    const nearest = Math.round(fraction * parts) / parts
    const slack = Number.isInteger(percent) && parts > 7 ? roundingSlack / 10 : roundingSlack
    if (nearest !== 0 && Math.abs(nearest - fraction) <= slack) {
      if (Math.abs(nearest - fraction) > 1e-7) remarks.add('weights_rounded')
      return nearest
    }
  }
  return fraction
}

/** The feedback of an answer as content; nothing where there is none. */
export function answerFeedback(
  answer: GiftAnswer,
  format: GiftFormat,
  remarks: RemarkList,
): { feedback?: Inlines } {
  if (answer.feedback === undefined) return {}
  const feedback = wordingToInlines(readFormat(answer.feedback, format), remarks)
  return feedback.length === 0 ? {} : { feedback }
}

/**
 * Fractions of answers of which one is given (single choice, texts, numbers): the best one
 * must be worth everything, or nobody could earn all points.
 */
export function fullBest(fractions: readonly number[], remarks: RemarkList): number[] {
  const best = Math.max(...fractions)
  if (best <= 0 || best >= 0.999) return fractions.map((one) => (one >= 0.999 ? 1 : one))
  remarks.add('weights_rescaled', percentWords(best))
  return fractions.map((one) => (one > 0 ? one / best : one))
}

/** Fractions of choices that add up: the right ones must make a whole. */
export function fullSum(fractions: readonly number[], remarks: RemarkList): number[] {
  const best = fractions.filter((one) => one > 0).reduce((sum, one) => sum + one, 0)
  if (best <= 0) return [...fractions]
  if (best > 1.001) remarks.add('weights_over_full')
  const nearly = Math.abs(best - 1) < 0.03 && Math.abs(best - 1) > 1e-9
  if (best < 0.97) remarks.add('weights_rescaled', percentWords(best))
  if (best < 0.97 || nearly) return fractions.map((one) => (one > 0 ? one / best : one))
  return [...fractions]
}

function percentWords(fraction: number): string {
  return String(Math.round(fraction * 1_000) / 10).replace('.', ',')
}
