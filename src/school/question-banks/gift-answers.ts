/**
 * The inside of one answer block cut into its answers: sign, percentage, wording, feedback; and
 * the percentages put right where teachers round them.
 */
import type { Inlines } from '#contract/content.ts'
import { protectAll, restoreText } from './gift-protect.ts'
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
  const answers: GiftAnswer[] = []
  for (const { sign, body } of cutAtSigns(block, remarks)) {
    if (saysNothing(body)) {
      if (sign !== undefined) remarks.add('empty_choice')
      continue
    }
    // Moodle takes words before the first sign as a right answer of their own.
    if (sign === undefined) remarks.add('answer_without_sign', restoreText(body))
    const answer = readAnswer(sign ?? '=', body, remarks)
    if (isGiftRefusal(answer)) return answer
    answers.push(answer)
  }
  return answers
}

/** Nothing, or only the tags that an HTML editor left between the signs. */
function saysNothing(body: string): boolean {
  const text = restoreText(body)
  if (/<(?:img|math|svg|audio|video|object|iframe)/iu.test(text)) return false
  return text.replace(/<[^<>]*>|&nbsp;/gu, '').trim() === ''
}

interface Segment {
  sign: GiftAnswer['sign'] | undefined
  body: string
}

function cutAtSigns(block: string, remarks: RemarkList): Segment[] {
  // Wording at the even places, signs at the odd ones.
  const parts = block.split(/([=~])/u)
  const before = parts[0] ?? ''
  const style = signStyle(parts)
  const segments: Segment[] = before.trim() === '' ? [] : [{ sign: undefined, body: before }]
  for (let at = 1; at < parts.length; at += 2) {
    const sign = parts[at] === '=' ? '=' : '~'
    const body = parts[at + 1] ?? ''
    const last = segments.at(-1)
    if (sign === '=' && last?.sign === '~' && last.body.trim() === '') {
      remarks.add('tilde_equals')
      segments.pop()
    } else if (sign === '=' && last !== undefined) {
      const role = roleOfEquals(parts, at, style)
      const around = `${restoreText(parts[at - 1] ?? '').trim()}=${restoreText(body).trim()}`
      if (role === 'text') {
        remarks.add('equals_as_text', around)
        last.body += protectAll('=') + body
        continue
      }
      if (role === 'doubtful') remarks.add('ambiguous_equals', around)
    }
    segments.push({ sign, body })
  }
  return segments
}

/** How an author sets the signs of a block. */
interface SignStyle {
  /** Signs stand after a space or on a line of their own; a glued one is something else. */
  spaceBefore: boolean
  /** All signs are followed by a space: one that is says nothing. */
  spaceAfter: boolean
}

function signStyle(parts: readonly string[]): SignStyle {
  let spaced = false
  let gluedTilde = false
  let spaceAfter = true
  for (let at = 1; at < parts.length; at += 2) {
    const left = parts[at - 1] ?? ''
    if (!/^\s|^$/u.test(parts[at + 1] ?? '')) spaceAfter = false
    if (at === 1) continue
    if (/\s$/u.test(left)) spaced = true
    else if (parts[at] === '~' && left !== '') gluedTilde = true
  }
  return { spaceBefore: spaced && !gluedTilde, spaceAfter }
}

/**
 * In GIFT a bare `=` parts two answers, even in `1+1=2`. Where it reads like a sum or an equation it
 * is taken as text, where one cannot tell it stays a sign; both are told as a loss, for a person to see.
 */
function roleOfEquals(
  parts: readonly string[],
  at: number,
  style: SignStyle,
): 'sign' | 'doubtful' | 'text' {
  const left = parts[at - 1] ?? ''
  const right = parts[at + 1] ?? ''
  const leftEnd = left.trimEnd()
  if (leftEnd === '' || left.slice(leftEnd.length).includes('\n')) return 'sign'
  const operands =
    /(?:\d|\)|(?:^|[\s\d+*/×-])\p{L})$/u.test(leftEnd) &&
    /^\s*[-+(]?(?:\d|\p{L}(?!\p{L}))/u.test(right)
  const leftGlued = left === leftEnd
  const rightGlued = right === right.trimStart()
  if (operands && leftGlued === rightGlued) {
    const unlikeOthers = leftGlued ? style.spaceBefore : !style.spaceAfter
    if (/[+*/×÷−-]/u.test(leftEnd) || unlikeOthers) return 'text'
    return leftGlued ? 'doubtful' : 'sign'
  }
  return leftGlued && rightGlued && style.spaceBefore ? 'doubtful' : 'sign'
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
