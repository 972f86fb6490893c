/** A text with gaps in Moodle's Cloze syntax, which stands in the wording of both formats. */
import type { Question } from '#contract/questions.ts'
import { blocksToHtml, inlinesToHtml } from './content-html.ts'
import { escapeHtml } from './markdown-html.ts'

type GapText = Extract<Question, { kind: 'gap_text' }>
type Piece = GapText['lines'][number][number]
type Gap = Extract<Piece, { type: 'gap' }>

export function writeCloze({ prompt, lines }: GapText): string {
  const paragraphs = lines.map((line) => `<p>${line.map(pieceToCloze).join('')}</p>`)
  return withoutBraces(blocksToHtml(prompt)) + paragraphs.join('')
}

function pieceToCloze(piece: Piece): string {
  return piece.type === 'words' ? withoutBraces(inlinesToHtml(piece.text)) : gapToCloze(piece)
}

/** Braces of the wording would begin a gap. */
function withoutBraces(html: string): string {
  return html.replace(/[{}]/gu, entity)
}

function gapToCloze({ weight, answer }: Gap): string {
  const answers =
    answer.kind === 'choice'
      ? answer.choices.map((one) => clozeAnswer(inlinesToHtml(one.text), one))
      : answer.kind === 'text'
        ? answer.answers.map((one) => clozeAnswer(escapeHtml(one.pattern), one))
        : answer.answers.map((one) => clozeAnswer(`${one.value}:${one.tolerance}`, one))
  // Moodle's weights are whole numbers.
  return `{${Math.max(1, Math.round(weight))}:${clozeType(answer)}:${answers.join('~')}}`
}

function clozeType(answer: Gap['answer']): string {
  if (answer.kind === 'choice') return 'MULTICHOICE'
  if (answer.kind === 'number') return 'NUMERICAL'
  return answer.rule.caseMatters ? 'SHORTANSWER_C' : 'SHORTANSWER'
}

type Scored = Pick<
  Extract<Gap['answer'], { kind: 'text' }>['answers'][number],
  'fraction' | 'feedback'
>

function clozeAnswer(html: string, { fraction, feedback }: Scored): string {
  const sign = fraction >= 1 ? '=' : `%${Number((fraction * 100).toFixed(5))}%`
  const words = feedback === undefined ? '' : `#${clozeWords(inlinesToHtml(feedback))}`
  return `${sign}${clozeWords(html)}${words}`
}

/** Signs that part answers, as entities: both Moodle and Préau read them as text. */
function clozeWords(html: string): string {
  return html.replace(/&#\d+;|[{}~#=\\]/gu, (found) => (found.length > 1 ? found : entity(found)))
}

function entity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}
