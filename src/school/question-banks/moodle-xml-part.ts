/** What depends on the kind of a Moodle XML question: its choices, numbers, texts, pairs, items. */
import type { Question } from '#contract/questions.ts'
import { feedbackIn, fractionOf, inlinesIn, isYes, numberIn, plainIn } from './blocks-in.ts'
import { fullBest, fullSum } from './gift-answers.ts'
import type { QuestionPart } from './gift-block.ts'
import { readGiftNumber } from './gift-numbers.ts'
import { type GiftRefusal, giftRefusal, isGiftRefusal, type RemarkList } from './gift-report.ts'
import { attachmentsTaken } from './moodle-attachments.ts'
import { childOf, childrenOf, wordsOf, type XmlElement } from './moodle-xml-tree.ts'

type Read = QuestionPart | GiftRefusal
type Numeric = Extract<Question, { kind: 'numeric' }>

const readers: Readonly<Record<string, (element: XmlElement, remarks: RemarkList) => Read>> = {
  multichoice: readChoices,
  truefalse: readTrueFalse,
  shortanswer: readTexts,
  numerical: readNumbers,
  matching: readPairs,
  ordering: readOrder,
  essay: readOpen,
}

/** Undefined: a kind that Préau has not. */
export function readMoodleXmlPart(
  element: XmlElement,
  type: string,
  remarks: RemarkList,
): Read | undefined {
  return Object.hasOwn(readers, type) ? readers[type]?.(element, remarks) : undefined
}

/** What more than one full answer, or less, would mean for the points. */
function capped(answers: readonly XmlElement[], remarks: RemarkList): number[] {
  return answers.map((answer) => {
    const fraction = fractionOf(answer)
    if (Math.abs(fraction) > 1) remarks.add('percent_capped', `${fraction * 100}`)
    return Math.min(1, Math.max(-1, fraction))
  })
}

function readChoices(element: XmlElement, remarks: RemarkList): Read {
  const answers = childrenOf(element, 'answer').filter((answer) => {
    const isEmpty = wordsOf(answer).trim() === ''
    if (isEmpty) remarks.add('empty_choice')
    return !isEmpty
  })
  if (answers.length < 2) return giftRefusal('too_few_choices')
  const written = capped(answers, remarks)
  if (!written.some((fraction) => fraction > 0)) return giftRefusal('no_right_answer')
  const isSingle = isYes(element, 'single', true)
  const fractions = isSingle ? fullBest(written, remarks) : fullSum(written, remarks)
  const choices = answers.map((answer, index) => ({
    id: `c${index + 1}`,
    text: inlinesIn(answer, remarks),
    fraction: fractions[index] ?? 0,
    ...feedbackIn(answer, remarks),
  }))
  if (choices.some((choice) => choice.text.length === 0)) return giftRefusal('no_answers')
  const kind = isSingle ? 'single_choice' : 'multiple_choice'
  return { kind, choices, shuffle: isYes(element, 'shuffleanswers', true) }
}

function readTrueFalse(element: XmlElement, remarks: RemarkList): Read {
  const answers = childrenOf(element, 'answer')
  const find = (word: string) =>
    answers.find((answer) => wordsOf(answer).trim().toLowerCase() === word)
  const onTrue = find('true')
  const onFalse = find('false')
  if (onTrue === undefined && onFalse === undefined) return giftRefusal('no_answers')
  const right = onTrue === undefined ? 0 : fractionOf(onTrue)
  const wrong = onFalse === undefined ? 0 : fractionOf(onFalse)
  if (right <= 0 && wrong <= 0) return giftRefusal('no_right_answer')
  const feedbackTrue = onTrue === undefined ? undefined : feedbackIn(onTrue, remarks).feedback
  const feedbackFalse = onFalse === undefined ? undefined : feedbackIn(onFalse, remarks).feedback
  return {
    kind: 'true_false',
    correct: right > wrong,
    ...(feedbackTrue === undefined ? {} : { feedbackTrue }),
    ...(feedbackFalse === undefined ? {} : { feedbackFalse }),
  }
}

function readTexts(element: XmlElement, remarks: RemarkList): Read {
  const answers = childrenOf(element, 'answer').filter((answer) => wordsOf(answer).trim() !== '')
  if (answers.length === 0) return giftRefusal('no_answers')
  const written = capped(answers, remarks)
  if (!written.some((fraction) => fraction > 0)) return giftRefusal('no_right_answer')
  const fractions = fullBest(written, remarks)
  return {
    kind: 'short_text',
    answers: answers.map((answer, index) => ({
      pattern: plainIn(answer, remarks),
      fraction: fractions[index] ?? 0,
      ...feedbackIn(answer, remarks),
    })),
    rule: { caseMatters: isYes(element, 'usecase', false), accentsMatter: true },
  }
}

function readNumbers(element: XmlElement, remarks: RemarkList): Read {
  const all = childrenOf(element, 'answer').filter((answer) => wordsOf(answer).trim() !== '')
  const given = all.filter((answer) => wordsOf(answer).trim() !== '*')
  const other = all.find((answer) => wordsOf(answer).trim() === '*')
  if (given.length === 0) return giftRefusal('no_answers')
  const written = capped(given, remarks)
  if (!written.some((fraction) => fraction > 0)) return giftRefusal('no_right_answer')
  const fractions = fullBest(written, remarks)
  const answers: Numeric['answers'] = []
  for (const [index, answer] of given.entries()) {
    const number = readGiftNumber(wordsOf(answer), remarks)
    if (isGiftRefusal(number)) return number
    const tolerance = Math.abs(numberIn(answer, 'tolerance') ?? number.tolerance)
    const fraction = fractions[index] ?? 0
    answers.push({ value: number.value, tolerance, fraction, ...feedbackIn(answer, remarks) })
  }
  const otherFeedback = other === undefined ? undefined : feedbackIn(other, remarks).feedback
  const unit = readUnit(element)
  return {
    kind: 'numeric',
    answers,
    ...(otherFeedback === undefined ? {} : { otherFeedback }),
    ...(unit === undefined ? {} : { unit }),
  }
}

/**
 * Moodle's multiplier says how many of a unit are one of the first; our factor says the contrary.
 * `unitgradingtype` 0: the unit may be left out.
 */
function readUnit(element: XmlElement): Numeric['unit'] {
  const symbols = childrenOf(childOf(element, 'units') ?? element, 'unit').flatMap((unit) => {
    const symbol = wordsOf(childOf(unit, 'unit_name')).trim()
    const multiplier = numberIn(unit, 'multiplier') ?? 1
    return symbol === '' || multiplier <= 0 ? [] : [{ symbol, factor: 1 / multiplier }]
  })
  if (symbols.length === 0) return undefined
  const isGraded = (numberIn(element, 'unitgradingtype') ?? 0) > 0
  symbols.sort((left, right) => Number(right.factor === 1) - Number(left.factor === 1))
  return { rule: isGraded ? 'required' : 'optional', symbols }
}

function readPairs(element: XmlElement, remarks: RemarkList): Read {
  const part: Extract<QuestionPart, { kind: 'match' }> = {
    kind: 'match',
    pairs: [],
    distractors: [],
  }
  for (const sub of childrenOf(element, 'subquestion')) {
    const left = inlinesIn(sub, remarks)
    const right = inlinesIn(childOf(sub, 'answer'), remarks)
    if (right.length === 0) continue
    if (left.length === 0) part.distractors.push(right)
    else part.pairs.push({ id: `p${part.pairs.length + 1}`, left, right })
  }
  return part.pairs.length < 2 ? giftRefusal('too_few_pairs') : part
}

/** The answers of an ordering question stand in their order, whatever their fractions say. */
function readOrder(element: XmlElement, remarks: RemarkList): Read {
  const items = childrenOf(element, 'answer')
    .map((answer) => inlinesIn(answer, remarks))
    .filter((text) => text.length > 0)
    .map((text, index) => ({ id: `i${index + 1}`, text }))
  return items.length < 2 ? giftRefusal('too_few_choices') : { kind: 'order', items }
}

function readOpen(element: XmlElement, remarks: RemarkList): Read {
  const markingGuide = inlinesIn(childOf(element, 'graderinfo'), remarks)
  const hasAttachments = (numberIn(element, 'attachments') ?? 0) !== 0
  const taken = attachmentsTaken(wordsOf(childOf(element, 'filetypeslist')))
  const takesText = wordsOf(childOf(element, 'responseformat')).trim() !== 'noinline'
  const takesPhotos = hasAttachments && taken.photos
  return {
    kind: 'open',
    accepts: takesText ? (takesPhotos ? 'text_or_photo' : 'text') : 'photo',
    ...(hasAttachments && taken.files ? { takesFiles: true } : {}),
    ...(markingGuide.length === 0 ? {} : { markingGuide }),
  }
}
