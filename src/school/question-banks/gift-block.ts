/**
 * One answer block of GIFT as the part of a question that depends on its kind. Which kind it is
 * follows Moodle's documented order: empty, number, choice, match, true or false, short text.
 */
import type { Question } from '#contract/questions.ts'
import { answerFeedback, fullBest, fullSum, type GiftAnswer, splitAnswers } from './gift-answers.ts'
import { readGiftNumber } from './gift-numbers.ts'
import { restoreText } from './gift-protect.ts'
import { type GiftRefusal, giftRefusal, isGiftRefusal, type RemarkList } from './gift-report.ts'
import { type GiftFormat, readFormat, wordingToInlines, wordingToPlain } from './gift-text.ts'

type Common = 'id' | 'prompt' | 'points' | 'explanation' | 'hint' | 'furtherHints' | 'hintPenalty'
/** A question without what all kinds share. */
export type QuestionPart = Question extends infer Q
  ? Q extends Question
    ? Omit<Q, Common>
    : never
  : never
type PartOf<Kind extends Question['kind']> = Omit<Extract<Question, { kind: Kind }>, Common>

/** Reads a block's inside, general feedback already taken off; protected text. */
export function readBlock(
  inside: string,
  format: GiftFormat,
  remarks: RemarkList,
): QuestionPart | GiftRefusal {
  const block = inside.trim()
  if (block === '') return { kind: 'open', accepts: 'text' }
  if (block.startsWith('#')) return readNumeric(block.slice(1), format, remarks)
  const pairs = readPairs(block, format, remarks)
  if (pairs !== undefined) return pairs
  const trueFalse = readTrueFalse(block, format, remarks)
  if (trueFalse !== undefined) return trueFalse
  const answers = splitAnswers(block, remarks)
  if (isGiftRefusal(answers)) return answers
  // As in Moodle, a tilde anywhere makes a choice, even in `{~=a ~=b}` where all are right.
  return block.includes('~')
    ? readChoices(answers, format, remarks)
    : readTexts(answers, format, remarks)
}

// --- true or false -----------------------------------------------------------------------------

const trueWords = new Set(['T', 'TRUE', 'VRAI', 'V'])
const falseWords = new Set(['F', 'FALSE', 'FAUX'])

function readTrueFalse(
  block: string,
  format: GiftFormat,
  remarks: RemarkList,
): PartOf<'true_false'> | undefined {
  if (/[=~]/u.test(block.replace(/^\s*=/u, '').split('#')[0] ?? '')) return undefined
  const [answer = '', wrong, right] = splitHashes(block)
  const signed = answer.startsWith('=')
  const typed = restoreText(answer.replace(/^=/u, '')).trim()
  const word = typed.toUpperCase()
  const correct = trueWords.has(word)
  if (!correct && !falseWords.has(word)) return undefined
  // Only T, TRUE, F and FALSE are Moodle's; `=TRUE` and a lone V would be short texts there.
  if (signed || word === 'V') remarks.add('assumed_true_false', typed)
  else if (!/^(?:T|TRUE|F|FALSE)$/u.test(typed)) remarks.add('french_true_false', typed)
  const wrongFeedback = feedbackOf(wrong, format, remarks)
  const rightFeedback = feedbackOf(right, format, remarks)
  const [onTrue, onFalse] = correct
    ? [rightFeedback, wrongFeedback]
    : [wrongFeedback, rightFeedback]
  return {
    kind: 'true_false',
    correct,
    ...(onTrue === undefined ? {} : { feedbackTrue: onTrue }),
    ...(onFalse === undefined ? {} : { feedbackFalse: onFalse }),
  }
}

/** At most three parts: the answer, the words for the wrong choice, the words for the right one. */
function splitHashes(block: string): string[] {
  const [answer = '', wrong, ...right] = block.split('#')
  return [
    answer,
    ...(wrong === undefined ? [] : [wrong]),
    ...(right.length > 0 ? [right.join('#')] : []),
  ]
}

function feedbackOf(text: string | undefined, format: GiftFormat, remarks: RemarkList) {
  if (text === undefined || text.trim() === '') return undefined
  const feedback = wordingToInlines(readFormat(text, format), remarks)
  return feedback.length === 0 ? undefined : feedback
}

// --- match -------------------------------------------------------------------------------------

function readPairs(
  block: string,
  format: GiftFormat,
  remarks: RemarkList,
): PartOf<'match'> | GiftRefusal | undefined {
  if (!block.includes('->')) return undefined
  const signed = block.startsWith('=')
  // Without signs, every line must be a pair, or the arrow is just part of a text.
  if (!signed && (/[=~]/u.test(block) || !block.split('\n').every((line) => line.includes('->')))) {
    return undefined
  }
  if (/(?:^|\s)~/u.test(block)) return undefined
  if (!signed) remarks.add('pairs_without_sign')
  const entries = block
    .split(signed ? /=/u : /\n/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const pairs: PartOf<'match'>['pairs'] = []
  const distractors: PartOf<'match'>['distractors'] = []
  for (const entry of entries) {
    const arrow = entry.indexOf('->')
    if (arrow < 0) return giftRefusal('pair_without_arrow', restoreText(entry))
    const left = wordingToInlines(readFormat(entry.slice(0, arrow), format), remarks)
    const [answer = '', comment] = entry.slice(arrow + 2).split('#')
    if (comment !== undefined && comment.trim() !== '')
      remarks.add('feedback_lost', restoreText(comment))
    // Right-hand sides are plain text in Moodle; markup in them was meant all the same.
    const right = wordingToInlines(readFormat(answer, 'moodle'), remarks)
    if (right.length === 0) return giftRefusal('pair_without_arrow', restoreText(entry))
    if (left.length === 0) distractors.push(right)
    else pairs.push({ id: `p${pairs.length + 1}`, left, right })
  }
  if (pairs.length < 2) return giftRefusal('too_few_pairs')
  return { kind: 'match', pairs, distractors }
}

// --- numbers -----------------------------------------------------------------------------------

function readNumeric(
  inside: string,
  format: GiftFormat,
  remarks: RemarkList,
): PartOf<'numeric'> | GiftRefusal {
  const read = readNumberAnswers(inside, format, remarks)
  if (isGiftRefusal(read)) return read
  const { answers, otherFeedback } = read
  return { kind: 'numeric', answers, ...(otherFeedback === undefined ? {} : { otherFeedback }) }
}

/** The answers after `{#`, also used for number gaps. */
export function readNumberAnswers(
  inside: string,
  format: GiftFormat,
  remarks: RemarkList,
): Pick<PartOf<'numeric'>, 'answers' | 'otherFeedback'> | GiftRefusal {
  const block = /^\s*[=~]/u.test(inside) ? inside : `=${inside}`
  const split = splitAnswers(block, remarks)
  if (isGiftRefusal(split)) return split
  const answers: PartOf<'numeric'>['answers'] = []
  const fractions = fullBest(
    split.filter(isNumber).map((one) => one.percent ?? (one.sign === '=' ? 1 : 0)),
    remarks,
  )
  let otherFeedback: PartOf<'numeric'>['otherFeedback']
  for (const answer of split) {
    if (!isNumber(answer)) {
      // `~#…` and `=%0%*#…` are said to whoever gave any other number.
      otherFeedback ??= answerFeedback(answer, format, remarks).feedback
      continue
    }
    const number = readGiftNumber(answer.text, remarks)
    if (isGiftRefusal(number)) return number
    const fraction = fractions[answers.length] ?? 0
    answers.push({ ...number, fraction, ...answerFeedback(answer, format, remarks) })
  }
  if (answers.length === 0) return giftRefusal('no_answers')
  if (!answers.some((answer) => answer.fraction > 0)) return giftRefusal('no_right_answer')
  return { answers, ...(otherFeedback === undefined ? {} : { otherFeedback }) }
}

function isNumber(answer: GiftAnswer): boolean {
  return answer.text !== '' && answer.text !== '*'
}

// --- choices -----------------------------------------------------------------------------------

function readChoices(
  answers: readonly GiftAnswer[],
  format: GiftFormat,
  remarks: RemarkList,
): QuestionPart | GiftRefusal {
  const catchAll = answers.find((answer) => answer.text === '' && answer.feedback !== undefined)
  const given = answers.filter((answer) => answer.text !== '')
  if (given.length < answers.length && catchAll === undefined) remarks.add('empty_choice')
  const onlyTexts = given.length > 0 && given.every((answer) => answer.sign === '=')
  if (onlyTexts && catchAll?.sign === '~') {
    return readTexts([...given, { ...catchAll, text: '*', percent: 0 }], format, remarks)
  }
  if (catchAll?.feedback !== undefined) remarks.add('feedback_lost', restoreText(catchAll.feedback))
  if (given.length === 1 && given[0]?.sign === '=') {
    remarks.add('single_choice_as_text', restoreText(given[0].text))
    return readTexts(given, format, remarks)
  }
  if (given.length < 2) return giftRefusal('too_few_choices')
  const multiple = isMultiple(given)
  const written = given.map((answer) => answer.percent ?? (answer.sign === '=' ? 1 : 0))
  if (given.some((answer) => answer.sign === '=' && answer.percent !== undefined)) {
    remarks.add('percent_after_equals')
  }
  if (!written.some((fraction) => fraction > 0)) return giftRefusal('no_right_answer')
  const fractions = multiple ? fullSum(written, remarks) : fullBest(written, remarks)
  noticeEasyPoints(fractions, multiple, remarks)
  const choices = given.map((answer, index) => ({
    id: `c${index + 1}`,
    text: wordingToInlines(readFormat(answer.text, format), remarks),
    fraction: fractions[index] ?? 0,
    ...answerFeedback(answer, format, remarks),
  }))
  if (choices.some((choice) => choice.text.length === 0)) return giftRefusal('no_answers')
  return { kind: multiple ? 'multiple_choice' : 'single_choice', choices, shuffle: true }
}

/**
 * In Moodle several may be ticked when no answer carries `=`. With percentages after `=` Moodle
 * would read the percentage as wording; two of them that share a whole mean the same as after `~`.
 */
function isMultiple(answers: readonly GiftAnswer[]): boolean {
  const right = answers.filter((answer) => answer.sign === '=')
  if (right.length === 0) return true
  return right.length > 1 && right.every((one) => one.percent !== undefined && one.percent < 1)
}

function noticeEasyPoints(
  fractions: readonly number[],
  multiple: boolean,
  remarks: RemarkList,
): void {
  const right = fractions.filter((fraction) => fraction > 0)
  if (multiple) {
    const all = fractions.reduce((sum, fraction) => sum + fraction, 0)
    if (all > 0.999 && right.length < fractions.length) remarks.add('choosing_all_earns_all')
  } else if (fractions.filter((fraction) => fraction >= 1).length > 1) {
    remarks.add('several_right_choices')
  }
}

// --- short texts -------------------------------------------------------------------------------

/** Case does not count and accents do: Moodle's default for short answers. */
const giftTextRule = { caseMatters: false, accentsMatter: true } as const

function readTexts(
  answers: readonly GiftAnswer[],
  format: GiftFormat,
  remarks: RemarkList,
): PartOf<'short_text'> | GiftRefusal {
  const texts = readTextAnswers(answers, format, remarks)
  return isGiftRefusal(texts) ? texts : { kind: 'short_text', answers: texts, rule: giftTextRule }
}

/** Typed answers, also used for text gaps. */
export function readTextAnswers(
  answers: readonly GiftAnswer[],
  format: GiftFormat,
  remarks: RemarkList,
): PartOf<'short_text'>['answers'] | GiftRefusal {
  const given = answers.filter((answer) => answer.text !== '')
  if (given.length === 0) return giftRefusal('no_answers')
  const written = given.map((answer) => answer.percent ?? (answer.sign === '=' ? 1 : 0))
  if (!written.some((fraction) => fraction > 0)) return giftRefusal('no_right_answer')
  const fractions = fullBest(written, remarks)
  return given.map((answer, index) => ({
    pattern: wordingToPlain(readFormat(answer.text, 'plain').text, remarks),
    fraction: fractions[index] ?? 0,
    ...answerFeedback(answer, format, remarks),
  }))
}
