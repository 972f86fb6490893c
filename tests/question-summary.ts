/**
 * The key, marks and feedback of a question in one short line, without its wording, so that tests can
 * state by hand what a question from somebody else's bank must become.
 *
 * `single 0/1/0 fb=2`: three choices, the second right, two with feedback. `short a|b@0.5`: two accepted
 * texts, the second for half. Accepted texts may be replaced by a hash (`hashed`).
 */
import { createHash } from 'node:crypto'
import { inlinesToText } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'

type Gap = Extract<
  Extract<Question, { kind: 'gap_text' }>['lines'][number][number],
  { type: 'gap' }
>
interface TextAnswer {
  pattern: string
  fraction: number
  feedback?: unknown
}
interface NumberAnswer {
  value: number
  tolerance: number
  fraction: number
  feedback?: unknown
}

/** The first eight hexadecimal digits of the SHA-256 of accepted texts, written `a|b@0.5`. */
function hashTexts(texts: string): string {
  return createHash('sha256').update(texts).digest('hex').slice(0, 8)
}

/** One line for one question. */
export function summarize(question: Question, hashed = false): string {
  const points = question.points === 1 ? '' : ` ${question.points}p`
  const explained = question.explanation === undefined ? '' : ' explained'
  return `${kindSummary(question, hashed)}${points}${explained}`
}

function kindSummary(question: Question, hashed: boolean): string {
  switch (question.kind) {
    case 'single_choice':
      return `single ${choices(question.choices)}`
    case 'multiple_choice':
      return `multiple ${choices(question.choices)}`
    case 'true_false': {
      const onTrue = question.feedbackTrue === undefined ? '' : ' fb-true'
      const onFalse = question.feedbackFalse === undefined ? '' : ' fb-false'
      return `${question.correct}${onTrue}${onFalse}`
    }
    case 'numeric': {
      const other = question.otherFeedback === undefined ? '' : ' fb-other'
      return `number ${numbers(question.answers)}${other}`
    }
    case 'short_text':
      return `short ${texts(question.answers, hashed)}`
    case 'match': {
      const rights = question.pairs.map((pair) => inlinesToText(pair.right)).join('|')
      const counts = `${question.pairs.length}+${question.distractors.length}`
      return hashed ? `match ${counts} ${hashTexts(rights)}` : `match ${counts}`
    }
    case 'order':
      return `order ${question.items.length}`
    case 'gap_text': {
      const gaps = question.lines.flat().filter((piece): piece is Gap => piece.type === 'gap')
      return `gaps ${gaps.map((gap) => gapSummary(gap, hashed)).join('; ')}`
    }
    case 'open':
      return `open ${question.accepts}`
  }
}

function gapSummary(gap: Gap, hashed: boolean): string {
  const weight = gap.weight === 1 ? '' : `×${gap.weight}`
  switch (gap.answer.kind) {
    case 'choice':
      return choices(gap.answer.choices) + weight
    case 'text': {
      const exact = gap.answer.rule.caseMatters ? '!' : ''
      return exact + texts(gap.answer.answers, hashed) + weight
    }
    case 'number':
      return numbers(gap.answer.answers) + weight
  }
}

function share(fraction: number): string {
  return String(Math.round(fraction * 1e4) / 1e4)
}

function feedbackCount(answers: readonly { feedback?: unknown }[]): string {
  const count = answers.filter((answer) => answer.feedback !== undefined).length
  return count === 0 ? '' : ` fb=${count}`
}

function choices(list: readonly { fraction: number; feedback?: unknown }[]): string {
  return list.map((choice) => share(choice.fraction)).join('/') + feedbackCount(list)
}

function texts(list: readonly TextAnswer[], hashed: boolean): string {
  const all = list
    .map(({ pattern, fraction }) => (fraction === 1 ? pattern : `${pattern}@${share(fraction)}`))
    .join('|')
  return (hashed ? hashTexts(all) : all) + feedbackCount(list)
}

function numbers(list: readonly NumberAnswer[]): string {
  const all = list.map(({ value, tolerance, fraction }) => {
    const worth = fraction === 1 ? '' : `@${share(fraction)}`
    return `${value}±${tolerance}${worth}`
  })
  return all.join('|') + feedbackCount(list)
}
