/**
 * Comparing typed words with accepted patterns. Spaces at the ends and runs of spaces never count,
 * nor do the shapes that keyboards choose for people: typographic apostrophes and quotes,
 * ligatures (œ, æ), dashes, the ellipsis. Case and accents count as the question's rule says.
 */
import { type Inlines, textToInlines } from '#contract/content.ts'
import type { Question, TextRule } from '#contract/questions.ts'
import { feedbackList, notAnswered, type Outcome } from './mark-outcome.ts'

type ShortTextQuestion = Extract<Question, { kind: 'short_text' }>
type TextAnswer = ShortTextQuestion['answers'][number]

/** Marks a short-text question: the first matching answer counts, as in Moodle. */
export function markShortText(question: ShortTextQuestion, text: string | undefined): Outcome {
  const part = { id: null, label: [], expected: expectedTexts(question.answers), fraction: 0 }
  if (text === undefined || text.trim() === '') return notAnswered([{ ...part, chosen: [] }])
  const match = matchText(question.answers, text, question.rule)
  const fraction = match?.fraction ?? 0
  return {
    answered: true,
    fraction,
    feedback: feedbackList(match?.feedback),
    parts: [{ ...part, chosen: [textToInlines(text.trim())], fraction: Math.max(0, fraction) }],
  }
}

/** The first answer whose pattern the typed text fits. */
export function matchText(
  answers: readonly TextAnswer[],
  text: string,
  rule: TextRule,
): TextAnswer | undefined {
  const typed = foldText(text, rule).trim()
  return answers.find((answer) => fitsPattern(answer.pattern, typed, rule))
}

/** The texts that earn full points, stars shown as an ellipsis. */
export function expectedTexts(answers: readonly TextAnswer[]): Inlines[] {
  return answers
    .filter((answer) => answer.fraction >= 1)
    .map((answer) => splitAtStars(answer.pattern).join('…').trim())
    .filter((text) => text !== '' && text !== '…')
    .map(textToInlines)
}

/** Text in the spelling in which it is compared under a rule. */
function foldText(text: string, rule: TextRule): string {
  let folded = text
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\u2018\u2019\u02BC\u02B9\u00B4`\u2032]/gu, "'")
    .replace(/[\u201C\u201D\u201E]|« ?| ?»/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll('…', '...')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE')
  if (!rule.accentsMatter) folded = folded.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  // Lower case alone is enough for the scripts taught; ß and dotted i keep their own forms.
  if (!rule.caseMatters) folded = folded.toLowerCase()
  return folded
}

/**
 * Whether folded text fits a pattern. No regular expression is built from what a teacher wrote:
 * the pieces between the stars are looked for one after the other, in time proportional to the text.
 */
function fitsPattern(pattern: string, typed: string, rule: TextRule): boolean {
  const pieces = splitAtStars(pattern).map((piece) => foldText(piece, rule))
  const first = (pieces[0] ?? '').trimStart()
  if (pieces.length === 1) return typed === first.trimEnd()
  const last = (pieces.at(-1) ?? '').trimEnd()
  if (!typed.startsWith(first)) return false
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const at = typed.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return typed.length - last.length >= from && typed.endsWith(last)
}

/** The literal pieces between unescaped stars, `\*` turned into a star. */
function splitAtStars(pattern: string): string[] {
  return pattern.split(/(?<!\\)\*/u).map((piece) => piece.replaceAll('\\*', '*'))
}
